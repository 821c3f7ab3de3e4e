import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { TransactionsTable } from '../../src/index.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { OpenScenario, ScenarioName } from '../scenarios/open-scenario.js';
import { bringAbout } from '../scenarios/trouble.js';
import { shows } from '../states.js';

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

export const EveryStage: Story = { tags: ['fits', 'low-vision'], parameters: { ...inScenario('linked'), ...shows('transactions.ready', 'stage.queued', 'stage.sending', 'stage.sent', 'stage.rejected', 'reason.futureDated', 'reason.refusedByCodat') } };

export const Explained: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('linked'),
  async play() {
    for (const stage of [said('transactions.stage.queued'), said('transactions.stage.sending'), said('transactions.stage.sent'), said('transactions.stage.rejected')]) await explain(stage);
  },
};

export const OldestFirst: Story = {
  parameters: { ...inScenario('linked'), ...shows('stage.late', 'reason.olderThanNewestSent', 'reason.beforeFeedStart', 'stage.quarantined', 'reason.changedAfterSending') },
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
  parameters: { ...inScenario('linked'), ...shows('transactions.noMatch') },
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

/** Too old for QuickBooks: whoever chooses an early start date finds these. */
export const TooOld: Story = {
  parameters: { ...inScenario('leftBehind'), ...shows('stage.late', 'reason.tooOld') },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.late'));
  },
};

export const AccountNotConnected: Story = {
  parameters: { ...inScenario('leftBehind'), ...shows('stage.queued', 'reason.accountNotConnected') },
  args: { accountId: 'card' },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.queued'));
  },
};

/** A bank that hears from QuickBooks itself what it has taken. Codat tells nobody. */
export const CollectedByQuickBooks: Story = {
  parameters: { ...inScenario('knowingBank'), ...shows('stage.collected') },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.collected'));
  },
};

/** The server is newer than this page, and says what this page does not know. */
export const FromANewerServer: Story = {
  parameters: { ...inScenario('newerServer'), ...shows('stage.unknown', 'reason.unknown') },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.unknown'));
  },
};

/** The line dropped while the page was open. */
export const Stale: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.stale', 'transactions.ready') },
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await screen.findAllByRole('rowheader');
    bringAbout(scene, 'offline', 0);
    await userEvent.click(await screen.findByRole('button', { name: said('common.refresh') }));
  },
};

export const NothingSentYet: Story = { parameters: { ...inScenario('linkedEmpty'), ...shows('transactions.empty') } };

export const NoAccounts: Story = { parameters: { ...inScenario('notStarted'), ...shows('transactions.noAccounts') } };

export const NotAvailable: Story = { parameters: { ...inScenario('unavailableCountry'), ...shows('unavailable.country') } };

export const Loading: Story = {
  parameters: { ...inScenario('slow'), ...shows('transactions.loading') },
  async play() {
    await screen.findAllByRole('status');
  },
};

export const SessionEnded: Story = { parameters: { ...inScenario('notSignedIn'), ...shows('transactions.failed', 'error.unauthenticated') } };

export const UnknownAccount: Story = { parameters: inScenario('linked'), args: { accountId: 'nobody-has-this' } };
