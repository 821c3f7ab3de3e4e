import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectStep, ConnectWay } from '../../src/core/connect-flow.js';
import type { Locale } from '../../src/core/locale.js';
import type { ProtocolVerb } from '../../src/core/protocol.js';
import { en } from '../../src/i18n/en/catalogue.js';
import { BankFeedAccountStatusList, BankFeedsProvider, ConnectToQuickBooksButton, CredentialsPanel, TransactionsTable } from '../../src/index.js';
import { openScenario, type ScenarioName } from '../../stories/scenarios/open-scenario.js';
import { linkOrigins } from '../../stories/scenarios/scene.js';
import { recordedAdapter, type RecordedAdapter } from '../conformance/recorded-adapter.js';

/* The customer changes the page's language in the middle of everything. */

interface Switched {
  readonly adapter: RecordedAdapter;
  readonly user: UserEvent;
  speak(locale: Locale): void;
}

async function placed(widget: ReactElement, scenario: ScenarioName, unanswered: readonly ProtocolVerb[] = []): Promise<Switched> {
  const adapter = recordedAdapter((await openScenario(scenario)).adapter, { unanswered });
  const page = (locale: Locale) => (
    <BankFeedsProvider adapter={adapter} locale={locale}>
      {widget}
    </BankFeedsProvider>
  );
  const { rerender } = render(page('en'));
  return { adapter, user: userEvent.setup(), speak: (locale) => rerender(page(locale)) };
}

const press = async (user: UserEvent, name: string | RegExp) => user.click(await screen.findByRole('button', { name }));

interface Arrival {
  readonly scenario: ScenarioName;
  readonly way?: ConnectWay;
  readonly unanswered?: readonly ProtocolVerb[];
  readonly arrive?: (user: UserEvent) => Promise<unknown>;
  readonly titles: Readonly<Record<Locale, string>>;
}

const toConnecting = async (user: UserEvent) => {
  await press(user, 'Agree and continue');
  await press(user, /^Continue with/);
};

const steps: Readonly<Record<ConnectStep, Arrival>> = {
  loading: { scenario: 'pending', unanswered: ['getFeed'], titles: { en: 'Looking up your connection…', 'fr-CA': 'Recherche de votre connexion…' } },
  unavailable: { scenario: 'unavailableCountry', titles: { en: 'Not available for your business', 'fr-CA': 'Service non offert à votre entreprise' } },
  permissions: {
    scenario: 'notStarted',
    titles: { en: 'Allow Maple Bank to send transactions to QuickBooks', 'fr-CA': 'Autoriser Maple Bank à transmettre des opérations à QuickBooks' },
  },
  accounts: {
    scenario: 'notStarted',
    arrive: (user) => press(user, 'Agree and continue'),
    titles: { en: 'Choose the accounts to connect', 'fr-CA': 'Choisir les comptes à connecter' },
  },
  connecting: {
    scenario: 'notStarted',
    unanswered: ['connect'],
    arrive: toConnecting,
    titles: { en: 'Preparing your connection…', 'fr-CA': 'Préparation de votre connexion…' },
  },
  credentials: {
    scenario: 'pending',
    arrive: (user) => press(user, 'Get credentials'),
    titles: { en: 'Enter these in QuickBooks', 'fr-CA': 'Saisir ces identifiants dans QuickBooks' },
  },
  link: {
    scenario: 'hosted',
    way: 'hosted',
    arrive: (user) => press(user, 'Get the link'),
    titles: { en: 'Continue on Codat’s page', 'fr-CA': 'Continuer sur la page de Codat' },
  },
  waiting: { scenario: 'credentialsIssued', titles: { en: 'Waiting for QuickBooks', 'fr-CA': 'En attente de QuickBooks' } },
  connected: { scenario: 'partlyLinked', titles: { en: '2 accounts are connected', 'fr-CA': '2 comptes sont connectés' } },
};

/** English that stays English in French: names, and QuickBooks’ own labels. */
const englishTexts = new Set(
  Object.entries(en)
    .filter(([key]) => !key.startsWith('instructions.') && !/version|column|order\.type|pages/.test(key))
    .map(([, text]) => text as string)
    .filter((text) => !text.includes('{{') && text.length > 3),
);

function englishLeft(): readonly string[] {
  const texts = [...document.querySelectorAll('*')].filter((element) => element.closest('[lang]')?.getAttribute('lang') === 'fr-CA');
  return texts
    .flatMap((element) => [
      ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue ?? ''),
      element.getAttribute('aria-label') ?? '',
    ])
    .map((text) => text.trim())
    .filter((text) => englishTexts.has(text));
}

let stop = () => {};

afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

/** Everything that appears in live regions and alerts from now on. */
function listen(): readonly string[] {
  const said: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const live = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live="polite"], [role="alert"]');
      const text = live?.textContent?.trim() ?? '';
      if (live?.isConnected && text !== '') said.push(text);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  stop = () => observer.disconnect();
  return said;
}

describe('another language in the middle of the journey', () => {
  it.each(Object.entries(steps))(
    '%s: the same step in its words, nothing asked, said or lost',
    async (_, { scenario, way = 'credentials', unanswered, arrive, titles }) => {
      const { adapter, user, speak } = await placed(<ConnectToQuickBooksButton flow={way} linkOrigins={linkOrigins} />, scenario, unanswered);
      await press(user, /QuickBooks/);
      await screen.findByRole('dialog');
      await arrive?.(user);
      const heading = () => within(screen.getByRole('dialog')).getByRole('heading', { level: 2 });
      await waitFor(() => expect(heading()).toHaveTextContent(titles.en));
      await waitFor(() => expect(adapter.calls.filter(({ settled, verb }) => !settled && !unanswered?.includes(verb))).toEqual([]));
      const aborted = () => adapter.calls.filter(({ signal }) => signal.aborted).length;
      const [asked, abortedBefore] = [adapter.calls.length, aborted()];
      const focused = document.activeElement;
      const said = listen();

      speak('fr-CA');
      expect(heading()).toHaveTextContent(titles['fr-CA']);
      expect(screen.getByRole('dialog')).toHaveAttribute('lang', 'fr-CA');
      await waitFor(() => expect(englishLeft()).toEqual([]));
      expect(document.activeElement).toBe(focused);
      expect(adapter.calls).toHaveLength(asked);

      speak('en');
      expect(heading()).toHaveTextContent(titles.en);
      expect(adapter.calls).toHaveLength(asked);
      expect(said).toEqual([]);
      expect(aborted()).toBe(abortedBefore);
    },
  );
});

describe('another language', () => {
  it('leaves the credentials where they are, shown as they were', async () => {
    const { adapter, user, speak } = await placed(<CredentialsPanel />, 'pending');
    await press(user, 'Get credentials');
    await press(user, 'Show Password');
    const [username = '', password = ''] = adapter.secrets;
    await press(user, 'Copy User name');
    await screen.findByText('User name copied. Paste it in QuickBooks, then copy the password.');
    const said = listen();
    speak('fr-CA');
    expect(screen.getByText(username)).toBeInTheDocument();
    expect(screen.getByText(password)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Masquer\u00a0: Mot de passe' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copié\u00a0: Nom d’utilisateur' })).toHaveFocus();
    expect(adapter.countOf('issueCredentials')).toBe(1);
    await waitFor(() => expect(englishLeft()).toEqual([]));
    expect(said).toEqual([]);
  });

  it('leaves what was typed, and the cursor in it', async () => {
    const { user, speak } = await placed(<BankFeedAccountStatusList onConnect={() => undefined} />, 'partlyLinked');
    await press(user, 'Actions for Operating account');
    await press(user, 'Rename');
    const field = await screen.findByRole('textbox', { name: 'Name in the feed' });
    await user.type(field, ' two');
    speak('fr-CA');
    expect(screen.getByRole('textbox', { name: 'Nom dans le flux' })).toBe(field);
    expect(field).toHaveValue('Operating account two');
    expect(field).toHaveFocus();
    await user.type(field, '!');
    expect(field).toHaveValue('Operating account two!');
  });

  it('does not say again, or in the language that was left, what was said', async () => {
    const { user, speak } = await placed(<BankFeedAccountStatusList onConnect={() => undefined} />, 'partlyLinked');
    await press(user, 'Refresh');
    await screen.findByText('The list is up to date.');
    const said = listen();
    speak('fr-CA');
    await waitFor(() => expect(screen.queryByText('The list is up to date.')).toBeNull());
    expect(said).toEqual([]);
    await press(user, 'Actualiser');
    expect(await screen.findByText('La liste est à jour.')).toBeInTheDocument();
    expect(said).toEqual(['La liste est à jour.']);
  });

  it('is the language of dates and amounts too, and asks for nothing', async () => {
    const { adapter, user, speak } = await placed(<TransactionsTable />, 'linked');
    await screen.findAllByRole('rowheader');
    await user.type(screen.getByRole('searchbox'), 'Payroll');
    await waitFor(() => expect(adapter.countOf('listTransactions')).toBe(2));
    await waitFor(() => expect(adapter.calls.every(({ settled }) => settled)).toBe(true));
    const [before] = screen.getAllByRole('row').slice(1);
    expect(before).toHaveTextContent(/Nov\.? \d+, 2026.*−CA\$2,3/);
    speak('fr-CA');
    const [after] = screen.getAllByRole('row').slice(1);
    expect(after).toHaveTextContent(/\d+ nov\. 2026.*−2 3\d\d,\d\d \$ CA/);
    expect(screen.getByRole('searchbox')).toHaveValue('Payroll');
    expect(adapter.countOf('listTransactions')).toBe(2);
  });
});
