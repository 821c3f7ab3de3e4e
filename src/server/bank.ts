import type { Callout } from '../core/callout.js';
import type { Country } from '../core/country.js';
import type { BankAccount, Capabilities } from '../core/feed.js';
import type { Locale } from '../core/locale.js';
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
  /** All accounts of the customer, the ineligible too; null when the bank knows no such customer. */
  listAccounts(customerRef: string, options: { readonly signal: AbortSignal }): Promise<readonly BankAccountDetails[] | null>;
}
