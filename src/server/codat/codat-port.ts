import type { FeedAccountStatus, FeedStatus, BankAccountType } from '../../core/feed.js';
import type { LocalDate } from '../../core/local-date.js';
import type { Currency, MinorUnits } from '../../core/money.js';
import type { BankTransaction } from '../../core/transaction.js';
import type { Credentials } from '../../core/feed.js';
import type { ErrorStage } from '../../core/error.js';

export interface CodatCall {
  /** Where in the journey the call stands, for its error. */
  readonly stage: ErrorStage;
  readonly signal?: AbortSignal | undefined;
}

/** A call that creates: the key makes the same call twice one (Codat, "Idempotency"). */
export interface CodatCreation extends CodatCall {
  readonly idempotencyKey: string;
}

/** The day's calls, for all machines of the bank together. */
export interface CodatBudget {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since 1970. */
  readonly resetsAt: number;
}

export interface ConnectionRef {
  readonly companyId: string;
  readonly connectionId: string;
}

export interface CodatConnection {
  readonly id: string;
  readonly status: Exclude<FeedStatus, 'notStarted'>;
  /** Of the QuickBooks Online Bank Feeds integration. */
  readonly isBankFeed: boolean;
  /** Holds a one-time password: as secret as one. */
  readonly linkUrl: string;
}

/** How the bank names an account to Codat's banks and branches. */
export interface RoutingInfo {
  readonly type: 'aba' | 'rtn' | 'trno' | 'bankcode' | 'swift';
  readonly bankCode: string;
}

export interface NewSourceAccount {
  readonly id: string;
  readonly name: string;
  readonly type: BankAccountType;
  readonly accountNumber: string;
  readonly currency: Currency;
  readonly balance: MinorUnits;
  readonly routing?: RoutingInfo | undefined;
}

export interface CodatSourceAccount {
  readonly id: string;
  readonly status: FeedAccountStatus;
  readonly feedStartDate: LocalDate | null;
  /** After the last transaction that Codat has stored; null where it does not say. */
  readonly balance: MinorUnits | null;
}

export interface PushRequest {
  readonly accountId: string;
  readonly currency: Currency;
  /** In chronological order, at most 1,000. */
  readonly transactions: readonly BankTransaction[];
}

export interface PushFinding {
  /** What the finding is about: a transaction's id, the account's, or null where Codat does not say. */
  readonly itemId: string | null;
}

export interface CodatPush {
  readonly key: string;
  readonly connectionId: string;
  readonly status: 'pending' | 'success' | 'failed' | 'timedOut' | 'unknown';
  /** Milliseconds since 1970. */
  readonly requestedAt: number;
  readonly errors: readonly PushFinding[];
}

/**
 * What the server kit needs of Codat, in this library's own nouns. Everything rejects with a `BankFeedsError` whose code
 * begins with `codat`, and whose `correlationId` is Codat's own where Codat has answered: a 404 without one is believed
 * to be somebody's on the way. A host may put its own implementation here, e.g. one that goes through its gateway.
 */
export interface CodatPort {
  /** Whether credentials can be revoked while the connection stays. The dialect of 2023 cannot. */
  readonly revokesCredentials: boolean;
  /** What is left of the day's calls, where that is known: statuses are then read less often. */
  budget?(): CodatBudget | null;
  /** The company that carries our tag, or null. */
  findCompany(uid: string, call: CodatCall): Promise<{ readonly id: string } | null>;
  createCompany(company: { readonly name: string; readonly uid: string }, call: CodatCreation): Promise<{ readonly id: string }>;
  listConnections(companyId: string, call: CodatCall): Promise<readonly CodatConnection[]>;
  createConnection(companyId: string, call: CodatCreation): Promise<CodatConnection>;
  /** Renews the one-time password in `linkUrl`. */
  readConnection(ref: ConnectionRef, call: CodatCall): Promise<CodatConnection>;
  unlinkConnection(ref: ConnectionRef, call: CodatCall): Promise<void>;
  deleteConnection(ref: ConnectionRef, call: CodatCall): Promise<void>;
  listSourceAccounts(ref: ConnectionRef, call: CodatCall): Promise<readonly CodatSourceAccount[]>;
  /** Accounts that are there already are no failure. */
  createSourceAccounts(ref: ConnectionRef, accounts: readonly NewSourceAccount[], call: CodatCreation): Promise<void>;
  renameSourceAccount(ref: ConnectionRef, accountId: string, name: string, call: CodatCreation): Promise<void>;
  deleteSourceAccount(ref: ConnectionRef, accountId: string, call: CodatCall): Promise<void>;
  /** Each call makes one more pair. */
  issueCredentials(ref: ConnectionRef, call: CodatCall): Promise<Credentials>;
  revokeCredentials(ref: ConnectionRef, call: CodatCall): Promise<void>;
  pushTransactions(ref: ConnectionRef, request: PushRequest, call: CodatCreation): Promise<CodatPush>;
  readPush(companyId: string, pushKey: string, call: CodatCall): Promise<CodatPush>;
  /** The company's newest pushes, newest first. */
  listPushes(companyId: string, call: CodatCall): Promise<readonly CodatPush[]>;
}
