import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ConnectStep, ConnectWay } from '../../src/core/connect-flow.js';
import type { ProtocolVerb } from '../../src/core/protocol.js';
import { BankFeedsProvider, ConnectToQuickBooksButton } from '../../src/index.js';
import { openScenario, type OpenScenario, type ScenarioName } from '../../stories/scenarios/open-scenario.js';
import { linkOrigins } from '../../stories/scenarios/scene.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';

/* The page is loaded again in the middle of each step: a new provider with an empty memory, and the same server. */

const headings: Readonly<Record<ConnectStep, string>> = {
  loading: 'Looking up your connection…',
  unavailable: 'Not available for your business',
  permissions: 'Allow Maple Bank to send transactions to QuickBooks',
  accounts: 'Choose the accounts to connect',
  connecting: 'Preparing your connection…',
  credentials: 'Enter these in QuickBooks',
  link: 'Continue on Codat’s page',
  waiting: 'Waiting for QuickBooks',
  connected: '2 accounts are connected',
};

interface Reload {
  readonly scenario: ScenarioName;
  readonly way?: ConnectWay;
  /** Verbs that do not answer before the page is loaded again. */
  readonly unanswered?: readonly ProtocolVerb[];
  /** From the opened dialog to the step. */
  readonly arrive?: (user: UserEvent, scenario: OpenScenario) => Promise<unknown>;
  /** The step found afterwards: the same, or what the server knows of it. */
  readonly finds: ConnectStep;
  readonly because: string;
}

const press = async (user: UserEvent, name: string | RegExp) => user.click(await screen.findByRole('button', { name }));

const reloads: Readonly<Record<ConnectStep, Reload>> = {
  loading: { scenario: 'pending', unanswered: ['getFeed'], finds: 'credentials', because: 'it is looked up again' },
  unavailable: { scenario: 'unavailableCountry', finds: 'unavailable', because: 'the country is the bank’s own record' },
  permissions: { scenario: 'notStarted', finds: 'permissions', because: 'nothing was agreed to' },
  accounts: {
    scenario: 'notStarted',
    arrive: (user) => press(user, 'Agree and continue'),
    finds: 'permissions',
    because: 'consent goes to the server together with the accounts: what is not sent was not given',
  },
  connecting: {
    scenario: 'notStarted',
    unanswered: ['connect'],
    async arrive(user) {
      await press(user, 'Agree and continue');
      await press(user, /^Continue with/);
    },
    finds: 'permissions',
    because: 'the request did not reach the server',
  },
  credentials: {
    scenario: 'pending',
    async arrive(user) {
      await press(user, 'Get credentials');
      await screen.findByRole('group', { name: 'Credentials for QuickBooks' });
    },
    finds: 'waiting',
    because: 'a pair was made, and is shown once',
  },
  link: {
    scenario: 'hosted',
    way: 'hosted',
    async arrive(user) {
      await press(user, 'Get the link');
      await screen.findByRole('link');
    },
    finds: 'link',
    because: 'a link is got when it is wanted',
  },
  waiting: {
    scenario: 'pending',
    async arrive(user) {
      await press(user, 'Get credentials');
      await press(user, 'I’ve entered them');
    },
    finds: 'waiting',
    because: 'the server knows of the pair',
  },
  connected: { scenario: 'partlyLinked', finds: 'connected', because: 'the server knows of the accounts' },
};

const steps = Object.keys(reloads).filter((step): step is ConnectStep => Object.hasOwn(headings, step));

async function opened(user: UserEvent, scenario: OpenScenario, { way = 'credentials', unanswered = [] }: Pick<Reload, 'way' | 'unanswered'>) {
  const adapter = recordedAdapter(scenario.adapter, { unanswered });
  render(
    <BankFeedsProvider adapter={adapter}>
      <ConnectToQuickBooksButton flow={way} linkOrigins={linkOrigins} />
    </BankFeedsProvider>,
  );
  await user.click(await screen.findByRole('button', { name: /QuickBooks/ }));
  await screen.findByRole('dialog');
  return adapter;
}

const heading = async (step: ConnectStep) =>
  waitFor(() => expect(within(screen.getByRole('dialog')).getByRole('heading', { level: 2 })).toHaveTextContent(headings[step]));

describe('a page that is loaded again', () => {
  it.each(steps.map((step) => [step, reloads[step].finds, reloads[step].because] as const))('while it shows %s finds %s: %s', async (step) => {
    const user = userEvent.setup();
    const reload = reloads[step];
    const scenario = await openScenario(reload.scenario);
    const before = await opened(user, scenario, reload);
    await reload.arrive?.(user, scenario);
    await heading(step);
    const companies = scenario.sandbox.snapshot().companies.length;

    cleanup();
    expect(before.calls.filter(({ signal, settled }) => !settled && !signal.aborted)).toEqual([]);
    const after = await opened(user, scenario, { way: reload.way ?? 'credentials' });
    await heading(reload.finds);
    // Read off the server, and nothing made anew.
    expect(after.calls.map(({ verb }) => verb).filter((verb) => verb !== 'getFeed')).toEqual([]);
    expect(after.secrets).toEqual([]);
    for (const secret of before.secrets) expect(document.documentElement.outerHTML).not.toContain(secret);
    expect(scenario.sandbox.snapshot().companies).toHaveLength(companies);
  });

  it('after the answer to connecting was lost finds the credentials’ step: the server had done it', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('notStarted');
    const lost = {
      ...scenario,
      adapter: {
        ...scenario.adapter,
        connect: async (...request: Parameters<typeof scenario.adapter.connect>) => {
          await scenario.adapter.connect(...request);
          return new Promise<never>(() => undefined);
        },
      },
    };
    await opened(user, lost, {});
    await reloads.connecting.arrive?.(user, lost);
    await waitFor(() => expect(scenario.sandbox.snapshot().companies).toHaveLength(1));
    await heading('connecting');
    cleanup();
    await opened(user, scenario, {});
    await heading('credentials');
  });
});
