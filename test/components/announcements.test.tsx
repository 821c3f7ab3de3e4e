import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { BankFeedAccountStatusList, BankFeedsProvider, ConnectToQuickBooksButton, CredentialsPanel, TransactionsTable } from '../../src/index.js';
import { openScenario } from '../../stories/scenarios/open-scenario.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';
import { adapterSaying, adapterWithRows, broken, transaction } from './given.js';

/**
 * What a screen reader would say of changes, in order: alerts, and what changes within a polite region that was there
 * before. A region that comes together with its text is not read.
 */
function listen() {
  const said: string[] = [];
  const liveOf = (node: Node | null): Element | null => {
    const element = node instanceof Element ? node : (node?.parentElement ?? null);
    return element?.closest('[aria-live="polite"], [aria-live="assertive"], [role="alert"]') ?? null;
  };
  const observer = new MutationObserver((records) => {
    const spoken = new Set<Element>();
    for (const { target, addedNodes } of records) {
      const alerts = [...addedNodes]
        .flatMap((node) => (node instanceof Element ? [node, ...node.querySelectorAll('*')] : []))
        .filter((node) => node.matches('[role="alert"]'));
      for (const live of [liveOf(target), ...alerts]) {
        if (live?.isConnected && !live.closest('[aria-hidden="true"]')) spoken.add(live);
      }
    }
    for (const live of spoken) {
      const text = live.textContent?.trim() ?? '';
      if (text !== '' && said.at(-1) !== text) said.push(text);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  stop = () => observer.disconnect();
  return said;
}

let stop = () => {};

afterEach(() => stop());

describe('what is said aloud', () => {
  it.each([
    [
      'en',
      /^Get credentials/,
      /^Copy User name/,
      /^Copy Password/,
      /^Show/,
      [
        'Your credentials are ready. Copy the user name first.',
        'User name copied. Paste it in QuickBooks, then copy the password.',
        'Password copied. Paste it in QuickBooks.',
      ],
    ],
    [
      'fr-CA',
      /^Obtenir/,
      /^Copier\u00a0: Nom/,
      /^Copier\u00a0: Mot/,
      /^Afficher/,
      [
        'Vos identifiants sont prêts. Copiez d’abord le nom d’utilisateur.',
        'Nom d’utilisateur copié. Collez-le dans QuickBooks, puis copiez le mot de passe.',
        'Mot de passe copié. Collez-le dans QuickBooks.',
      ],
    ],
  ])('with credentials, in %s: each step once, and never the secret', async (locale, get, copyName, copyPassword, show, expected) => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('pending')).adapter);
    render(
      <BankFeedsProvider adapter={adapter} locale={locale}>
        <CredentialsPanel />
      </BankFeedsProvider>,
    );
    const button = await screen.findByRole('button', { name: get });
    const said = listen();
    await user.click(button);
    await user.click(await screen.findByRole('button', { name: copyName }));
    await user.click(await screen.findByRole('button', { name: copyPassword }));
    await user.click(screen.getByRole('button', { name: show }));
    await waitFor(() => expect(said).toEqual(expected));
    for (const secret of adapter.secrets) expect(said.join()).not.toContain(secret);
  });

  it('when an account’s status changes: once', async () => {
    const scenario = await openScenario('partlyLinked');
    render(
      <BankFeedsProvider adapter={scenario.adapter}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    await screen.findByText('Corporate card');
    const said = listen();
    await scenario.sandbox.quickBooks.linkEverything(scenario.companyId());
    await scenario.pass(60_000);
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect([...said].sort()).toEqual(['Corporate card: Connected.', 'The list is up to date.']));
  });

  it('inside an open dialog too', async () => {
    const user = userEvent.setup();
    render(
      <BankFeedsProvider adapter={(await openScenario('notStarted')).adapter}>
        <ConnectToQuickBooksButton />
      </BankFeedsProvider>,
    );
    await user.click(await screen.findByRole('button', { name: 'Connect account to QuickBooks' }));
    await user.click(await screen.findByRole('button', { name: 'Agree and continue' }));
    await user.click(await screen.findByRole('checkbox', { name: 'All accounts' }));
    const said = listen();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(said).toEqual(['Choose at least one account.']));
  });
});

describe('the focus', () => {
  async function expectFocusKept(adapter: BankFeedsAdapter, mend: () => void, widget: ReactElement, heading: string) {
    const user = userEvent.setup();
    render(<BankFeedsProvider adapter={adapter}>{widget}</BankFeedsProvider>);
    await screen.findByRole('alert');
    mend();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: heading })).toHaveFocus());
  }

  it('goes to the heading when the answer takes away the button that was pressed', async () => {
    const list = broken(adapterSaying({}), 'network', 'getFeed');
    await expectFocusKept(list.adapter, list.mend, <BankFeedAccountStatusList />, 'QuickBooks feeds');
  });

  it('goes to the heading in the panel and the table alike', async () => {
    const panel = broken(adapterSaying({}), 'network', 'getFeed');
    await expectFocusKept(panel.adapter, panel.mend, <CredentialsPanel />, 'Credentials for QuickBooks');
    document.body.replaceChildren();
    const table = broken(adapterWithRows([transaction()]), 'network', 'listTransactions');
    await expectFocusKept(table.adapter, table.mend, <TransactionsTable />, 'Transactions');
  });

  it('is not lost with the credentials that were revoked', async () => {
    const user = userEvent.setup();
    render(
      <BankFeedsProvider adapter={(await openScenario('pending')).adapter}>
        <CredentialsPanel />
      </BankFeedsProvider>,
    );
    await user.click(await screen.findByRole('button', { name: 'Get credentials' }));
    await user.click(await screen.findByRole('button', { name: 'Revoke these credentials' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Get credentials' }).parentElement).toHaveFocus());
  });

  it('is not taken from elsewhere on the host’s page', async () => {
    const { adapter, mend } = broken(adapterSaying({}), 'network', 'getFeed');
    const user = userEvent.setup();
    render(
      <>
        <BankFeedsProvider adapter={adapter}>
          <BankFeedAccountStatusList />
        </BankFeedsProvider>
        <input aria-label="host" />
      </>,
    );
    await screen.findByRole('alert');
    mend();
    screen.getByRole('button', { name: 'Try again' }).focus();
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('textbox', { name: 'host' }));
    await screen.findByText('Operating account');
    expect(screen.getByRole('textbox', { name: 'host' })).toHaveFocus();
  });
});

describe('two languages on one page', () => {
  it('do not disturb each other', async () => {
    const { adapter } = await openScenario('partlyLinked');
    render(
      <>
        <BankFeedsProvider adapter={adapter} locale="en">
          <BankFeedAccountStatusList />
        </BankFeedsProvider>
        <BankFeedsProvider adapter={adapter} locale="fr-CA">
          <BankFeedAccountStatusList />
        </BankFeedsProvider>
      </>,
    );
    expect(await screen.findByRole('region', { name: 'QuickBooks feeds' })).toHaveAttribute('lang', 'en');
    expect(screen.getByRole('region', { name: 'Flux QuickBooks' })).toHaveAttribute('lang', 'fr-CA');
    expect(await screen.findAllByText('Connected')).toHaveLength(2);
    expect(await screen.findAllByText('Connecté')).toHaveLength(2);
  });
});
