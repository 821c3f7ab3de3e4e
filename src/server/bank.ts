import type { Callout } from '../core/callout.js';
import type { Country } from '../core/country.js';
import type { BankAccount, Capabilities } from '../core/feed.js';
import type { LocalDate } from '../core/local-date.js';
import type { Locale } from '../core/locale.js';
import type { MinorUnits } from '../core/money.js';
import type { RoutingInfo } from './codat/codat-port.js';

/** Who is signed in at the bank. */
export interface Customer {
  /** The bank's own stable reference. Codat sees a hash of it. */
  readonly ref: string;
  /** The business's name; Codat sees it in ASCII. */
  readonly name: string;
  readonly country: Country;
}

/** An account with what Codat needs beyond what the customer's page may see. */
export interface BankAccountDetails extends BankAccount {
  /** In full; goes to Codat, never to a page, a log or the ledger. */
  readonly accountNumber: string;
  /** Transit or routing number. */
  readonly routing?: RoutingInfo | undefined;
  /** IANA name of the zone in which the account's dates are meant, e.g. `America/Toronto`. */
  readonly timeZone: string;
}

/** What the bank brings. */
export interface Bank {
  /** Exactly as QuickBooks lists the bank in its search. */
  readonly institutionName: string;
  /** Advice beside the credentials: title at most 50, body at most 150 characters. */
  readonly callout?: Callout | undefined;
  /** The version of the permissions text in force, where the bank words its own. Default: this library's. */
  readonly consentTextVersion?: string | undefined;
  /**
   * What `permissionsTextHash` makes of the bank's own wording, by language: consent to another text is then refused.
   * Default: this library's, unless `consentTextVersion` is given.
   */
  readonly consentTextHashes?: Partial<Readonly<Record<Locale, string>>> | undefined;
  /** What the portal offers. Default: everything. */
  readonly capabilities?: Partial<Capabilities> | undefined;
  /**
   * The account's balance after this transaction, as the bank's books have it now; null when they do not have it. Where
   * this is given, nothing is sent whose last balance is another: QuickBooks takes it for the account's.
   */
  balanceAfter?(customerRef: string, accountId: string, transaction: { readonly id: string; readonly date: LocalDate }): Promise<MinorUnits | null>;
  /**
   * The id of the company at Codat that the bank has made for this customer by other means, e.g. before it had this kit;
   * null: none. Asked while the ledger knows of no company: what is under it is taken over (its connection, and source
   * accounts whose ids are those of `listAccounts`), and no other is made. Answer null once it was deleted at Codat.
   */
  companyAtCodat?(customerRef: string): Promise<string | null>;
  /** All accounts of the customer, the ineligible too; null when the bank knows no such customer. */
  listAccounts(customerRef: string, options: { readonly signal: AbortSignal }): Promise<readonly BankAccountDetails[] | null>;
}
