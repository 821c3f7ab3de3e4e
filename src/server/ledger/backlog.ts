import type { Instant } from '../../core/clock.js';
import type { LocalDate } from '../../core/local-date.js';
import type { FeedRecord } from './feed-record.js';
import type { AccountKey, TransactionRecord } from './ledger.js';

/** Transactions of an account that stand at the same point. */
export interface Pile {
  readonly count: number;
  /** The day of the oldest; null where there is none. */
  readonly oldest: LocalDate | null;
}

/** What the outbox holds of an account beyond what was sent and what was decided. */
export interface Backlog extends AccountKey {
  /** The customer's, as it is kept now; null where there is none. */
  readonly feed: FeedRecord | null;
  readonly queued: Pile;
  /** Refused by Codat, and nobody has decided about them. */
  readonly refused: Pile;
  /** In a push whose outcome is not known yet. */
  readonly sending: Pile;
  /** Since when the oldest push without an outcome has been open; null: none is. */
  readonly openSince: Instant | null;
  readonly late: number;
  readonly quarantined: number;
}

/** The whole ledger in three numbers. */
export interface LedgerTotals {
  /** Whose feed has a connection at Codat. */
  readonly connectedCustomers: number;
  /** Accounts in the feeds of these. */
  readonly accounts: number;
  /** Messages of Codat's that nobody has followed yet. */
  readonly openHints: number;
}

/** An account's backlog, counted one by one; null where there is nothing to tell. */
export function countBacklog(
  { customerRef, accountId }: AccountKey,
  feed: FeedRecord | null,
  records: readonly TransactionRecord[],
  openSince: Instant | null,
): Backlog | null {
  const backlog: Backlog = {
    customerRef,
    accountId,
    feed,
    queued: pileOf(records.filter(({ stage }) => stage === 'queued')),
    refused: pileOf(records.filter(({ stage, reason }) => stage === 'rejected' && reason === 'refusedByCodat')),
    sending: pileOf(records.filter(({ stage }) => stage === 'sending')),
    openSince,
    late: records.filter(({ stage }) => stage === 'late').length,
    quarantined: records.filter(({ stage }) => stage === 'quarantined').length,
  };
  const { queued, refused, sending, late, quarantined } = backlog;
  return queued.count + refused.count + sending.count + late + quarantined > 0 ? backlog : null;
}

function pileOf(records: readonly TransactionRecord[]): Pile {
  const [oldest = null] = records.map(({ date }) => date).toSorted();
  return { count: records.length, oldest };
}
