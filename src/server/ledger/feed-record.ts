import type { Instant } from '../../core/clock.js';
import type { ConsentOnRecord } from '../../core/consent.js';
import type { BankAccountType, FeedAccountStatus, FeedStatus } from '../../core/feed.js';
import type { LocalDate } from '../../core/local-date.js';
import type { Currency } from '../../core/money.js';
import type { SendProgress } from '../../core/transaction.js';

/** An account that the customer brought into the feed, as it was then, and what Codat last said of it. */
export interface FeedAccountRecord {
  readonly accountId: string;
  readonly name: string;
  readonly type: BankAccountType;
  readonly lastFour: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly status: FeedAccountStatus;
  readonly feedStartDate: LocalDate | null;
  /** How far a long send that is under way, or was when its process died, has come. */
  readonly sending: SendProgress | null;
  /** Since when Codat has it as it is now: its balance there began anew. Not in records of earlier releases. */
  readonly offeredAt?: Instant | undefined;
}

/** All that is kept of a customer's feed. Never the credentials, the link, or an account number. */
export interface FeedRecord {
  readonly customerRef: string;
  readonly companyId: string | null;
  readonly connectionId: string | null;
  readonly status: FeedStatus;
  readonly accounts: readonly FeedAccountRecord[];
  readonly credentialsIssuedAt: Instant | null;
  /** When pairs of credentials were asked for at Codat, of the last day at least. */
  readonly pairsAskedAt: readonly Instant[];
  /** When the customer last asked for a way into Codat's hosted page. */
  readonly linkGivenAt: Instant | null;
  readonly consent: ConsentOnRecord | null;
  /** When the statuses were last read from Codat. */
  readonly readAt: Instant | null;
  /** Idempotency keys of creations at Codat whose outcome is not known yet, by what was to be created. */
  readonly openKeys: Readonly<Record<string, string>>;
}

export function emptyFeedRecord(customerRef: string): FeedRecord {
  return {
    customerRef,
    companyId: null,
    connectionId: null,
    status: 'notStarted',
    accounts: [],
    credentialsIssuedAt: null,
    pairsAskedAt: [],
    linkGivenAt: null,
    consent: null,
    readAt: null,
    openKeys: {},
  };
}
