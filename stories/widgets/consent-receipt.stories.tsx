import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConsentReceipt } from '../../src/index.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';
import { shows } from '../states.js';

/** What the customer agreed to, as the bank's server has it on record. Prints itself alone. */
const meta = {
  title: 'Widgets/Consent receipt',
  component: ConsentReceipt,
} satisfies Meta<typeof ConsentReceipt>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

export const OnRecord: Story = { parameters: { ...inScenario('linked'), ...shows('receipt.onRecord') } };

export const NothingYet: Story = { parameters: { ...inScenario('notStarted'), ...shows('receipt.none') } };

export const Loading: Story = { parameters: { ...inScenario('slow'), ...shows('receipt.loading') } };

export const SessionEnded: Story = { parameters: { ...inScenario('notSignedIn'), ...shows('receipt.failed', 'error.unauthenticated') } };

export const NotAvailable: Story = { parameters: { ...inScenario('unavailableCountry'), ...shows('unavailable.country') } };
