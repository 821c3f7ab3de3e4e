import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { BankFeedAccountStatusList } from '../../src/index.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { OpenScenario, ScenarioName } from '../scenarios/open-scenario.js';
import { bringAbout } from '../scenarios/trouble.js';
import { shows } from '../states.js';

/** The customer’s accounts in the feed: what each does, and everything that can be done with it. */
const meta = {
  title: 'Widgets/Account status list',
  component: BankFeedAccountStatusList,
  play: settled,
} satisfies Meta<typeof BankFeedAccountStatusList>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

export const PartlyLinked: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('partlyLinked'), ...shows('accounts.ready', 'advice.partlyConnected', 'account.connected', 'account.pending') },
};

export const Linked: Story = { parameters: { ...inScenario('linked'), ...shows('advice.connected', 'feed.linked') } };

export const Pending: Story = { parameters: { ...inScenario('pending'), ...shows('advice.credentialsNeeded', 'account.pending', 'feed.pending') } };

export const Empty: Story = { parameters: { ...inScenario('notStarted'), ...shows('accounts.empty', 'advice.notStarted', 'feed.notStarted') } };

export const AnAccountDisconnected: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('disconnected'), ...shows('advice.accountsDisconnected', 'account.disconnected') },
};

export const CredentialsUnused: Story = { tags: ['fits'], parameters: { ...inScenario('credentialsUnused'), ...shows('advice.credentialsUnused') } };

export const LinkExpired: Story = { parameters: { ...inScenario('linkExpired'), ...shows('advice.linkExpired') } };

export const CodatAwayForDays: Story = { tags: ['fits'], parameters: { ...inScenario('silentCodat'), ...shows('advice.blocked') } };

export const KeyRefusedByCodat: Story = { parameters: { ...inScenario('keyRefused'), ...shows('advice.blocked') } };

export const WaitingForQuickBooks: Story = { parameters: { ...inScenario('credentialsIssued'), ...shows('advice.waiting') } };

/** Chosen in QuickBooks a moment ago, and Codat is still at it. */
export const Connecting: Story = { parameters: { ...inScenario('connecting'), ...shows('account.connecting', 'advice.waiting') } };

/** The server is newer than this page, and says what this page does not know. */
export const FromANewerServer: Story = { parameters: { ...inScenario('newerServer'), ...shows('account.unknown', 'feed.unknown', 'advice.stale') } };

/** The line dropped while the page was open. */
export const Stale: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('partlyLinked'), ...shows('accounts.stale', 'accounts.ready') },
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await settled();
    bringAbout(scene, 'offline', 0);
    await press(said('common.refresh'));
  },
};

export const Unlinked: Story = { parameters: { ...inScenario('unlinked'), ...shows('advice.ended', 'feed.unlinked') } };

export const Deauthorized: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('deauthorized'), ...shows('advice.ended', 'feed.deauthorized', 'account.disconnected') },
};

export const AFrenchBusiness: Story = { parameters: inScenario('frenchCustomer') };

export const NotAvailable: Story = { parameters: { ...inScenario('unavailableCountry'), ...shows('advice.unavailable', 'unavailable.country') } };

export const Loading: Story = {
  parameters: { ...inScenario('slow'), ...shows('accounts.loading') },
  async play() {
    await screen.findAllByRole('status');
  },
};

export const SessionEnded: Story = { parameters: { ...inScenario('notSignedIn'), ...shows('accounts.failed', 'error.unauthenticated') } };

export const Narrow: Story = {
  tags: ['fits'],
  parameters: inScenario('partlyLinked'),
  decorators: [
    (Story) => (
      <div className="story-narrow">
        <Story />
      </div>
    ),
  ],
  async play() {
    await screen.findAllByRole('heading', { level: 3 });
  },
};

export const Actions: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account/);
    await screen.findByRole('button', { name: said('accounts.rename') });
  },
};

export const Renaming: Story = {
  tags: ['fits'],
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account/);
    await press(said('accounts.rename'));
    await expect(await screen.findByRole('textbox')).toHaveFocus();
  },
};

export const RenamedToNothing: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account/);
    await press(said('accounts.rename'));
    await userEvent.clear(await screen.findByRole('textbox'));
    await press(said('accounts.rename.confirm'));
    await expect(screen.getByRole('textbox')).toBeInvalid();
  },
};

export const Removing: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account/);
    await press(said('accounts.remove'));
    await screen.findByRole('dialog');
  },
};

export const Adding: Story = {
  tags: ['fits'],
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(said('accounts.add'));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Payroll account' }));
    await screen.findByRole('button', { name: said('accounts.add.confirmCount_one') });
  },
};

export const Disconnecting: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(said('accounts.disconnect'));
    await screen.findByRole('dialog');
  },
};
