import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { TransactionsTable } from '../../src/index.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';

/** What was handed over for QuickBooks, page by page, and how far each transaction has come. */
const meta = {
  title: 'Widgets/Transactions table',
  component: TransactionsTable,
  play: settled,
} satisfies Meta<typeof TransactionsTable>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function explain(stage: RegExp) {
  const [button] = await screen.findAllByRole('button', { name: stage });
  if (button) await userEvent.click(button);
}

async function search(text: string) {
  await screen.findAllByRole('rowheader');
  await userEvent.type(screen.getByRole('searchbox'), `${text}{Enter}`);
}

export const EveryStage: Story = { tags: ['fits', 'low-vision'], parameters: inScenario('linked') };

export const Explained: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('linked'),
  async play() {
    for (const stage of [said('transactions.stage.queued'), said('transactions.stage.sending'), said('transactions.stage.sent'), said('transactions.stage.rejected')]) await explain(stage);
  },
};

export const OldestFirst: Story = {
  parameters: inScenario('linked'),
  async play() {
    await screen.findAllByRole('rowheader');
    await userEvent.click(screen.getByRole('button', { name: 'Date' }));
    await waitFor(() => expect(screen.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'ascending'));
    await explain(/^Too late$|^Trop tardive$/);
  },
};

export const SendingMany: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('sendingMany'),
  async play() {
    await expect(await screen.findByRole('progressbar')).toHaveAttribute('value', '1000');
  },
};

export const LastPage: Story = {
  parameters: inScenario('linked'),
  async play() {
    await screen.findAllByRole('rowheader');
    await userEvent.click(screen.getByRole('button', { name: /^Last page|^Dernière page/ }));
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(21));
  },
};

export const Found: Story = {
  parameters: inScenario('linked'),
  async play() {
    await search('tremblay');
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(7));
  },
};

export const NothingFound: Story = {
  tags: ['fits'],
  parameters: inScenario('linked'),
  async play() {
    await search('zebra');
    await screen.findByText(said('transactions.noMatch.title'));
  },
};

export const AmericanDollars: Story = {
  parameters: inScenario('linked'),
  async play() {
    await screen.findAllByRole('rowheader');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Account|^Compte/ }), 'US suppliers ••4409');
    await waitFor(() => expect(document.querySelector('td[data-column="amount"]')).toHaveTextContent(/US/));
  },
};

export const OneAccount: Story = { parameters: inScenario('linked'), args: { accountId: 'card' } };

export const Narrow: Story = {
  tags: ['fits'],
  parameters: inScenario('linked'),
  decorators: [(Story) => <div className="story-narrow"><Story /></div>],
  async play() {
    await screen.findAllByRole('rowheader');
  },
};

export const NothingSentYet: Story = { parameters: inScenario('linkedEmpty') };

export const NoAccounts: Story = { parameters: inScenario('notStarted') };

export const NotAvailable: Story = { parameters: inScenario('unavailableCountry') };

export const Loading: Story = {
  parameters: inScenario('slow'),
  async play() {
    await screen.findAllByRole('status');
  },
};

export const SessionEnded: Story = { parameters: inScenario('notSignedIn') };

export const UnknownAccount: Story = { parameters: inScenario('linked'), args: { accountId: 'nobody-has-this' } };
