import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { BankFeedAccountStatusList, CredentialsPanel, TransactionsTable } from '../../src/index.js';
import type { BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { OpenScenario, ScenarioName } from '../scenarios/open-scenario.js';
import { bringAbout } from '../scenarios/trouble.js';

function Widgets() {
  return (
    <div className="story-stack">
      <BankFeedAccountStatusList />
      <TransactionsTable />
    </div>
  );
}

/** What the toolbars “Motion”, “Latency” and “Faults” do, one story for each. In every other story they are yours to set. */
const meta = {
  title: 'Workbench/Bad days',
  component: Widgets,
  parameters: { scenario: 'linked' },
} satisfies Meta<typeof Widgets>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function failsWith(code: BankFeedsErrorCode) {
  await waitFor(() => expect([...document.querySelectorAll('[data-code]')].map((notice) => notice.getAttribute('data-code'))).toContain(code));
}

async function askForPair() {
  await userEvent.click(await screen.findByRole('button', { name: said('credentials.get') }));
}

export const ReducedMotion: Story = {
  globals: { motion: 'reduced' },
  async play() {
    await settled();
    const root = getComputedStyle(document.documentElement);
    await waitFor(() => expect([root.getPropertyValue('--bf-duration-fast'), root.getPropertyValue('--bf-duration')]).toEqual(['0s', '0s']));
  },
};

/** A third of a second: no skeleton should flash, nothing should jump. */
export const OrdinaryLine: Story = { globals: { latency: '300' }, play: settled };

export const SlowLine: Story = {
  globals: { latency: '3000' },
  async play() {
    await waitFor(() => expect(document.querySelectorAll('.bf-skeleton').length).toBeGreaterThan(0));
  },
};

export const Offline: Story = {
  globals: { trouble: 'offline' },
  play: () => failsWith('network'),
};

/** The line drops while the page is open: what was known stays, and says how old it is. */
export const GoingOffline: Story = {
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await settled();
    bringAbout(scene, 'offline', 0);
    for (const button of await screen.findAllByRole('button', { name: said('common.refresh') })) await userEvent.click(button);
    await waitFor(() => expect(document.querySelectorAll('[data-bf-part="stale"]')).toHaveLength(2));
  },
};

export const ServerError: Story = {
  globals: { trouble: 'serverError' },
  play: () => failsWith('internal'),
};

export const SessionExpired: Story = {
  globals: { trouble: 'sessionExpired' },
  play: () => failsWith('unauthenticated'),
};

export const EverySecondRequestFails: Story = {
  globals: { trouble: 'everySecond' },
  play: () => failsWith('network'),
};

export const CodatTooManyRequests: Story = {
  parameters: inScenario('pending'),
  globals: { trouble: 'codatBusy' },
  render: () => <CredentialsPanel />,
  async play() {
    await askForPair();
    await failsWith('codatRateLimited');
  },
};

export const CodatDown: Story = {
  parameters: inScenario('pending'),
  globals: { trouble: 'codatDown' },
  render: () => <CredentialsPanel />,
  async play() {
    await askForPair();
    await failsWith('codatUnavailable');
  },
};

export const CodatUnreachable: Story = {
  parameters: inScenario('pending'),
  globals: { trouble: 'codatUnreachable' },
  render: () => <CredentialsPanel />,
  async play() {
    await askForPair();
    await failsWith('codatUnreachable');
  },
};
