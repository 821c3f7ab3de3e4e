import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import {
  BankFeedAccountStatusList,
  BankFeedsProvider,
  ConnectToQuickBooksButton,
  CredentialsPanel,
  quickBooksMenus,
  TransactionsTable,
  type BankFeedsProviderProps,
  type QuickBooksMenus,
} from '../../../src/index.js';
import { openScenario, type ScenarioName } from '../../../stories/scenarios/open-scenario.js';
import { adapterWithRows, transaction } from '../given.js';

const moved: QuickBooksMenus = {
  version: '2027-01',
  views: [{ language: 'en', menu: ['Banking', 'Feeds'], button: 'Add bank', update: 'Fetch' }],
  alternatives: [],
};
const url = 'https://quickbooks.example/';

function placed(widget: ReactElement, adapter: BankFeedsProviderProps['adapter'], quickBooks?: BankFeedsProviderProps['quickBooks']) {
  render(
    <BankFeedsProvider adapter={adapter} quickBooks={quickBooks}>
      {widget}
    </BankFeedsProvider>,
  );
}

async function inScenario(widget: ReactElement, name: ScenarioName, quickBooks?: BankFeedsProviderProps['quickBooks']) {
  placed(widget, (await openScenario(name)).adapter, quickBooks);
}

async function openedDialog(button: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
}

describe('what the provider is told of QuickBooks', () => {
  it('reaches the panel’s steps', async () => {
    await inScenario(<CredentialsPanel />, 'pending', { menus: moved });
    expect((await screen.findAllByRole('listitem'))[0]).toHaveTextContent('go to Banking › Feeds, then choose Add bank.');
  });

  it('reaches the dialog of a list’s own button', async () => {
    await inScenario(<BankFeedAccountStatusList />, 'disconnected', { menus: moved, url });
    const dialog = await openedDialog(/Manage QuickBooks connection|Reconnect/);
    await userEvent.click(await dialog.findByRole('button', { name: 'Get credentials again' }));
    expect(dialog.getByRole('link', { name: /^Open QuickBooks/ })).toHaveAttribute('href', url);
    expect(dialog.getByText('Banking › Feeds')).toBeInTheDocument();
  });

  it('reaches the list’s advice', async () => {
    await inScenario(<BankFeedAccountStatusList />, 'linkedEmpty', { menus: moved, url });
    expect(await screen.findByText('Fetch')).toHaveAttribute('translate', 'no');
    expect(screen.getByRole('link', { name: /^Open QuickBooks/ })).toHaveAttribute('href', url);
  });

  it('reaches the words on a transaction that was sent', async () => {
    placed(<TransactionsTable />, adapterWithRows([transaction()]), { menus: moved });
    await userEvent.click(await screen.findByRole('button', { name: 'Sent' }));
    expect(await screen.findByText('Fetch')).toBeInTheDocument();
  });

  it('gives way to what a widget is told itself', async () => {
    await inScenario(<ConnectToQuickBooksButton quickBooksUrl={null} menus={quickBooksMenus.US.en} />, 'pending', { menus: moved, url });
    const dialog = await openedDialog(/Continue/);
    expect(await dialog.findByText('Transactions › Bank transactions')).toBeInTheDocument();
    expect(dialog.queryByRole('link')).toBeNull();
  });

  it('may be that no link to QuickBooks is shown', async () => {
    await inScenario(<ConnectToQuickBooksButton />, 'pending', { url: null });
    const dialog = await openedDialog(/Continue/);
    await dialog.findByRole('button', { name: 'Get credentials' });
    expect(dialog.queryByRole('link')).toBeNull();
  });

  it('may be nothing: then it is what this release knows', async () => {
    await inScenario(<ConnectToQuickBooksButton />, 'pending');
    const dialog = await openedDialog(/Continue/);
    expect(await dialog.findByRole('link', { name: /^Open QuickBooks/ })).toHaveAttribute('href', 'https://qbo.intuit.com/');
    expect(dialog.getByText('Transactions › Bank transactions')).toBeInTheDocument();
  });
});
