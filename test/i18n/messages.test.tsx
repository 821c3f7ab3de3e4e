import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import { createTranslator, namespace } from '../../src/i18n/translator.js';
import type { MessageOverrides } from '../../src/i18n/messages.js';
import { accountsTexts } from '../../src/i18n/texts/accounts.js';
import { buttonTexts } from '../../src/i18n/texts/button.js';
import { connectTexts } from '../../src/i18n/texts/connect.js';
import { transactionsTexts } from '../../src/i18n/texts/transactions.js';
import { useFormats } from '../../src/i18n/use-formats.js';
import { useMessages } from '../../src/i18n/use-messages.js';
import { BankFeedsProvider } from '../../src/react/provider.js';
import { createSmallBank } from '../testing/small-bank.js';

const adapter = createSmallBank().adapterOf('first');

function Shown() {
  const { t, locale } = useMessages(accountsTexts, buttonTexts, transactionsTexts);
  const formats = useFormats();
  return (
    <ul>
      <li>{locale}</li>
      <li>{t('connect.button')}</li>
      <li>{t('transactions.count', { count: 2, formatted: formats.count(2) })}</li>
      <li>{t('accounts.rename.done', { account: '<b>{{account}}</b> & Fils' })}</li>
    </ul>
  );
}

function shownIn(locale: string | undefined, messages?: MessageOverrides) {
  return (
    <BankFeedsProvider adapter={adapter} locale={locale} messages={messages}>
      <Shown />
    </BankFeedsProvider>
  );
}

function lines(): readonly (string | null)[] {
  return screen.getAllByRole('listitem').map(({ textContent }) => textContent);
}

describe('texts', () => {
  it('are English unless French is asked for', () => {
    const { rerender } = render(shownIn(undefined));
    expect(lines().slice(0, 3)).toEqual(['en', 'Connect account to QuickBooks', '2 transactions']);
    for (const tag of ['fr', 'fr-CA', 'fr-FR', 'fr_CA', 'FR-ca']) {
      rerender(shownIn(tag));
      expect(lines().slice(0, 3)).toEqual(['fr-CA', 'Connecter un compte à QuickBooks', '2 opérations']);
    }
    rerender(shownIn('es'));
    expect(lines()[0]).toBe('en');
  });

  it('are the host’s own where it has some, one by one and by language', () => {
    const messages = { en: { 'connect.button': 'Link QuickBooks' }, 'fr-CA': { 'transactions.count_other': '{{formatted}} lignes' } };
    const { rerender } = render(shownIn('en', messages));
    expect(lines().slice(1, 3)).toEqual(['Link QuickBooks', '2 transactions']);
    rerender(shownIn('fr-CA', messages));
    expect(lines().slice(1, 3)).toEqual(['Connecter un compte à QuickBooks', '2 lignes']);
    rerender(shownIn('fr-CA', { 'fr-CA': { 'connect.button': 'Relier QuickBooks' } }));
    expect(lines().slice(1, 3)).toEqual(['Relier QuickBooks', '2 opérations']);
  });

  it('of the host may be made of others of the same widget, and of the common ones', () => {
    render(shownIn('en', { en: { 'connect.button': 'Bank feeds: $t(connect.button.manage), $t(common.retry)' } }));
    expect(lines()[1]).toBe('Bank feeds: Manage QuickBooks connection, Try again');
  });

  it('cannot be overridden under a name that no text has', () => {
    const messages: MessageOverrides = {
      // @ts-expect-error A misspelt key does not compile.
      en: { 'connect.buton': 'Link QuickBooks' },
      'fr-CA': { 'connect.connected.title_many': 'La troisième forme du français' },
    };
    render(shownIn('en', messages));
    expect(lines()[1]).toBe('Connect account to QuickBooks');
  });

  it('show names from outside as they are: no markup, no second filling in, no escapes', () => {
    render(shownIn('en'));
    expect(lines()[3]).toBe('The account is now called <b>{{account}}</b> & Fils.');
    expect(document.querySelector('b')).toBeNull();
  });

  it('count as each language counts', () => {
    const count = (locale: 'en' | 'fr-CA', number: number) => {
      const { bring, i18n } = createTranslator(locale, {});
      bring([connectTexts]);
      return i18n.t('connect.accounts.continue', { count: number });
    };
    expect([0, 1, 2].map((number) => count('en', number))).toEqual(['Continue with 0 accounts', 'Continue with 1 account', 'Continue with 2 accounts']);
    expect([0, 1, 2, 1_000_000].map((number) => count('fr-CA', number))).toEqual([
      'Continuer avec 0 compte',
      'Continuer avec 1 compte',
      'Continuer avec 2 comptes',
      'Continuer avec 1000000 de comptes',
    ]);
  });

  it('leave the host’s own react-i18next alone, inside of the provider, too', async () => {
    const own = i18next.createInstance();
    await own.use(initReactI18next).init({ lng: 'de', resources: { de: { translation: { hello: 'Guten Tag' } } } });
    function OfTheHost() {
      const { t } = useTranslation();
      return <p data-testid="host">{t('hello')}</p>;
    }
    render(
      <BankFeedsProvider adapter={adapter} locale="fr-CA">
        <OfTheHost />
        <Shown />
      </BankFeedsProvider>,
    );
    expect(screen.getByTestId('host')).toHaveTextContent('Guten Tag');
    expect(lines()[1]).toBe('Connecter un compte à QuickBooks');
  });

  it('leave the host’s own i18next alone', async () => {
    const complaints = vi.spyOn(console, 'warn');
    await i18next.init({ lng: 'de', resources: { de: { translation: { hello: 'Guten Tag' } } } });
    render(shownIn('fr-CA'));
    expect(i18next.language).toBe('de');
    expect(i18next.t('hello')).toBe('Guten Tag');
    expect(i18next.hasResourceBundle('fr-CA', namespace)).toBe(false);
    expect([document.cookie, localStorage.length, sessionStorage.length]).toEqual(['', 0, 0]);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
});
