import type { Instant } from '../../core/clock.js';
import type { LocalDate } from '../../core/local-date.js';
import type {
  BankTransaction,
  FeedTransaction,
  StageReason,
  TransactionsQuery,
  TransactionsSummary,
  TransactionsSummaryQuery,
  TransactionStage,
} from '../../core/transaction.js';
import type { Backlog, LedgerTotals } from './backlog.js';
import type { FeedRecord } from './feed-record.js';

/** One account of one customer. */
export interface AccountKey {
  readonly customerRef: string;
  readonly accountId: string;
}

/** A transaction as the ledger keeps it. */
export interface TransactionRecord extends BankTransaction {
  /** Its place among the account's transactions, in the order in which the bank handed them over. From 1, never reused. */
  readonly sequence: number;
  readonly stage: TransactionStage;
  readonly reason: StageReason | null;
  readonly sentAt: Instant | null;
}

/** What a merge writes: a new record gets its sequence from the ledger. */
export type TransactionWrite = Omit<TransactionRecord, 'sequence'>;

/** A push that is to be sent, or was sent and has no outcome yet. Written before the call, closed after the outcome. */
export interface OpenPush extends AccountKey {
  readonly id: string;
  readonly connectionId: string;
  /** Sent as `Idempotency-Key`. */
  readonly idempotencyKey: string;
  readonly intendedAt: Instant;
  /** Codat's key of the push operation, once it is known. */
  readonly operationKey: string | null;
}

/** Where a transaction stands after something has happened to it. */
export interface StageChange {
  readonly id: string;
  readonly stage: TransactionStage;
  readonly reason: StageReason | null;
  readonly sentAt: Instant | null;
}

export interface LeaseRequest {
  readonly name: string;
  readonly holder: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number;
  readonly until: number;
}

/** That Codat said something has happened: worth a look, and no more is kept of what it said. */
export interface KeptHint {
  /** The message's own. */
  readonly id: string;
  readonly companyId: string | null;
  /** Null: of what is not kept here. */
  readonly subject: 'statuses' | 'pushes' | null;
  readonly receivedAt: Instant;
}

export interface TransactionList {
  /** Each with its history, where there is one: the newest `mostStageSteps`, oldest first, the last of them its present stage. */
  readonly results: readonly FeedTransaction[];
  readonly totalResults: number;
}

/** What was found, added up; exact, whatever the sums. */
export type TransactionSums = Pick<TransactionsSummary, 'count' | 'moneyIn' | 'moneyOut' | 'days'>;

/**
 * The bank's memory of its feeds, and the outbox of the push engine. Each method is one atomic step: it happens whole
 * or not at all, and what it has answered survives a crash (where the ledger outlives the process).
 */
export interface Ledger {
  findFeed(customerRef: string): Promise<FeedRecord | null>;
  /** Reads, changes and writes as one step. A feed that is not there yet begins empty. */
  changeFeed(customerRef: string, change: (feed: FeedRecord) => FeedRecord): Promise<FeedRecord>;
  /** Customers whose feed has a connection, in the order of their references, `limit` of them behind `after`. */
  connectedCustomers(after: string | null, limit: number): Promise<readonly string[]>;
  /** Whose feed has this company at Codat; null: nobody's. */
  customerOfCompany(companyId: string): Promise<string | null>;

  /** Keeps a hint, open where it has a subject; false, and nothing done, when one of this id is known. */
  keepHint(hint: KeptHint): Promise<boolean>;
  /** In the order of their ids, `limit` of them behind `after`. */
  openHints(after: string | null, limit: number): Promise<readonly KeptHint[]>;
  closeHint(id: string): Promise<void>;
  /** Forgets all that were received before this moment (milliseconds since 1970), open or closed. */
  forgetHints(before: number): Promise<void>;

  /** True when the lease is free, has run out, or is the holder's already; it is then the holder's until `until`. */
  takeLease(request: LeaseRequest): Promise<boolean>;
  /**
   * True when the lease is the holder's still, run out or not, and nobody has had it since it was taken; it is then the
   * holder's until `until`. So whoever stood still for a while learns that what was seen before may be otherwise by now.
   */
  prolongLease(request: Omit<LeaseRequest, 'now'>): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;

  /**
   * Reads the records with these ids and writes what `merge` makes of them, as one step. A record that is not there
   * yet is appended to the account.
   * @param at When: noted in the history of those whose stage it changes
   */
  mergeTransactions(
    account: AccountKey,
    ids: readonly string[],
    at: Instant,
    merge: (known: ReadonlyMap<string, TransactionRecord>) => readonly TransactionWrite[],
  ): Promise<void>;
  /** The first queued ones by date, then sequence. */
  queuedTransactions(account: AccountKey, limit: number): Promise<readonly TransactionRecord[]>;
  /** The first that Codat refused and nobody has decided about, by date, then sequence; `since`: of this day or later. */
  refusedTransactions(account: AccountKey, since: LocalDate | null, limit: number): Promise<readonly TransactionRecord[]>;
  /** How many are queued with this date or an earlier one. */
  countQueued(account: AccountKey, through: LocalDate): Promise<number>;
  changeStages(account: AccountKey, changes: readonly StageChange[], at: Instant): Promise<void>;
  /** Accounts of which something may be to send on this day, in a fixed order, `limit` of them behind `after`. */
  dueAccounts(through: LocalDate, after: AccountKey | null, limit: number): Promise<readonly AccountKey[]>;
  /**
   * Says that everything of the account that could be sent was: it is due again on the day of its first queued
   * transaction, or as soon as one is merged or moved. Does nothing where something is being sent.
   */
  settleAccount(account: AccountKey): Promise<void>;
  /** By account id, the day of the newest transaction that Codat has stored. */
  lastSentDates(customerRef: string): Promise<ReadonlyMap<string, LocalDate>>;
  /** `query.accountId` is the account's. What is found is what `transactionMatcher` finds. */
  listTransactions(customerRef: string, query: TransactionsQuery): Promise<TransactionList>;
  /**
   * The same find, added up: its sums, and the newest `mostSummaryDays` of its days. A day's balance is that of the one
   * with the highest sequence.
   * @throws BankFeedsError `internal` where a sum is too large to be exact
   */
  summarizeTransactions(customerRef: string, query: TransactionsSummaryQuery): Promise<TransactionSums>;

  /**
   * Notes the intent, and moves these transactions to `sending` at the time of the intent, as one step. False, and nothing done, when one of them
   * is no longer queued: so none is ever in two pushes, whoever else is at it.
   */
  beginPush(push: OpenPush, transactionIds: readonly string[]): Promise<boolean>;
  noteOperation(pushId: string, operationKey: string): Promise<void>;
  openPushes(customerRef: string): Promise<readonly OpenPush[]>;
  /** By date, then sequence. */
  transactionsOfPush(pushId: string): Promise<readonly TransactionRecord[]>;
  /** Closes the push and moves its transactions, as one step. Those that are not named go back to `queued`. */
  endPush(pushId: string, changes: readonly StageChange[], at: Instant): Promise<void>;
  /** Which of these of Codat's keys belong to a push that is noted, open or closed. */
  knownOperations(operationKeys: readonly string[]): Promise<ReadonlySet<string>>;

  /**
   * The accounts that hold something beyond what was sent and what was decided, of all customers, in the order of
   * customer and account, `limit` of them behind `after`.
   */
  backlogs(after: AccountKey | null, limit: number): Promise<readonly Backlog[]>;
  totals(): Promise<LedgerTotals>;
}
