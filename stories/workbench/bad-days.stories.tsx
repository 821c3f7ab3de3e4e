import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { BankFeedAccountStatusList, CredentialsPanel, TransactionsTable } from '../../src/index.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { OpenScenario, ScenarioName } from '../scenarios/open-scenario.js';
import { bringAbout } from '../scenarios/trouble.js';
import { shows } from '../states.js';

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
  parameters: shows('accounts.failed', 'error.network'),
  globals: { trouble: 'offline' },
};

/** The line drops while the page is open: what was known stays, and says how old it is. */
export const GoingOffline: Story = {
  parameters: shows('accounts.stale', 'transactions.stale'),
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await settled();
    bringAbout(scene, 'offline', 0);
    for (const button of await screen.findAllByRole('button', { name: said('common.refresh') })) await userEvent.click(button);
  },
};

export const ServerError: Story = {
  parameters: shows('accounts.failed', 'error.internal'),
  globals: { trouble: 'serverError' },
};

export const SessionExpired: Story = {
  parameters: shows('accounts.failed', 'error.unauthenticated'),
  globals: { trouble: 'sessionExpired' },
};

/** Without a list of accounts to choose from, the transactions are asked for at once, and second. */
export const EverySecondRequestFails: Story = {
  parameters: shows('accounts.ready', 'transactions.failed', 'error.network'),
  globals: { trouble: 'everySecond' },
  render: () => (
    <div className="story-stack">
      <BankFeedAccountStatusList />
      <TransactionsTable accountId="operating" />
    </div>
  ),
};

export const CodatTooManyRequests: Story = {
  parameters: { ...inScenario('pending'), ...shows('error.codatRateLimited') },
  globals: { trouble: 'codatBusy' },
  render: () => <CredentialsPanel />,
  play: askForPair,
};

export const CodatDown: Story = {
  parameters: { ...inScenario('pending'), ...shows('error.codatUnavailable') },
  globals: { trouble: 'codatDown' },
  render: () => <CredentialsPanel />,
  play: askForPair,
};

/** After several calls without an answer the server spares Codat further ones for a while. */
export const CodatDownForAWhile: Story = {
  parameters: { ...inScenario('pending'), ...shows('error.codatPaused') },
  globals: { trouble: 'codatDown' },
  render: () => <CredentialsPanel />,
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    for (let attempt = 0; attempt < 5; attempt += 1) await scene.adapter.credentials?.issue({ signal: new AbortController().signal }).catch(() => undefined);
    await askForPair();
  },
};

export const CodatUnreachable: Story = {
  parameters: { ...inScenario('pending'), ...shows('error.codatUnreachable') },
  globals: { trouble: 'codatUnreachable' },
  render: () => <CredentialsPanel />,
  play: askForPair,
};
