import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { BankFeedAccountStatusList } from '../../src/index.js';
import { expectNoSidewaysScroll } from '../sideways.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';

/** The customer’s accounts in the feed: what each does, and everything that can be done with it. */
const meta = {
  title: 'Widgets/Account status list',
  component: BankFeedAccountStatusList,
} satisfies Meta<typeof BankFeedAccountStatusList>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

export const PartlyLinked: Story = { parameters: inScenario('partlyLinked') };

export const Linked: Story = { parameters: inScenario('linked') };

export const Pending: Story = { parameters: inScenario('pending') };

export const Empty: Story = { parameters: inScenario('notStarted') };

export const AnAccountDisconnected: Story = { parameters: inScenario('disconnected') };

export const CredentialsUnused: Story = { parameters: inScenario('credentialsUnused') };

export const NoNewsForDays: Story = { parameters: inScenario('silentCodat') };

export const Unlinked: Story = { parameters: inScenario('unlinked') };

export const Deauthorized: Story = { parameters: inScenario('deauthorized') };

export const AFrenchBusiness: Story = { parameters: inScenario('frenchCustomer') };

export const NotAvailable: Story = { parameters: inScenario('unavailableCountry') };

export const Loading: Story = { parameters: inScenario('slow') };

export const SessionEnded: Story = { parameters: inScenario('notSignedIn') };

export const Narrow: Story = {
  parameters: inScenario('partlyLinked'),
  decorators: [(Story) => <div className="story-narrow"><Story /></div>],
  async play({ canvasElement }) {
    await screen.findAllByRole('heading', { level: 3 });
    await expectNoSidewaysScroll(canvasElement.querySelector('.story-narrow') ?? canvasElement);
  },
};

export const Actions: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account$/);
    await screen.findByRole('button', { name: /^Rename|^Renommer/ });
  },
};

export const Renaming: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account$/);
    await press(/^Rename|^Renommer/);
    await expect(await screen.findByRole('textbox')).toHaveFocus();
  },
};

export const RenamedToNothing: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account$/);
    await press(/^Rename|^Renommer/);
    await userEvent.clear(await screen.findByRole('textbox'));
    await press(/^Save|^Enregistrer/);
    await expect(screen.getByRole('textbox')).toBeInvalid();
  },
};

export const Removing: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/Operating account$/);
    await press(/^Remove from the feed|^Retirer du flux/);
    await screen.findByRole('dialog');
  },
};

export const Adding: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/^Add accounts|^Ajouter des comptes/);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Payroll account' }));
    await screen.findByRole('button', { name: /^Add 1 account|^Ajouter 1 compte/ });
  },
};

export const Disconnecting: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/^Disconnect all accounts|^Déconnecter tous les comptes/);
    await screen.findByRole('dialog');
  },
};
