import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConsentReceipt } from '../../src/index.js';
import type { ScenarioName } from '../scenarios/open-scenario.js';

/** What the customer agreed to, as the bank's server has it on record. Prints itself alone. */
const meta = {
  title: 'Widgets/Consent receipt',
  component: ConsentReceipt,
} satisfies Meta<typeof ConsentReceipt>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

export const OnRecord: Story = { parameters: inScenario('linked') };

export const NothingYet: Story = { parameters: inScenario('notStarted') };

export const NotAvailable: Story = { parameters: inScenario('unavailableCountry') };
