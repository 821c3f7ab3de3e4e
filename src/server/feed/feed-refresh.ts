import { instantAt } from '../../core/clock.js';
import { isBankFeedsError } from '../../core/error.js';
import { withLostConnection } from '../connect/connect-saga.js';
import type { FeedTrouble } from '../../core/feed.js';
import type { CodatBudget } from '../codat/codat-port.js';
import type { FeedRecord } from '../ledger/feed-record.js';
import type { ServerContext } from '../server-context.js';

/** While somebody is likely to be at it in QuickBooks, and otherwise: how old a status may be, in milliseconds. */
const maxAgeMs = { expectant: 5_000, calm: 30_000 } as const;
/** Where Codat tells us of changes, in milliseconds: for the message that was lost. */
const maxAgeToldMs = 15 * 60_000;
/** So long after a pair was made its use is expected, in milliseconds. */
const expectantForMs = 15 * 60_000;

/** A feed, and why it could not be read from Codat just now; null where it could, or needed not be. */
export interface FeedReading {
  readonly record: FeedRecord | null;
  readonly trouble: FeedTrouble | null;
}

export interface FeedRefresh {
  /** The feed as the ledger has it, read from Codat first when that is due. */
  current(customerRef: string): Promise<FeedReading>;
  /** Reads the statuses from Codat now, or joins whoever is reading them. `push`: as a part of sending. */
  now(customerRef: string, stage?: 'feed' | 'push'): Promise<FeedRecord | null>;
  /** Reads them although somebody may be reading them: what has just happened may not be in that. */
  anew(customerRef: string): Promise<FeedRecord | null>;
  /** The feed after a change of it, with statuses read since. Should reading fail, the change has been made all the same. */
  afterChange(customerRef: string): Promise<FeedReading>;
}

/** Keeps the ledger's statuses those of Codat, with few calls: what is young is not asked again, and what is being asked is asked once. */
export function createFeedRefresh(context: ServerContext): FeedRefresh {
  const { ledger, codat, clock, log } = context;
  const underWay = new Map<string, Promise<FeedRecord>>();

  function maxAgeOf(feed: FeedRecord): number {
    if (context.hearsFromCodat) return maxAgeToldMs;
    const wanted = isExpectant(feed, clock.now()) ? maxAgeMs.expectant : maxAgeMs.calm;
    return wanted * thrift(codat.budget?.() ?? null);
  }

  function now(feed: FeedRecord, stage: 'feed' | 'push' = 'feed'): Promise<FeedRecord> {
    // Not of one another: calls that send are made where others are no longer.
    const name = JSON.stringify([stage, feed.customerRef]);
    const running = underWay.get(name) ?? read(feed, stage).finally(() => underWay.delete(name));
    underWay.set(name, running);
    return running;
  }

  async function read(feed: FeedRecord, stage: 'feed' | 'push' = 'feed'): Promise<FeedRecord> {
    const { customerRef, companyId, connectionId } = feed;
    if (companyId === null || connectionId === null) return feed;
    const ref = { companyId, connectionId };
    const begunAt = instantAt(clock.now());
    try {
      const [connection, accounts] = await Promise.all([codat.readConnection(ref, { stage }), codat.listSourceAccounts(ref, { stage })]);
      return await ledger.changeFeed(customerRef, (current) => {
        if (current.connectionId !== connectionId || isOvertaken(current, begunAt)) return current;
        return {
          ...current,
          status: connection.status,
          readAt: begunAt,
          accounts: current.accounts.map((account) => {
            // What was added since the reading began is not missing at Codat.
            if (!feed.accounts.some(({ accountId }) => accountId === account.accountId)) return account;
            const atCodat = accounts.find(({ id }) => id === account.accountId);
            return { ...account, status: atCodat?.status ?? 'disconnected', feedStartDate: atCodat?.feedStartDate ?? account.feedStartDate };
          }),
        };
      });
    } catch (error) {
      // Of its own answers Codat tells an id; without one, somebody on the way does not know the address.
      if (!isBankFeedsError(error) || error.code !== 'codatNotFound' || error.correlationId === null) throw error;
      // It may also be the key of another client of Codat's: then nothing is sent for anybody, and nothing else tells it.
      log({ type: 'staleFeed', code: error.code, codatCorrelationId: error.correlationId });
      return ledger.changeFeed(customerRef, (current) =>
        current.connectionId === connectionId ? { ...withLostConnection(current), readAt: instantAt(clock.now()) } : current,
      );
    }
  }

  /** Whoever began to read later may have been quicker: their statuses are the newer. */
  function isOvertaken({ readAt }: FeedRecord, begunAt: string): boolean {
    return readAt !== null && Date.parse(readAt) > Date.parse(begunAt) && Date.parse(readAt) <= clock.now();
  }

  return {
    async current(customerRef) {
      const feed = await ledger.findFeed(customerRef);
      if (!feed || feed.connectionId === null || ageOf(feed, clock.now()) < maxAgeOf(feed)) return { record: feed, trouble: null };
      try {
        return { record: await now(feed), trouble: null };
      } catch (error) {
        // A state that is a little older, and says so, helps more than none.
        if (feed.readAt === null) throw error;
        return { record: feed, trouble: troubleOf(error) };
      }
    },
    async now(customerRef, stage) {
      const feed = await ledger.findFeed(customerRef);
      return feed && now(feed, stage);
    },
    async anew(customerRef) {
      const feed = await ledger.findFeed(customerRef);
      return feed && read(feed);
    },
    async afterChange(customerRef) {
      const feed = await ledger.findFeed(customerRef);
      try {
        return { record: feed && (await read(feed)), trouble: null };
      } catch (error) {
        return { record: feed, trouble: troubleOf(error) };
      }
    },
  };

  function troubleOf(error: unknown): FeedTrouble {
    if (!isBankFeedsError(error)) throw error;
    log({ type: 'staleFeed', code: error.code, codatCorrelationId: error.correlationId });
    switch (error.code) {
      case 'codatUnauthorized':
      case 'codatPaymentRequired':
      case 'codatForbidden':
        return 'bank';
      default:
        return 'codat';
    }
  }
}

/**
 * How many times as old a status may be when few of the day's calls are left (Codat, "Rate limits": a bank without
 * customers has a thousand). The last tenth is for what people ask for, and for their transactions.
 */
function thrift(budget: CodatBudget | null): number {
  const left = budget === null ? 1 : budget.remaining / budget.limit;
  if (left > 1 / 2) return 1;
  if (left > 1 / 4) return 4;
  return left > 1 / 10 ? 12 : Number.POSITIVE_INFINITY;
}

/** Milliseconds since the statuses were read. Of a time to come, from before a clock was put right, nothing can be told. */
function ageOf({ readAt }: FeedRecord, now: number): number {
  const age = readAt === null ? Number.NaN : now - Date.parse(readAt);
  return age >= 0 ? age : Number.POSITIVE_INFINITY;
}

/** A pair was made not long ago, here or by way of the link on Codat's page, and something is still to be connected with it. */
export function isExpectant({ credentialsIssuedAt, linkGivenAt, accounts }: FeedRecord, now: number): boolean {
  const isRecent = (instant: string | null) => instant !== null && now - Date.parse(instant) <= expectantForMs;
  return (isRecent(credentialsIssuedAt) || isRecent(linkGivenAt)) && accounts.some(({ status }) => status !== 'connected');
}
