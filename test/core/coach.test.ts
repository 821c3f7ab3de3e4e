import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOfAdvice, adviceFor, coachSchedule } from '../../src/core/coach.js';
import { instantAt } from '../../src/core/clock.js';
import type { Feed, FeedAccount, FeedAccountStatus } from '../../src/core/feed.js';

const readAt = Date.UTC(2026, 10, 21, 12);
const hour = 60 * 60_000;
const day = 24 * hour;

function account(id: string, status: FeedAccountStatus): FeedAccount {
  return { id, name: id, type: 'checking', lastFour: '4321', currency: 'CAD', timeZone: 'America/Toronto', status, feedStartDate: null, lastSentDate: null };
}

function feed(parts: Partial<Feed> = {}): Feed {
  return {
    status: 'pending',
    unavailable: null,
    institutionName: 'Small Bank',
    accounts: [account('one', 'pending'), account('two', 'pending')],
    credentialsIssuedAt: null,
    callout: null,
    consent: { textVersion: '2026-11-01', onRecord: null },
    capabilities: { credentials: true, hostedLink: true, accountEditing: true },
    asOf: instantAt(readAt),
    answeredAt: instantAt(readAt),
    askAgainInMs: 30_000,
    ...parts,
  };
}

const linked = (...statuses: readonly FeedAccountStatus[]) =>
  feed({ status: 'linked', askAgainInMs: null, accounts: statuses.map((status, index) => account(`a${index}`, status)) });
const advised = (given: Feed, sinceAnsweredMs = 0) => adviceFor(given, sinceAnsweredMs);

describe('the advice', () => {
  it('is that there can be no feed, whatever else is true', () => {
    expect(advised({ ...linked('connected'), unavailable: 'country' })).toEqual({ kind: 'unavailable', reason: 'country' });
  });

  it('is to begin where nothing is offered', () => {
    expect(advised(feed({ status: 'notStarted', accounts: [] }))).toEqual({ kind: 'notStarted' });
    expect(advised(feed({ status: 'unlinked', accounts: [] }))).toEqual({ kind: 'notStarted' });
  });

  it('is to get credentials where accounts are offered; where the bank shows none, to wait', () => {
    expect(advised(feed())).toEqual({ kind: 'credentialsNeeded' });
    expect(advised(feed({ capabilities: { credentials: false, hostedLink: true, accountEditing: true } }))).toEqual({ kind: 'waiting' });
  });

  it('is to wait for an hour after a pair was made, and then that it lies unused', () => {
    const made = (ago: number) => feed({ credentialsIssuedAt: instantAt(readAt - ago) });
    expect(advised(made(0))).toEqual({ kind: 'waiting' });
    expect(advised(made(hour))).toEqual({ kind: 'waiting' });
    expect(advised(made(hour + 1))).toEqual({ kind: 'credentialsUnused', issuedAt: instantAt(readAt - hour - 1) });
  });

  it('is to get a new link once the last one has run out, unless a pair was made since', () => {
    const given = (ago: number, more: Partial<Feed> = {}) => feed({ linkGivenAt: instantAt(readAt - ago), ...more });
    expect(advised(given(hour))).toEqual({ kind: 'waiting' });
    expect(advised(given(hour + 1))).toEqual({ kind: 'linkExpired', givenAt: instantAt(readAt - hour - 1) });
    expect(advised(given(2 * hour, { credentialsIssuedAt: instantAt(readAt - 3 * hour) }))).toMatchObject({ kind: 'linkExpired' });
    expect(advised(given(3 * hour, { credentialsIssuedAt: instantAt(readAt - 2 * hour) }))).toMatchObject({ kind: 'credentialsUnused' });
    expect(advised({ ...linked('connected'), linkGivenAt: instantAt(readAt - 3 * hour) })).toEqual({ kind: 'connected' });
  });

  it('is that the bank is kept from reading: at once where it must mend something, after a quarter of an hour where Codat is away', () => {
    const kept = (trouble: Feed['trouble'], minutes: number) => advised({ ...linked('connected'), trouble, answeredAt: instantAt(readAt + minutes * 60_000) });
    expect(kept('bank', 0)).toEqual({ kind: 'blocked', side: 'bank', asOf: instantAt(readAt) });
    expect(kept('codat', 15)).toEqual({ kind: 'connected' });
    expect(kept('codat', 16)).toEqual({ kind: 'blocked', side: 'codat', asOf: instantAt(readAt) });
    expect(kept(null, 16)).toEqual({ kind: 'connected' });
    expect(advised({ ...linked('connected'), status: 'unlinked', trouble: 'bank' })).toEqual({ kind: 'ended', how: 'unlinked' });
  });

  it('is to wait while QuickBooks is connecting, however old the pair', () => {
    expect(advised(feed({ credentialsIssuedAt: instantAt(readAt - 5 * day), accounts: [account('one', 'connecting'), account('two', 'pending')] }))).toEqual({
      kind: 'waiting',
    });
  });

  it('counts what is connected', () => {
    expect(advised(linked('connected', 'pending', 'connecting'))).toEqual({ kind: 'partlyConnected', connected: 1, offered: 3 });
    expect(advised(linked('connected', 'unknown'))).toEqual({ kind: 'partlyConnected', connected: 1, offered: 2 });
    expect(advised(linked('connected', 'connected'))).toEqual({ kind: 'connected' });
  });

  it('names what is disconnected before it praises the rest', () => {
    expect(advised(linked('connected', 'disconnected'))).toMatchObject({ kind: 'accountsDisconnected', accounts: [{ id: 'a1' }] });
  });

  it.each(['unlinked', 'deauthorized'] as const)('is that the feed is over: %s', (how) => {
    expect(advised({ ...linked('connected', 'pending'), status: how }, 30 * day)).toEqual({ kind: 'ended', how });
  });

  it('is that nothing is known: no news for an hour where they were promised, for two days where none were', () => {
    const stale = { kind: 'stale', asOf: instantAt(readAt) };
    expect(advised(feed(), hour)).not.toEqual(stale);
    expect(advised(feed(), hour + 1)).toEqual(stale);
    expect(advised(feed({ askAgainInMs: hour }), 10 * hour)).not.toEqual(stale);
    expect(advised(feed({ askAgainInMs: hour }), 10 * hour + 1)).toEqual(stale);
    expect(advised(linked('connected'), 2 * day)).toEqual({ kind: 'connected' });
    expect(advised(linked('connected'), 2 * day + 1)).toEqual(stale);
    expect(advised(linked('unknown', 'unknown'))).toEqual(stale);
    expect(advised(feed({ accounts: [account('one', 'pending'), account('two', 'unknown')] }))).toEqual({ kind: 'credentialsNeeded' });
  });

  it('counts how old the news was when the server answered', () => {
    const answered = (after: number) => ({ ...linked('connected'), answeredAt: instantAt(readAt + after) });
    expect(advised(answered(2 * day))).toEqual({ kind: 'connected' });
    expect(advised(answered(2 * day), 1)).toEqual({ kind: 'stale', asOf: instantAt(readAt) });
  });
});

const instants = fc.integer({ min: -40 * day, max: 0 }).map((ago) => instantAt(readAt + ago));
const statuses = fc.constantFrom<FeedAccountStatus>('pending', 'connecting', 'connected', 'disconnected', 'unknown');
const feeds: fc.Arbitrary<Feed> = fc
  .record({
    status: fc.constantFrom<Feed['status']>('notStarted', 'pending', 'linked', 'unlinked', 'deauthorized', 'unknown'),
    unavailable: fc.constantFrom<Feed['unavailable']>(null, null, null, 'country'),
    accounts: fc.array(statuses, { maxLength: 4 }).map((all) => all.map((status, index) => account(`a${index}`, status))),
    credentialsIssuedAt: fc.option(instants, { nil: null }),
    capabilities: fc.record({ credentials: fc.boolean(), hostedLink: fc.boolean(), accountEditing: fc.boolean() }),
    asOf: instants,
    answeredAt: instants,
    askAgainInMs: fc.option(fc.integer({ min: 1_000, max: day }), { nil: null }),
  })
  .map((parts) => feed(parts));

describe('every feed', () => {
  it('gets exactly one advice, with at most one thing to do', () => {
    fc.assert(
      fc.property(feeds, fc.integer({ min: 0, max: 3 * day }), (given, since) => {
        expect(Object.keys(actionOfAdvice)).toContain(advised(given, since).kind);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gets the same wherever the server’s clock stands: only the time between its own moments counts', () => {
    const moved = (instant: string, by: number) => instantAt(Date.parse(instant) + by);
    fc.assert(
      fc.property(feeds, fc.integer({ min: -400 * day, max: 400 * day }), fc.integer({ min: 0, max: 3 * day }), (given, by, since) => {
        const elsewhere = {
          ...given,
          asOf: moved(given.asOf, by),
          answeredAt: moved(given.answeredAt, by),
          credentialsIssuedAt: given.credentialsIssuedAt && moved(given.credentialsIssuedAt, by),
        };
        expect(advised(elsewhere, since).kind).toBe(advised(given, since).kind);
      }),
    );
  });

  it('is asked for another pair by the server’s own times alone', () => {
    fc.assert(
      fc.property(feeds, fc.integer({ min: 0, max: 2 * day }), (given, since) => {
        if (advised(given, since).kind !== 'credentialsUnused') return;
        expect(Date.parse(given.asOf) - Date.parse(given.credentialsIssuedAt ?? '')).toBeGreaterThan(coachSchedule.unusedAfterMs);
      }),
    );
  });

  it('that is over or cannot be is told so even when it is old', () => {
    fc.assert(
      fc.property(feeds, (given) => {
        const { kind } = advised(given, 400 * day);
        if (given.unavailable) expect(kind).toBe('unavailable');
        else if (given.accounts.length === 0 || given.status === 'notStarted') expect(kind).toBe('notStarted');
        else expect(kind).toBe(given.status === 'unlinked' || given.status === 'deauthorized' ? 'ended' : 'stale');
      }),
    );
  });
});
