import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent } from 'storybook/test';
import { CredentialsPanel } from '../../src/index.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';
import { shows } from '../states.js';

/** The credentials for QuickBooks in the bank’s own page: made by a gesture, masked, never kept. */
const meta = {
  title: 'Widgets/Credentials panel',
  component: CredentialsPanel,
  play: settled,
} satisfies Meta<typeof CredentialsPanel>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

async function getPair() {
  await press(said('credentials.get'));
  await screen.findByRole('group', { name: said('credentials.title') });
}

export const BeforeAnyPair: Story = { parameters: { ...inScenario('pending'), ...shows('credentials.none') } };

export const AfterAPair: Story = { tags: ['fits'], parameters: inScenario('credentialsIssued') };

export const PairUnused: Story = { parameters: { ...inScenario('credentialsUnused'), ...shows('advice.credentialsUnused') } };

export const AfterTheEnd: Story = { parameters: { ...inScenario('deauthorized'), ...shows('advice.ended') } };

export const WithAPair: Story = { parameters: { ...inScenario('pending'), ...shows('credentials.shown') }, play: getPair };

export const PasswordShown: Story = {
  tags: ['fits'],
  parameters: inScenario('pending'),
  async play() {
    await getPair();
    await press(said('credentials.show.label'));
  },
};

export const SpelledOut: Story = {
  tags: ['fits'],
  parameters: inScenario('pending'),
  async play() {
    await getPair();
    await press(said('credentials.show.label'));
    await userEvent.click(screen.getByText(said('credentials.spell')));
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
    await screen.findByRole('button', { name: said('credentials.get') });
  },
};

export const WithoutInstructions: Story = { parameters: inScenario('pending'), args: { instructions: false } };

export const Narrow: Story = {
  tags: ['fits'],
  parameters: inScenario('pending'),
  decorators: [
    (Story) => (
      <div className="story-narrow">
        <Story />
      </div>
    ),
  ],
  async play() {
    await getPair();
    await press(said('credentials.show.label'));
  },
};

export const BeforeAFeed: Story = { parameters: { ...inScenario('notStarted'), ...shows('credentials.beforeAFeed') } };

export const NotAvailable: Story = { parameters: { ...inScenario('unavailableCountry'), ...shows('unavailable.country', 'advice.unavailable') } };

export const Loading: Story = {
  parameters: { ...inScenario('slow'), ...shows('credentials.loading') },
  async play() {
    await screen.findAllByRole('status');
  },
};

export const SessionEnded: Story = { parameters: { ...inScenario('notSignedIn'), ...shows('credentials.failed', 'error.unauthenticated') } };
