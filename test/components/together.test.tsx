import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { BankFeedAccountStatusList, BankFeedsProvider, ConnectToQuickBooksButton, CredentialsPanel, TransactionsTable } from '../../src/index.js';
import { dailyTransactions } from '../../stories/scenarios/bank-data.js';
import { openScenario } from '../../stories/scenarios/open-scenario.js';
import { addDays } from '../../src/core/local-date.js';
import { axeFaults } from '../conformance/run-axe.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';

function portal(adapter: ReturnType<typeof recordedAdapter>) {
  return (
    <StrictMode>
      <BankFeedsProvider adapter={adapter}>
        <ConnectToQuickBooksButton id="connect" />
        <BankFeedAccountStatusList onConnect={() => undefined} />
        <CredentialsPanel />
        <TransactionsTable />
      </BankFeedsProvider>
    </StrictMode>
  );
}

describe('the four widgets on one page', () => {
  it('ask for the feed once, and have no fault that axe can see together', async () => {
    const adapter = recordedAdapter((await openScenario('linked')).adapter);
    render(portal(adapter));
    await screen.findAllByRole('rowheader');
    expect(adapter.calls.map(({ verb }) => verb).sort()).toEqual(['getFeed', 'listTransactions', 'summarizeTransactions']);
    expect(await axeFaults()).toEqual([]);
  });

  it('know at once what happens in one of them, from the first click to the first transaction', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('notStarted');
    const adapter = recordedAdapter(scenario.adapter);
    render(portal(adapter));
    const list = () => within(screen.getByRole('region', { name: 'QuickBooks feeds', hidden: true }));
    expect(await list().findByText('No account feeds QuickBooks yet')).toBeInTheDocument();
    expect(screen.getByText('Connect your accounts first; then get credentials here.')).toBeInTheDocument();
    expect(screen.getByText('Connect an account, and its transactions appear here.')).toBeInTheDocument();

    const [connect] = screen.getAllByRole('button', { name: 'Connect account to QuickBooks' });
    await user.click(connect ?? document.body);
    await user.click(await screen.findByRole('button', { name: 'Agree and continue' }));
    for (const name of ['Payroll account', 'Reserve savings', 'US suppliers', 'Corporate card'])
      await user.click(await screen.findByRole('checkbox', { name }));
    await user.click(screen.getByRole('button', { name: 'Continue with 1 account' }));
    await waitFor(() => expect(list().getByText('Pending')).toBeInTheDocument());
    await user.keyboard('{Escape}');

    await user.click(await screen.findByRole('button', { name: 'Get credentials' }));
    await screen.findByRole('group', { name: 'Credentials for QuickBooks' });
    const [username = '', password = ''] = adapter.secrets;
    await scenario.connectInQuickBooks({ username, password });
    await user.click(list().getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(list().getByText('Connected')).toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Manage QuickBooks connection' })).toBeInTheDocument();
    expect(screen.getByText('No transactions yet')).toBeInTheDocument();

    await scenario.ingest('operating', dailyTransactions('operating', addDays(scenario.today(), -3), 3, 2));
    await scenario.push();
    const table = within(screen.getByRole('region', { name: 'Transactions' }));
    await user.click(table.getByRole('button', { name: 'Refresh' }));
    expect(await table.findAllByRole('button', { name: 'Sent' })).toHaveLength(6);

    await user.click(list().getByRole('button', { name: 'Disconnect all accounts' }));
    await user.click(await screen.findByRole('button', { name: 'Disconnect all' }));
    expect(await list().findByText(/^The feed to QuickBooks has ended/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Connect account to QuickBooks' })).toBeInTheDocument();
    // What had been sent stays to be seen.
    expect(table.getAllByRole('button', { name: 'Sent' })).toHaveLength(6);
  });
});
