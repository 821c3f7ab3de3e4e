import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { locales } from '../../src/core/locale.js';
import { BankFeedAccountStatusList, BankFeedsProvider, ConnectToQuickBooksButton, ConsentReceipt, CredentialsPanel, TransactionsTable } from '../../src/index.js';
import { openScenario, type ScenarioName } from '../../stories/scenarios/open-scenario.js';
import { adapterWithRows, transaction } from '../components/given.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';
import { listenTo, readThrough } from './reader.js';

/* Scripts to be read by people, beside this file: what a screen reader says. After a change: read them, then `vitest -u`. */

interface Spoken {
  readonly openAdapter: () => BankFeedsAdapter | Promise<BankFeedsAdapter>;
  readonly widget: ReactElement;
  readonly ready: () => Promise<unknown>;
}

const inScenario = (name: ScenarioName) => async () => (await openScenario(name)).adapter;

const rows = [
  transaction(),
  transaction({ id: 't-2', description: 'Invoice 2231', reference: 'INV-2231', type: 'credit', amount: 348_000, stage: 'queued', reason: 'futureDated', sentAt: null }),
  transaction({ id: 't-3', description: 'Cheque 431', type: 'cheque', amount: -22_000, stage: 'late', reason: 'tooOld', sentAt: null }),
];

const widgets: Readonly<Record<string, Spoken>> = {
  'account-status-list': { openAdapter: inScenario('partlyLinked'), widget: <BankFeedAccountStatusList onConnect={() => undefined} />, ready: () => screen.findByText('Corporate card') },
  'credentials-panel': { openAdapter: inScenario('credentialsIssued'), widget: <CredentialsPanel instructions={false} />, ready: () => screen.findByRole('button', { name: /^Get new|^Obtenir de nouveaux/ }) },
  'consent-receipt': { openAdapter: inScenario('partlyLinked'), widget: <ConsentReceipt />, ready: () => screen.findByRole('button', { name: /^Print|^Imprimer/ }) },
  'transactions-table': { openAdapter: () => adapterWithRows(rows), widget: <TransactionsTable />, ready: () => screen.findAllByRole('rowheader') },
};

const words = {
  en: {
    agree: 'Agree and continue', continueWith: 'Continue with 1 account', get: 'Get credentials', copyName: 'Copy User name', copyPassword: 'Copy Password',
    show: 'Show Password', hide: 'Hide Password', entered: 'I’ve entered them', look: 'Look again', credentials: 'Credentials for QuickBooks',
    waiting: 'Waiting for QuickBooks', connected: 'Your account is connected',
    filters: 'Filters', direction: 'Money in or out', select: 'Select Coffee', copy: 'Copy', stage: 'Sent', details: 'See the details',
  },
  'fr-CA': {
    agree: 'Accepter et continuer', continueWith: 'Continuer avec 1 compte', get: 'Obtenir des identifiants', copyName: 'Copier\u00a0: Nom d’utilisateur', copyPassword: 'Copier\u00a0: Mot de passe',
    show: 'Afficher\u00a0: Mot de passe', hide: 'Masquer\u00a0: Mot de passe', entered: 'Je les ai saisis', look: 'Vérifier de nouveau', credentials: 'Identifiants pour QuickBooks',
    waiting: 'En attente de QuickBooks', connected: 'Votre compte est connecté',
    filters: 'Filtres', direction: 'Entrées ou sorties', select: 'Sélectionner Coffee', copy: 'Copier', stage: 'Envoyée', details: 'Voir les détails',
  },
} as const;

for (const locale of locales) {
  describe(`a screen reader in ${locale}`, () => {
    it.each(Object.entries(widgets))('reads the widget: %s', async (name, { openAdapter, widget, ready }) => {
      const { container } = render(<BankFeedsProvider adapter={await openAdapter()} locale={locale}>{widget}</BankFeedsProvider>);
      await ready();
      await expect(script(await readThrough(container))).toMatchFileSnapshot(`./${name}.${locale}.txt`);
    });

    it('leads through filters, selection and details of the transactions, and says what each came to once', async () => {
      const user = userEvent.setup();
      const says = words[locale];
      render(<BankFeedsProvider adapter={adapterWithRows(rows)} locale={locale}><TransactionsTable transactions={rows} currency="CAD" selectable /></BankFeedsProvider>);
      await screen.findAllByRole('rowheader');
      const lines: string[] = [];
      const aloud: string[] = [];
      const button = async (name: string) => user.click(await screen.findByRole('button', { name }));

      async function does(what: string, act: () => Promise<unknown>, announcements: number) {
        const heard = await listenTo(act, announcements);
        aloud.push(...heard);
        lines.push('', `## ${what}`, ...heard);
      }

      await does(`presses “${says.filters}”`, async () => {
        await button(says.filters);
        await screen.findByRole('group', { name: says.filters });
      }, 0);
      lines.push(...(await readThrough(screen.getByRole('group', { name: says.filters }))));
      await does(`chooses “${says.direction}”: out`, () => user.selectOptions(screen.getByRole('combobox', { name: says.direction }), 'out'), 1);
      await does(`ticks “${says.select}”`, async () => {
        await user.click(screen.getByRole('checkbox', { name: says.select }));
        await screen.findByRole('button', { name: says.copy });
      }, 1);
      lines.push(...(await readThrough(document.querySelector('[data-bf-part="selection"]') ?? document.body)));
      await does(`presses “${says.stage}”, then “${says.details}”`, async () => {
        await button(says.stage);
        await button(says.details);
        await screen.findByRole('dialog');
      }, 0);
      lines.push(...(await readThrough(screen.getByRole('dialog'))));

      expect(aloud.filter((phrase, index) => aloud.indexOf(phrase) !== index)).toEqual([]);
      await expect(script(lines)).toMatchFileSnapshot(`./transactions-table-use.${locale}.txt`);
    });

    it('leads through the whole journey, says each change once, and never the secret', async () => {
      const user = userEvent.setup();
      const says = words[locale];
      const scenario = await openScenario('notStarted');
      const adapter = recordedAdapter(scenario.adapter);
      render(<BankFeedsProvider adapter={adapter} locale={locale}><ConnectToQuickBooksButton /></BankFeedsProvider>);
      const lines: string[] = [];
      const aloud: string[] = [];
      const button = async (name: string) => user.click(await screen.findByRole('button', { name }));
      const heading = (name: string) => screen.findByRole('heading', { name });

      async function does(what: string, act: () => Promise<unknown>, { says: announcements = 0 } = {}) {
        const heard = await listenTo(act, announcements);
        aloud.push(...heard);
        lines.push('', `## ${what}`, ...heard);
      }

      async function readsDialog() {
        // The steps in QuickBooks have a story and tests of their own; here they would drown the rest.
        document.querySelector('[data-bf-part="instructions"]')?.setAttribute('aria-hidden', 'true');
        // What was said stays in its region for some seconds more.
        const said = new Set(aloud.map((phrase) => phrase.replace(/^\w+: /, '')));
        lines.push(...(await readThrough(screen.getByRole('dialog'))).filter((line) => !said.has(line)));
      }

      await does('opens the dialog', async () => {
        await user.click(await screen.findByRole('button', { name: /QuickBooks/ }));
        await screen.findByRole('button', { name: says.agree });
      });
      await readsDialog();
      await does(`presses “${says.agree}”`, async () => {
        await button(says.agree);
        await screen.findAllByRole('checkbox');
      });
      for (const name of ['Payroll account', 'Reserve savings', 'US suppliers', 'Corporate card']) await user.click(await screen.findByRole('checkbox', { name }));
      await readsDialog();
      await does(`presses “${says.continueWith}”`, async () => {
        await button(says.continueWith);
        await screen.findByRole('button', { name: says.get });
      });
      await readsDialog();
      await does(`presses “${says.get}”`, async () => {
        await button(says.get);
        await screen.findByRole('group', { name: says.credentials });
      }, { says: 1 });
      const [username = '', password = ''] = adapter.secrets;
      await readsDialog();
      expect(lines.join('\n')).not.toContain(password);
      await does(`presses “${says.copyName}”`, () => button(says.copyName), { says: 1 });
      await does(`presses “${says.copyPassword}”`, () => button(says.copyPassword), { says: 1 });
      await does(`presses “${says.show}”, then “${says.hide}”`, async () => {
        await button(says.show);
        await screen.findByText(password);
        await button(says.hide);
      });
      await does(`presses “${says.entered}”`, async () => {
        await button(says.entered);
        await heading(says.waiting);
      });
      await readsDialog();
      await does(`connects the account in QuickBooks, and presses “${says.look}”`, async () => {
        await scenario.connectInQuickBooks({ username, password });
        await button(says.look);
        await heading(says.connected);
      });
      await readsDialog();

      expect(aloud.filter((phrase, index) => aloud.indexOf(phrase) !== index)).toEqual([]);
      for (const secret of [username, password]) expect(aloud.join('\n')).not.toContain(secret);
      expect(lines.join('\n')).not.toContain(password);
      await expect(script(lines).replaceAll(username, '‹user name›')).toMatchFileSnapshot(`./journey.${locale}.txt`);
    });
  });
}

function script(lines: readonly string[]): string {
  return `${lines.join('\n').trim()}\n`;
}
