import type { ConnectionRef } from '../codat/codat-port.js';
import type { FeedRecord } from '../ledger/feed-record.js';

/** A worker's turn with one customer: the feed as it was read at its beginning. */
export interface Turn {
  readonly feed: FeedRecord;
  /** Prolongs the lease; false when it is another's by now. */
  readonly keep: () => Promise<boolean>;
  readonly signal?: AbortSignal | undefined;
}

/** One in which there is a connection to send through. */
export interface ConnectedTurn extends Turn {
  readonly ref: ConnectionRef;
}

/** Null where there is none. */
export function withConnection(turn: Turn): ConnectedTurn | null {
  const { companyId, connectionId } = turn.feed;
  return companyId === null || connectionId === null ? null : { ...turn, ref: { companyId, connectionId } };
}

/** What was done for an account in this turn. */
export interface Tally {
  sent: number;
  rejected: number;
  late: number;
}
