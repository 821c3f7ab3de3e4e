import type { Instant } from './clock.js';
import type { Consent } from './consent.js';
import type { BankAccount, Credentials, Feed, HostedLink } from './feed.js';
import type { TransactionPage, TransactionsQuery, TransactionsSummary, TransactionsSummaryQuery } from './transaction.js';

/** Every verb takes a signal and rejects with the signal's reason once it is aborted. */
export interface CallOptions {
  readonly signal: AbortSignal;
}

export interface ConnectRequest {
  /** At least one id from `listBankAccounts`. */
  readonly accountIds: readonly string[];
  readonly consent: Consent;
}

export interface IssueOptions extends CallOptions {
  /**
   * The newest pair that the asking page knows of: the `credentialsIssuedAt` of the feed that it shows, null where that
   * is null. Where the server knows of another, none is made. Left out: a pair is made in any case.
   */
  readonly knownIssuedAt?: Instant | null | undefined;
}

/**
 * The one contract between the bank's front end and its back end. Everything belongs to the customer who is signed in
 * at the bank; no customer, company or connection id crosses it. Every failure is a `BankFeedsError`.
 */
export interface BankFeedsAdapter {
  /** `GET /feed` */
  getFeed(options: CallOptions): Promise<Feed>;
  /** `GET /bank-accounts` */
  listBankAccounts(options: CallOptions): Promise<readonly BankAccount[]>;
  /** `POST /feed`: makes sure that company, connection and source accounts exist. Asking again is harmless. */
  connect(request: ConnectRequest, options: CallOptions): Promise<Feed>;
  /** `DELETE /feed`: ends the feed of all accounts. */
  disconnect(options: CallOptions): Promise<Feed>;
  /** `GET /feed/accounts/{accountId}/transactions` */
  listTransactions(query: TransactionsQuery, options: CallOptions): Promise<TransactionPage>;
  /** Absent where the bank does not show credentials in its own page. */
  readonly credentials?: CredentialsVerbs | undefined;
  /** Absent where the bank does not send people to Codat's hosted page. */
  readonly hostedLink?: HostedLinkVerbs | undefined;
  /** Absent where the accounts are chosen once and for all. */
  readonly accountEditing?: AccountEditingVerbs | undefined;
  /** Absent where the bank does not add up transactions: the table then shows no totals and no balance line. */
  readonly summaries?: SummaryVerbs | undefined;
}

export interface SummaryVerbs {
  /** `GET /feed/accounts/{accountId}/transactions/summary` */
  get(query: TransactionsSummaryQuery, options: CallOptions): Promise<TransactionsSummary>;
}

export interface CredentialsVerbs {
  /**
   * `POST /feed/credentials`: each call makes one more pair that works until it is revoked. Call it for a person's
   * gesture only, never twice for one gesture, never from a cache or a retry.
   * @throws BankFeedsError `credentialsIssuedElsewhere` when there is a pair that `knownIssuedAt` does not know of
   */
  issue(options: IssueOptions): Promise<Credentials>;
  /** `DELETE /feed/credentials`: revokes every pair; feeds built on them stop. */
  revoke(options: CallOptions): Promise<Feed>;
}

export interface HostedLinkVerbs {
  /** `POST /feed/link`: a fresh link each time. Never keep it. */
  get(options: CallOptions): Promise<HostedLink>;
}

export interface AccountEditingVerbs {
  /** `POST /feed/accounts` */
  add(accountIds: readonly string[], options: CallOptions): Promise<Feed>;
  /** `PATCH /feed/accounts/{accountId}`: the name in the feed; QuickBooks keeps the name it has. */
  rename(accountId: string, name: string, options: CallOptions): Promise<Feed>;
  /** `DELETE /feed/accounts/{accountId}`: stops this account's feed. */
  remove(accountId: string, options: CallOptions): Promise<Feed>;
}
