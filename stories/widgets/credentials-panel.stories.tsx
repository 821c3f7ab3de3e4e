import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { CredentialsPanel } from '../../src/index.js';
import { expectNoSidewaysScroll } from '../sideways.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';

/** The credentials for QuickBooks in the bank’s own page: made by a gesture, masked, never kept. */
const meta = {
  title: 'Widgets/Credentials panel',
  component: CredentialsPanel,
} satisfies Meta<typeof CredentialsPanel>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

async function getPair() {
  await press(/^Get credentials|^Obtenir des identifiants/);
  await screen.findByRole('group');
}

export const BeforeAnyPair: Story = { parameters: inScenario('pending') };

export const AfterAPair: Story = { parameters: inScenario('credentialsIssued') };

export const PairUnused: Story = { parameters: inScenario('credentialsUnused') };

export const AfterTheEnd: Story = { parameters: inScenario('deauthorized') };

export const WithAPair: Story = { parameters: inScenario('pending'), play: getPair };

export const PasswordShown: Story = {
  parameters: inScenario('pending'),
  async play() {
    await getPair();
    await press(/^Show Password|^Afficher/);
  },
};

export const SpelledOut: Story = {
  parameters: inScenario('pending'),
  async play() {
    await getPair();
    await press(/^Show Password|^Afficher/);
    await userEvent.click(screen.getByText(/^Spell it out|^Épeler/));
    await expect(await screen.findAllByRole('definition')).toHaveLength(2);
  },
};

export const Revoking: Story = {
  parameters: inScenario('partlyLinked'),
  async play() {
    await press(/^Revoke|^Révoquer/);
    await screen.findByRole('dialog');
  },
};

export const Revoked: Story = {
  parameters: inScenario('credentialsIssued'),
  async play() {
    await press(/^Revoke|^Révoquer/);
    await press(/^Revoke$|^Révoquer$/);
    await screen.findByRole('button', { name: /^Get credentials|^Obtenir des identifiants/ });
  },
};

export const WithoutInstructions: Story = { parameters: inScenario('pending'), args: { instructions: false } };

export const Narrow: Story = {
  parameters: inScenario('pending'),
  decorators: [(Story) => <div className="story-narrow"><Story /></div>],
  async play({ canvasElement }) {
    await getPair();
    await press(/^Show Password|^Afficher/);
    await expectNoSidewaysScroll(canvasElement.querySelector('.story-narrow') ?? canvasElement);
  },
};

export const BeforeAFeed: Story = { parameters: inScenario('notStarted') };

export const NotAvailable: Story = { parameters: inScenario('unavailableCountry') };

export const Loading: Story = { parameters: inScenario('slow') };

export const SessionEnded: Story = { parameters: inScenario('notSignedIn') };
