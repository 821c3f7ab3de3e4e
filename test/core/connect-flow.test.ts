import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedFlow, connectFlow, stepOfFeed, type ConnectEvent, type ConnectFlow, type ConnectWay } from '../../src/core/connect-flow.js';
import { isBankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import { BankFeedsError } from '../../src/core/error.js';
import { connectedCount } from '../../src/core/feed-account-status.js';
import { isConnected } from '../../src/core/feed-state.js';
import type { Feed, FeedAccount, FeedAccountStatus, FeedStatus } from '../../src/core/feed.js';

function account(id: string, status: FeedAccountStatus): FeedAccount {
  return { id, name: id, type: 'checking', lastFour: '4321', currency: 'CAD', timeZone: 'America/Toronto', status, feedStartDate: null, lastSentDate: null };
}

function feed(parts: Partial<Feed> = {}): Feed {
  return {
    status: 'notStarted',
    unavailable: null,
    institutionName: 'Small Bank',
    accounts: [],
    credentialsIssuedAt: null,
    callout: null,
    consent: { textVersion: '2026-11-01', onRecord: null },
    capabilities: { credentials: true, hostedLink: true, accountEditing: true },
    asOf: '2026-11-21T12:00:00.000Z',
    answeredAt: '2026-11-21T12:00:00.000Z',
    askAgainInMs: null,
    ...parts,
  };
}

function after(...events: readonly ConnectEvent[]): ConnectFlow {
  return events.reduce(connectFlow, closedFlow);
}

function failure(code: keyof typeof errorCodes = 'codatUnavailable') {
  return new BankFeedsError({ code, stage: 'connect' });
}

const notStarted = feed();
const pending = feed({ status: 'pending', accounts: [account('one', 'pending')] });
const linked = feed({ status: 'linked', accounts: [account('one', 'connected')] });

const opened = { type: 'opened' } as const;
const read = (answer: Feed, epoch = 1, way: ConnectWay = 'credentials'): ConnectEvent => ({ type: 'feedRead', epoch, feed: answer, way });
const chose = { type: 'chose', accountIds: ['one'] } as const;
const answered = (answer: Feed, epoch: number, way: ConnectWay = 'credentials'): ConnectEvent => ({ type: 'connectAnswered', epoch, feed: answer, way });

describe('the way to a connected feed', () => {
  it('goes from the button over permissions, accounts and credentials to connected', () => {
    const events = [
      opened,
      read(notStarted),
      { type: 'consented' },
      chose,
      answered(pending, 2),
      { type: 'entered' },
      { type: 'feedChanged', feed: linked },
    ] as const;
    const steps = events.map((_, index) => {
      const flow = after(...events.slice(0, index + 1));
      return flow.state === 'open' ? flow.step : flow.state;
    });
    expect(steps).toEqual(['loading', 'permissions', 'accounts', 'connecting', 'credentials', 'waiting', 'connected']);
  });

  it('goes over the hosted page where the bank wants that', () => {
    expect(after(opened, read(notStarted, 1, 'hosted'), { type: 'consented' }, chose, answered(pending, 2, 'hosted'))).toMatchObject({ step: 'link' });
    expect(after(opened, read(pending, 1, 'hosted'))).toMatchObject({ step: 'link' });
  });

  it('arrives from the credentials too, when QuickBooks was faster than the customer', () => {
    expect(after(opened, read(pending), { type: 'feedChanged', feed: linked })).toMatchObject({ step: 'connected' });
  });

  it('arrives only when one more account is connected than when it began', () => {
    const toCredentials = [opened, read(linked), { type: 'wantsCredentials', way: 'credentials' }] as const;
    expect(after(...toCredentials, { type: 'feedChanged', feed: linked })).toMatchObject({ step: 'credentials' });
    const two = feed({ status: 'linked', accounts: [account('one', 'connected'), account('two', 'connected')] });
    expect(after(...toCredentials, { type: 'feedChanged', feed: two })).toMatchObject({ step: 'connected' });
  });

  it('arrives after a connection that had ended, with as many accounts as before', () => {
    const ended = feed({ status: 'deauthorized', accounts: [account('one', 'connected')] });
    expect(connectedCount(ended)).toBe(0);
    const waiting = [opened, read(ended), { type: 'consented' }, chose, answered(ended, 2), { type: 'entered' }] as const;
    expect(after(...waiting, { type: 'feedChanged', feed: linked })).toMatchObject({ step: 'connected' });
  });

  it('does not begin twice', () => {
    const flow = after(opened);
    expect(connectFlow(flow, opened)).toBe(flow);
  });

  it('does not connect without an account', () => {
    const flow = after(opened, read(notStarted), { type: 'consented' });
    expect(connectFlow(flow, { type: 'chose', accountIds: [] })).toBe(flow);
  });

  it('goes back to the accounts with what was chosen after connecting failed', () => {
    const failed = after(opened, read(notStarted), { type: 'consented' }, chose, { type: 'failed', epoch: 2, error: failure() });
    expect(connectFlow(failed, { type: 'wentBack' })).toMatchObject({ state: 'open', step: 'accounts', chosen: ['one'] });
  });

  it('tries again what failed, as another question', () => {
    const failed = after(opened, read(notStarted), { type: 'consented' }, chose, { type: 'failed', epoch: 2, error: failure() });
    expect(connectFlow(failed, { type: 'retried' })).toMatchObject({ state: 'open', step: 'connecting', chosen: ['one'], epoch: 3 });
    const unread = after(opened, { type: 'failed', epoch: 1, error: failure('network') });
    expect(connectFlow(unread, { type: 'retried' })).toMatchObject({ state: 'open', step: 'loading', epoch: 2 });
  });

  it('reads the permissions in force anew when they have changed meanwhile', () => {
    const failed = after(opened, read(notStarted), { type: 'consented' }, chose, { type: 'failed', epoch: 2, error: failure('consentRequired') });
    const again = connectFlow(failed, { type: 'retried' });
    expect(again).toMatchObject({ state: 'open', step: 'loading', consented: false });
    expect(connectFlow(again, read(notStarted, again.epoch))).toMatchObject({ step: 'permissions' });
    expect(connectFlow(failed, { type: 'wentBack' })).toMatchObject({ state: 'open', step: 'loading', consented: false });
  });

  it('asks for permission again where a new journey begins at a pending feed', () => {
    expect(after(opened, read(pending), { type: 'wentBack' })).toMatchObject({ step: 'permissions' });
  });
});

describe('where a journey is found again, from the server’s state alone', () => {
  const accounts = [account('one', 'pending')];
  it.each<[string, Partial<Feed>, ConnectWay, string]>([
    ['nothing begun', {}, 'credentials', 'permissions'],
    ['a feed without accounts', { status: 'pending' }, 'credentials', 'permissions'],
    ['a pending feed without a pair', { status: 'pending', accounts }, 'credentials', 'credentials'],
    ['a pending feed with a pair', { status: 'pending', accounts, credentialsIssuedAt: '2026-11-21T12:00:00.000Z' }, 'credentials', 'waiting'],
    ['a pending feed, hosted', { status: 'pending', accounts }, 'hosted', 'link'],
    ['a linked feed', { status: 'linked', accounts: [account('one', 'connected'), account('two', 'pending')] }, 'credentials', 'connected'],
    ['a linked feed whose only account is disconnected', { status: 'linked', accounts: [account('one', 'disconnected')] }, 'credentials', 'credentials'],
    ['a feed that was ended', { status: 'unlinked', accounts: [account('one', 'disconnected')] }, 'credentials', 'permissions'],
    [
      'a feed that QuickBooks ended, whatever is still said of its accounts',
      { status: 'deauthorized', accounts: [account('one', 'connected')] },
      'credentials',
      'permissions',
    ],
    ['a status of a later version', { status: 'unknown', accounts }, 'credentials', 'credentials'],
    ['a customer of another country', { unavailable: 'country' }, 'credentials', 'unavailable'],
  ])('%s', (_, parts, way, step) => {
    expect(stepOfFeed(feed(parts), way)).toBe(step);
    expect(after(opened, read(feed(parts), 1, way))).toMatchObject({ state: 'open', step });
  });
});

const statuses: readonly FeedStatus[] = ['notStarted', 'pending', 'linked', 'unlinked', 'deauthorized', 'unknown'];
const accountStatuses: readonly FeedAccountStatus[] = ['pending', 'connecting', 'connected', 'disconnected', 'unknown'];

const anyFeed = fc
  .record({
    status: fc.constantFrom(...statuses),
    unavailable: fc.constantFrom(null, null, null, 'country' as const),
    accounts: fc.array(fc.constantFrom(...accountStatuses), { maxLength: 3 }).map((all) => all.map((status, index) => account(`account-${index}`, status))),
    credentialsIssuedAt: fc.constantFrom(null, '2026-11-21T12:00:00.000Z'),
  })
  .map(feed);

const anyWay = fc.constantFrom<ConnectWay>('credentials', 'hosted');
const anyError = fc.constantFrom(...Object.keys(errorCodes).filter(isBankFeedsErrorCode)).map(failure);

/** An answer to the question under way, or to one that is that many questions old. */
const anyAge = fc.constantFrom(0, 0, 0, 1, 2, -1);

type Anything = (flow: ConnectFlow) => ConnectEvent;

const anything: fc.Arbitrary<Anything> = fc.oneof(
  ...(['opened', 'closed', 'retried', 'consented', 'wentBack', 'entered', 'wantsMore'] as const).map((type) => fc.constant<Anything>(() => ({ type }))),
  fc.array(fc.constantFrom('account-0', 'account-1'), { maxLength: 2 }).map<Anything>((accountIds) => () => ({ type: 'chose', accountIds })),
  fc.tuple(anyAge, anyFeed, anyWay).map<Anything>(([age, answer, way]) => ({ epoch }) => ({ type: 'feedRead', epoch: epoch - age, feed: answer, way })),
  fc.tuple(anyAge, anyFeed, anyWay).map<Anything>(([age, answer, way]) => ({ epoch }) => ({ type: 'connectAnswered', epoch: epoch - age, feed: answer, way })),
  fc.tuple(anyAge, anyError).map<Anything>(([age, error]) => ({ epoch }) => ({ type: 'failed', epoch: epoch - age, error })),
  anyWay.map<Anything>((way) => () => ({ type: 'wantsCredentials', way })),
  anyFeed.map<Anything>((changed) => () => ({ type: 'feedChanged', feed: changed })),
);

/** The way itself, so that chance begins at each of its steps and not at the button alone. */
const theWay: readonly Anything[] = [
  () => opened,
  ({ epoch }) => read(notStarted, epoch),
  () => ({ type: 'consented' }),
  () => chose,
  ({ epoch }) => ({ type: 'failed', epoch, error: failure() }),
  () => ({ type: 'retried' }),
  ({ epoch }) => answered(pending, epoch),
  () => ({ type: 'entered' }),
  () => ({ type: 'feedChanged', feed: linked }),
];

const anyHistory = fc.tuple(fc.nat(theWay.length), fc.array(anything, { maxLength: 30 })).map(([begun, chance]) => [...theWay.slice(0, begun), ...chance]);

/** Every flow on the way, with the event that led to it. */
function walk(history: readonly Anything[]) {
  let flow = closedFlow;
  return history.map((next) => {
    const before = Object.freeze(flow);
    const event = next(before);
    flow = connectFlow(before, event);
    return { before, event, flow };
  });
}

const steps = ['loading', 'unavailable', 'permissions', 'accounts', 'connecting', 'credentials', 'link', 'waiting', 'connected'];

describe('whatever happens in whatever order', () => {
  it('there is a step that the dialog can show', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { before, flow } of walk(history)) {
          expect(flow.epoch).toBeGreaterThanOrEqual(before.epoch);
          if (flow.state === 'closed') continue;
          expect(steps).toContain(flow.step);
          if (flow.state === 'failed') {
            expect(['loading', 'connecting']).toContain(flow.step);
            expect(flow.error).toBeInstanceOf(BankFeedsError);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('nobody chooses or connects accounts without having consented, or connects none', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { flow } of walk(history)) {
          if (flow.state === 'closed') continue;
          if (flow.step === 'accounts' || flow.step === 'connecting') expect(flow.consented).toBe(true);
          if (flow.step === 'connecting') expect(flow.chosen.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('“connected” is said of a connected feed only', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { before, event, flow } of walk(history)) {
          if (flow.state === 'closed' || flow.step !== 'connected' || flow === before) continue;
          if (before.state === 'open' && before.step === 'connected') continue;
          expect('feed' in event && isConnected(event.feed)).toBe(true);
          expect('feed' in event && flow.connectedBefore).toBe('feed' in event && connectedCount(event.feed));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('an answer to an older question changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, anyFeed, anyError, anyWay, fc.integer({ min: 1, max: 5 }), (history, late, error, way, age) => {
        const flow = walk(history).at(-1)?.flow ?? closedFlow;
        const epoch = flow.epoch - age;
        expect(connectFlow(flow, { type: 'feedRead', epoch, feed: late, way })).toBe(flow);
        expect(connectFlow(flow, { type: 'connectAnswered', epoch, feed: late, way })).toBe(flow);
        expect(connectFlow(flow, { type: 'failed', epoch, error })).toBe(flow);
      }),
    );
  });

  it('an answer that comes after closing changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, anyFeed, anyError, anyWay, (history, late, error, way) => {
        const open = walk(history).at(-1)?.flow ?? closedFlow;
        const closed = connectFlow(open, { type: 'closed' });
        for (const event of [
          { type: 'feedRead', epoch: open.epoch, feed: late, way },
          { type: 'connectAnswered', epoch: open.epoch, feed: late, way },
          { type: 'failed', epoch: open.epoch, error },
          { type: 'feedChanged', feed: late },
        ] as const) {
          expect(connectFlow(closed, event)).toBe(closed);
        }
        // Nor after opening again, before the new question is answered.
        const again = connectFlow(closed, opened);
        expect(connectFlow(again, { type: 'feedRead', epoch: open.epoch, feed: late, way })).toBe(again);
      }),
    );
  });
});

/** Each step that there is, waiting for the answer to its question 7. */
const everyStep = ['loading', 'unavailable', 'permissions', 'accounts', 'connecting', 'credentials', 'link', 'waiting', 'connected'] as const;
const at = (step: (typeof everyStep)[number], parts: { readonly consented?: boolean; readonly connectedBefore?: number } = {}): ConnectFlow => ({
  state: 'open',
  step,
  epoch: 7,
  consented: false,
  chosen: [],
  connectedBefore: 0,
  ...parts,
});
const failedAt = (step: 'loading' | 'connecting', error = failure()): ConnectFlow => ({
  state: 'failed',
  step,
  epoch: 7,
  consented: true,
  chosen: ['one'],
  connectedBefore: 0,
  error,
});

/** Where the flow stands, in one word, and whether another question is open. */
function told(flow: ConnectFlow): string {
  const where = flow.state === 'closed' ? 'closed' : flow.state === 'failed' ? `failed ${flow.step}` : flow.step;
  return flow.epoch === 7 ? where : `${where} (${flow.epoch})`;
}

/** What an event does at each step at which it does anything. */
function effects(event: ConnectEvent): readonly string[] {
  const flows: readonly ConnectFlow[] = [{ state: 'closed', epoch: 7 }, ...everyStep.map((step) => at(step)), failedAt('loading'), failedAt('connecting')];
  return flows.flatMap((flow) => {
    const next = connectFlow(flow, event);
    return next === flow ? [] : [`${told(flow)} → ${told(next)}`];
  });
}

describe('an event does this, and nothing anywhere else:', () => {
  const error = failure();
  it.each<[string, ConnectEvent, readonly string[]]>([
    ['opening', { type: 'opened' }, ['closed → loading (8)']],
    ['reading the feed', read(linked, 7), ['loading → connected']],
    ['reading a feed that is not begun', read(notStarted, 7), ['loading → permissions']],
    ['reading a feed without accounts', read(feed({ status: 'pending' }), 7), ['loading → permissions']],
    ['reading a feed that has accounts and is not begun', read({ ...pending, status: 'notStarted' }, 7), ['loading → permissions']],
    ['failing', { type: 'failed', epoch: 7, error }, ['loading → failed loading', 'connecting → failed connecting']],
    ['trying again', { type: 'retried' }, ['failed loading → loading (8)', 'failed connecting → connecting (8)']],
    ['consenting', { type: 'consented' }, ['permissions → accounts']],
    ['choosing', chose, ['accounts → connecting (8)']],
    ['choosing none', { type: 'chose', accountIds: [] }, []],
    ['connecting', { type: 'connectAnswered', epoch: 7, feed: pending, way: 'credentials' }, ['connecting → credentials']],
    ['connecting by the hosted page', { type: 'connectAnswered', epoch: 7, feed: pending, way: 'hosted' }, ['connecting → link']],
    ['entering the pair', { type: 'entered' }, ['credentials → waiting', 'link → waiting']],
    ['wanting credentials', { type: 'wantsCredentials', way: 'credentials' }, ['waiting → credentials', 'connected → credentials']],
    ['wanting another link', { type: 'wantsCredentials', way: 'hosted' }, ['waiting → link', 'connected → link']],
    ['wanting more accounts', { type: 'wantsMore' }, ['connected → permissions']],
    ['one more connected account', { type: 'feedChanged', feed: linked }, ['credentials → connected', 'link → connected', 'waiting → connected']],
    ['a change that connects nothing', { type: 'feedChanged', feed: pending }, []],
    ['going back', { type: 'wentBack' }, ['accounts → permissions', 'credentials → permissions', 'link → permissions', 'failed connecting → accounts (8)']],
  ])('%s', (_, event, expected) => {
    expect(effects(event)).toEqual(expected);
  });

  it('closing, which ends every question', () => {
    for (const step of everyStep) expect(connectFlow(at(step), { type: 'closed' })).toEqual({ state: 'closed', epoch: 8 });
  });

  it('going back after consenting, which leads to the accounts', () => {
    for (const step of ['credentials', 'link'] as const)
      expect(connectFlow(at(step, { consented: true }), { type: 'wentBack' })).toEqual(at('accounts', { consented: true }));
  });

  it('trying again, or going back, after consent to an older text, which reads everything anew', () => {
    const outdated = failedAt('connecting', failure('consentRequired'));
    for (const type of ['retried', 'wentBack'] as const) {
      expect(connectFlow(outdated, { type })).toEqual({ state: 'open', step: 'loading', epoch: 8, consented: false, chosen: ['one'], connectedBefore: 0 });
    }
  });

  it('opening, with nothing chosen and nothing consented to', () => {
    expect(connectFlow(closedFlow, { type: 'opened' })).toEqual({ state: 'open', step: 'loading', epoch: 1, consented: false, chosen: [], connectedBefore: 0 });
  });
});
