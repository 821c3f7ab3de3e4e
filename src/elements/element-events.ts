import type { TransactionsTableState } from '../components/transactions-table/table-state.js';
import type { BankFeedsError } from '../core/error.js';
import type { Feed } from '../core/feed.js';
import type { FeedTransaction } from '../core/transaction.js';
import type { BankFeedsEvent } from '../react/events.js';

/** What the elements dispatch. All of it bubbles, and leaves a shadow tree (`composed`). Nothing in it is secret. */
export interface BankFeedsElementEventMap {
  /** A customer saw a failure, or an element cannot work as it was put into the page. */
  'bankfeeds-error': CustomEvent<BankFeedsError>;
  /** What the customer did, for the host's own analytics. */
  'bankfeeds-event': CustomEvent<BankFeedsEvent>;
  /** The bank's session has ended. Sign the customer in again; the widgets go on from the server's state. With `event.detail.waitUntil(promise)` they look again by themselves once the promise is fulfilled. */
  'bankfeeds-session-expired': CustomEvent<SessionExpired>;
  /** The customer has connected at least one more account in QuickBooks. */
  'bankfeeds-linked': CustomEvent<{ readonly feed: Feed }>;
  /** The dialog has opened or closed. */
  'bankfeeds-open-change': CustomEvent<{ readonly open: boolean }>;
  /** The customer wants to connect or reconnect, where the list has `external-connect`. */
  'bankfeeds-connect': CustomEvent<null>;
  /** What is shown has changed; the element's `state` has it already. */
  'bankfeeds-state-change': CustomEvent<{ readonly state: TransactionsTableState }>;
  /** What is selected has changed. */
  'bankfeeds-selection-change': CustomEvent<{ readonly transactions: readonly FeedTransaction[] }>;
  /** A row was clicked. With `event.preventDefault()` the details do not open. */
  'bankfeeds-transaction-click': CustomEvent<{ readonly transaction: FeedTransaction }>;
}

export interface SessionExpired {
  /** The widgets look again once this is fulfilled: the customer has signed in. */
  waitUntil(signingIn: Promise<unknown>): void;
}

declare global {
  // They bubble, so a document may listen for them, too. Angular's templates and `addEventListener` know them from here.
  interface GlobalEventHandlersEventMap extends BankFeedsElementEventMap {}
}
