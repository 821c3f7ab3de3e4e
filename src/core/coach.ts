import type { Instant } from './clock.js';
import { connectedCount, statusInFeed } from './feed-account-status.js';
import type { Feed, FeedAccount, FeedTrouble, Unavailability } from './feed.js';

/** What a customer should know of the feed as it stands: one thing at a time. */
export type Advice =
  /** There can be no feed. */
  | { readonly kind: 'unavailable'; readonly reason: Unavailability }
  /** No account is offered to QuickBooks. */
  | { readonly kind: 'notStarted' }
  /** Accounts are offered, and no pair has been made. */
  | { readonly kind: 'credentialsNeeded' }
  /** A pair or a link was made not long ago. */
  | { readonly kind: 'waiting' }
  /** Long after the pair was made, nothing is connected with it. */
  | { readonly kind: 'credentialsUnused'; readonly issuedAt: Instant }
  /** The link to Codat's page has run out, and nothing is connected with it. */
  | { readonly kind: 'linkExpired'; readonly givenAt: Instant }
  /** The statuses cannot be read, for longer than a hiccup or until the bank has mended something. */
  | { readonly kind: 'blocked'; readonly side: FeedTrouble; readonly asOf: Instant }
  /** Some of the accounts feed QuickBooks, and the others wait to be chosen there. */
  | { readonly kind: 'partlyConnected'; readonly connected: number; readonly offered: number }
  /** All accounts feed QuickBooks. */
  | { readonly kind: 'connected' }
  /** QuickBooks takes nothing more of these accounts. */
  | { readonly kind: 'accountsDisconnected'; readonly accounts: readonly FeedAccount[] }
  /** The whole feed is over. */
  | { readonly kind: 'ended'; readonly how: 'unlinked' | 'deauthorized' }
  /** What QuickBooks does is not known: nothing has been heard for too long, or nothing that can be understood. */
  | { readonly kind: 'stale'; readonly asOf: Instant };

/** The one thing to do next. */
export type AdviceAction = 'connect' | 'getCredentials' | 'openQuickBooks' | 'lookAgain';

export const actionOfAdvice = {
  unavailable: null,
  notStarted: 'connect',
  credentialsNeeded: 'getCredentials',
  waiting: 'openQuickBooks',
  credentialsUnused: 'getCredentials',
  linkExpired: 'connect',
  blocked: 'lookAgain',
  partlyConnected: 'openQuickBooks',
  connected: 'openQuickBooks',
  accountsDisconnected: 'connect',
  ended: 'connect',
  stale: 'lookAgain',
} as const satisfies Record<Advice['kind'], AdviceAction | null>;

/** In milliseconds. */
export const coachSchedule = {
  /** So long after it was made, a pair should have been used. */
  unusedAfterMs: 60 * 60_000,
  /** Codat: a link works for one hour. */
  linkLifetimeMs: 60 * 60_000,
  /** Codat may be away for so long without anybody being told. */
  hiccupMs: 15 * 60_000,
  /** News were promised within `askAgainInMs`: so many times that long without any is too long, and never less than an hour. */
  promisesMissed: 10,
  staleAfterMs: 60 * 60_000,
  /** No news were promised: QuickBooks collects about daily. */
  staleWhenSettledAfterMs: 48 * 60 * 60_000,
} as const;

/**
 * One piece of advice for every feed, from the server's answer and its own times alone, so that it is the same on every
 * device: a wrong clock on this side neither makes news old nor asks for another pair.
 * @param sinceAnsweredMs Milliseconds since the answer came.
 */
export function adviceFor(feed: Feed, sinceAnsweredMs: number): Advice {
  if (feed.unavailable !== null) return { kind: 'unavailable', reason: feed.unavailable };
  if (feed.accounts.length === 0 || feed.status === 'notStarted') return { kind: 'notStarted' };
  if (feed.status === 'unlinked' || feed.status === 'deauthorized') return { kind: 'ended', how: feed.status };
  if (isBlocked(feed)) return { kind: 'blocked', side: feed.trouble, asOf: feed.asOf };
  if (isStale(feed, sinceAnsweredMs)) return { kind: 'stale', asOf: feed.asOf };

  const disconnected = feed.accounts.filter((account) => statusInFeed(feed, account) === 'disconnected');
  if (disconnected.length > 0) return { kind: 'accountsDisconnected', accounts: disconnected };

  const connected = connectedCount(feed);
  const offered = feed.accounts.length;
  if (connected > 0) return connected === offered ? { kind: 'connected' } : { kind: 'partlyConnected', connected, offered };
  return feed.accounts.every(({ status }) => status === 'unknown') ? { kind: 'stale', asOf: feed.asOf } : beforeAnythingIsConnected(feed);
}

function beforeAnythingIsConnected({ credentialsIssuedAt, linkGivenAt, capabilities, accounts, asOf }: Feed): Advice {
  if (accounts.some(({ status }) => status === 'connecting')) return { kind: 'waiting' };
  // The way that was taken last is the one the customer is on.
  if (linkGivenAt && (credentialsIssuedAt === null || Date.parse(linkGivenAt) > Date.parse(credentialsIssuedAt))) {
    return Date.parse(asOf) - Date.parse(linkGivenAt) > coachSchedule.linkLifetimeMs ? { kind: 'linkExpired', givenAt: linkGivenAt } : { kind: 'waiting' };
  }
  if (credentialsIssuedAt === null) return { kind: capabilities.credentials ? 'credentialsNeeded' : 'waiting' };
  const lookedAfterMs = Date.parse(asOf) - Date.parse(credentialsIssuedAt);
  return lookedAfterMs > coachSchedule.unusedAfterMs ? { kind: 'credentialsUnused', issuedAt: credentialsIssuedAt } : { kind: 'waiting' };
}

function isBlocked(feed: Feed): feed is Feed & { readonly trouble: FeedTrouble } {
  const { trouble, answeredAt, asOf } = feed;
  if (!trouble) return false;
  return trouble === 'bank' || Date.parse(answeredAt) - Date.parse(asOf) > coachSchedule.hiccupMs;
}

function isStale({ asOf, answeredAt, askAgainInMs }: Feed, sinceAnsweredMs: number): boolean {
  const { promisesMissed, staleAfterMs, staleWhenSettledAfterMs } = coachSchedule;
  const patience = askAgainInMs === null ? staleWhenSettledAfterMs : Math.max(staleAfterMs, promisesMissed * askAgainInMs);
  return Date.parse(answeredAt) - Date.parse(asOf) + sinceAnsweredMs > patience;
}
