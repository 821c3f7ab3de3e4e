import type { Callout } from './callout.js';
import type { Instant } from './clock.js';
import type { ConsentOnRecord } from './consent.js';
import type { LocalDate } from './local-date.js';
import type { Currency, MinorUnits } from './money.js';

/** Codat's connection status, with the two ends that Codat does not have: nothing begun, and a status this version does not know. */
export type FeedStatus = 'notStarted' | 'pending' | 'linked' | 'unlinked' | 'deauthorized' | 'unknown';

/** Codat's status of a source account. */
export type FeedAccountStatus = 'pending' | 'connecting' | 'connected' | 'disconnected' | 'unknown';

/** Codat's `accountType` of a source account (version 2). */
export type BankAccountType = 'checking' | 'savings' | 'loan' | 'creditCard' | 'prepaidCard';

/** Why a feed cannot exist for this customer. */
export type Unavailability = 'country';

/** Whose side keeps the bank's server from reading the feed at Codat. */
export type FeedTrouble =
  /** Codat does not answer, or answers nonsense. */
  | 'codat'
  /** Codat refuses the bank: its key, its plan, its permission. */
  | 'bank';

/** An account that is offered to QuickBooks. */
export interface FeedAccount {
  /** The bank's own opaque handle. */
  readonly id: string;
  readonly name: string;
  readonly type: BankAccountType;
  readonly lastFour: string;
  readonly currency: Currency;
  /** IANA name of the zone in which the account's dates are meant. */
  readonly timeZone: string;
  readonly status: FeedAccountStatus;
  /** The day from which QuickBooks takes transactions, chosen by the customer there; known once connected. */
  readonly feedStartDate: LocalDate | null;
  /** The day of the newest transaction that Codat has stored. */
  readonly lastSentDate: LocalDate | null;
}

/** What the bank allows in its portal. A group that is off is not shown and answers `notOffered`. */
export interface Capabilities {
  readonly credentials: boolean;
  readonly hostedLink: boolean;
  readonly accountEditing: boolean;
  /** Null or absent means no. */
  readonly transactionsSummary?: boolean | null | undefined;
}

/** Everything the widgets know of a customer's feed. Never holds the credentials or the link. */
export interface Feed {
  readonly status: FeedStatus;
  /** Set when there can be no feed at all. */
  readonly unavailable: Unavailability | null;
  /** The bank's name, exactly as QuickBooks lists it in its search. */
  readonly institutionName: string;
  readonly accounts: readonly FeedAccount[];
  /** When the newest pair of credentials was made, if it has not been revoked since. */
  readonly credentialsIssuedAt: Instant | null;
  /** When the customer last got a link to Codat's page; null or absent where none was given, or nobody noted it. */
  readonly linkGivenAt?: Instant | null | undefined;
  /** Why the statuses are as old as `asOf`; null or absent while they can be read. */
  readonly trouble?: FeedTrouble | null | undefined;
  readonly callout: Callout | null;
  readonly consent: {
    /** The version of the permissions text that is in force. */
    readonly textVersion: string;
    readonly onRecord: ConsentOnRecord | null;
  };
  readonly capabilities: Capabilities;
  /** When the bank's server last read the statuses from Codat, or heard of them. */
  readonly asOf: Instant;
  /** When the bank's server gave this answer, by the clock that `asOf` is told by: how old the news is, whatever the browser's clock says. */
  readonly answeredAt: Instant;
  /** Milliseconds after which asking again may bring news; null when nothing is expected. */
  readonly askAgainInMs: number | null;
}

/** Why an account of the customer cannot be fed. */
export type Ineligibility = 'closed' | 'currency' | 'type' | 'permission' | 'other';

/** One of the customer's accounts at the bank. */
export interface BankAccount {
  /** The bank's own opaque handle. */
  readonly id: string;
  readonly name: string;
  readonly type: BankAccountType;
  readonly lastFour: string;
  readonly currency: Currency;
  readonly balance: MinorUnits;
  /** null: it may be fed. */
  readonly ineligible: Ineligibility | null;
}

/** A pair for QuickBooks. It goes on authorising the feed until it is revoked: treat it as a long-lived secret. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The way into Codat's hosted page. The URL holds a one-time password. */
export interface HostedLink {
  readonly url: string;
  /** Milliseconds left when the server answered: counted on the browser's monotonic clock, a wrong wall clock does no harm. */
  readonly expiresInMs: number;
}
