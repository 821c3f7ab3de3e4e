import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { BankFeedAccountStatusList } from '../../src/index.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';

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

export const PartlyLinked: Story = { tags: ['fits', 'low-vision'], parameters: inScenario('partlyLinked') };

export const Linked: Story = { parameters: inScenario('linked') };

export const Pending: Story = { parameters: inScenario('pending') };

export const Empty: Story = { parameters: inScenario('notStarted') };

export const AnAccountDisconnected: Story = { tags: ['fits', 'low-vision'], parameters: inScenario('disconnected') };

export const CredentialsUnused: Story = { tags: ['fits'], parameters: inScenario('credentialsUnused') };

export const NoNewsForDays: Story = { parameters: inScenario('silentCodat') };

export const Unlinked: Story = { parameters: inScenario('unlinked') };

export const Deauthorized: Story = { tags: ['fits'], parameters: inScenario('deauthorized') };

export const AFrenchBusiness: Story = { parameters: inScenario('frenchCustomer') };

export const NotAvailable: Story = { parameters: inScenario('unavailableCountry') };

export const Loading: Story = {
  parameters: inScenario('slow'),
  async play() {
    await screen.findAllByRole('status');
  },
};

export const SessionEnded: Story = { parameters: inScenario('notSignedIn') };

export const Narrow: Story = {
  tags: ['fits'],
  parameters: inScenario('partlyLinked'),
  decorators: [(Story) => <div className="story-narrow"><Story /></div>],
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
