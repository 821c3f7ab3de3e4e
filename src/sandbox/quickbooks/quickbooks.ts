import type { LocalDate } from '../../core/local-date.js';
import type { Instant } from '../../core/clock.js';
import type { CredentialPair } from '../codat/credentials.js';

/** An account in QuickBooks' chart of accounts to which a feed can go. */
export interface LedgerAccount {
  readonly id: string;
  readonly name: string;
  readonly type: 'bank' | 'creditCard';
}

/** Somebody in QuickBooks who has entered a pair of credentials that works. */
export interface QuickBooksSession {
  readonly id: string;
  readonly companyId: string;
  readonly connectionId: string;
  readonly institutionName: string;
  /** What the bank offers. */
  readonly sourceAccounts: readonly OfferedAccount[];
  /** What it can be fed to: accounts of the books that no other feed goes to. */
  readonly ledgerAccounts: readonly LedgerAccount[];
}

export interface OfferedAccount {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** The last four digits only, as QuickBooks shows it. */
  readonly lastFour: string;
  readonly currency: string | null;
  /** Decimal as Codat has it. */
  readonly balance: number | null;
  readonly linked: boolean;
}

export interface LinkChoice {
  readonly sourceAccountId: string;
  /** The id of a ledger account. */
  readonly ledgerAccount: string;
  /** The first day of the feed. */
  readonly feedStartDate: LocalDate;
}

export interface RegisterTransaction {
  readonly id: string;
  /** As it was written to Codat. */
  readonly date: string;
  readonly description: string;
  readonly amount: number;
  readonly balance: number;
  readonly transactionType: string;
  /** One of the two with which Codat tests a new link. */
  readonly test: boolean;
  readonly collectedAt: Instant;
}

/** A linked account as QuickBooks shows it. */
export interface Register {
  readonly companyId: string;
  readonly connectionId: string;
  readonly sourceAccountId: string;
  readonly accountName: string;
  readonly currency: string | null;
  readonly ledgerAccount: LedgerAccount;
  readonly feedStartDate: LocalDate;
  readonly active: boolean;
  readonly lastCollectedAt: Instant;
  /** In the order in which they came. */
  readonly transactions: readonly RegisterTransaction[];
}

/** What one visit to Codat brought for one account; nothing new is an empty list. */
export interface Collection {
  readonly companyId: string;
  readonly sourceAccountId: string;
  readonly transactions: readonly RegisterTransaction[];
}

/** QuickBooks Online's side: what a person does there, and its visits to Codat. Every failure is a `BankFeedsError`. */
export interface QuickBooks {
  /** @throws BankFeedsError `quickBooksRefusedCredentials` for a pair that is wrong or revoked. */
  signIn(pair: CredentialPair): Promise<QuickBooksSession>;
  /**
   * Connects the chosen accounts: Codat sees them connected, the connection Linked, and gives two test transactions each.
   * @throws BankFeedsError `quickBooksRefusedCredentials`, `unknownAccount`, `invalidRequest`
   */
  link(session: Pick<QuickBooksSession, 'id'>, choices: readonly LinkChoice[]): Promise<readonly Register[]>;
  /** Signs in with a fresh pair and links all accounts that are not linked; the feed starts today unless said otherwise. */
  linkEverything(companyId: string, options?: { readonly feedStartDate?: LocalDate }): Promise<readonly Register[]>;
  /** The daily visit, or the Update button: takes what Codat has stored since the last one. */
  collect(options?: { readonly companyId?: string }): Promise<readonly Collection[]>;
  register(companyId: string): Promise<readonly Register[]>;
  /** Somebody disconnects it inside QuickBooks: one account, or all. Codat notices after ten days. */
  disconnect(companyId: string, options?: { readonly sourceAccountId?: string }): Promise<void>;
  /** QuickBooks withdraws the bank's access: Codat sees the connection Deauthorized at once. */
  deauthorize(companyId: string): Promise<void>;
  /** The chart of accounts, as far as feeds can go to it. */
  ledgerAccounts(companyId: string): Promise<readonly LedgerAccount[]>;
  addLedgerAccount(companyId: string, account: Omit<LedgerAccount, 'id'>): Promise<LedgerAccount>;
}
