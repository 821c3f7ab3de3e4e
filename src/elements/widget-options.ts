import type { TransactionsDisplay, TransactionsTableState } from '../components/transactions-table/table-state.js';
import type { ConnectWay } from '../core/connect-flow.js';
import type { Feed } from '../core/feed.js';
import type { Currency } from '../core/money.js';
import type { FeedTransaction } from '../core/transaction.js';
import type { QuickBooksMenus } from '../react/quickbooks.js';

/** What the connect button takes. */
export interface ConnectButtonSettings {
  /** `credentials` (default) keeps the customer in the bank's page; `hosted` sends them to Codat's. */
  readonly flow?: ConnectWay | undefined;
  /** The button cannot be pressed. Default false. */
  readonly disabled?: boolean | undefined;
  /** Where QuickBooks Online is opened from the dialog; null shows no such link. Default: the provider's, else `https://qbo.intuit.com/`. */
  readonly quickBooksUrl?: string | null | undefined;
  /** Origins to which Codat's hosted link may lead. Default: Codat's own. */
  readonly linkOrigins?: readonly string[] | undefined;
  /** Names of QuickBooks' menus in the instructions, when Intuit has moved them. Default: the provider's. */
  readonly menus?: QuickBooksMenus | undefined;
}

export interface ConnectButtonOptions extends ConnectButtonSettings {
  /** Called once the customer has connected at least one more account in QuickBooks. */
  readonly onLinked?: ((feed: Feed) => void) | undefined;
  /** Called when the dialog opens and closes. */
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** What the credentials panel takes. */
export interface CredentialsPanelOptions {
  /** Whether the steps for QuickBooks stand beside the credentials. Default true. */
  readonly instructions?: boolean | undefined;
}

export interface AccountStatusListOptions {
  /** Called when the customer wants to connect or reconnect. Without it the list offers the connect journey itself. */
  readonly onConnect?: (() => void) | undefined;
}

/** A column of the host's own, or one of the table's drawn in the host's way. Without React: a cell is text or a node. */
export interface ElementColumn {
  /** One of the table's own (`date`, `description`, `type`, `amount`, `balance`, `stage`, `reference`) to draw it otherwise, or any other text. */
  readonly id: string;
  /** The heading. One of the table's own columns keeps its heading without it; another needs it. */
  readonly header?: string | undefined;
  /** What the cell says, as plain text: what is drawn without `cell`, and what is exported and copied. */
  readonly text?: ((transaction: FeedTransaction) => string) | undefined;
  /** What is drawn in the cell: text, or a node made anew at each call. Costs speed in a table that scrolls: `text` does not. */
  readonly cell?: ((transaction: FeedTransaction) => Node | string | null) | undefined;
  /** `end` for figures. Default `start`. */
  readonly align?: 'start' | 'end' | undefined;
}

/** What the transactions table takes. */
export interface TransactionsTableSettings {
  /** The account whose transactions are shown. Without it the customer chooses among the feed's accounts. */
  readonly accountId?: string | undefined;
  /** Transactions that the host holds, newest first; nothing is asked of the adapter then. Never changed: a new list is a new array. */
  readonly transactions?: readonly FeedTransaction[] | undefined;
  /** The currency of `transactions`, e.g. `USD`; needed with them. */
  readonly currency?: Currency | undefined;
  /** What is shown: page, page size, order, search, filters, columns, display, account. Plain data, e.g. for the host's address bar. */
  readonly state?: TransactionsTableState | undefined;
  /** `pages` (the default): a table of 25, 50 or 100 rows, at its best with keyboard, screen reader, print and find in page. `scroll`: the whole history in one scroll. The customer may change it. */
  readonly display?: TransactionsDisplay | undefined;
  /** Which columns there are, in which order: ids of the table's own (`date`, `description`, `type`, `amount`, `balance`, `stage`, `reference`; in the attribute with spaces between them), or columns of the host's own. The customer may hide and move them. */
  readonly columns?: readonly (string | ElementColumn)[] | undefined;
  /** Rows can be selected, counted, added up and copied. Default false. */
  readonly selectable?: boolean | undefined;
  /** Each day under a heading with its totals, while ordered by date. The customer may change it. Default false. */
  readonly groupByDay?: boolean | undefined;
  /** A line of the balance over time stands above the rows from the beginning. The customer may change it. Default false. */
  readonly balanceLine?: boolean | undefined;
  /** Everything that is known of a transaction opens in a dialog. Default true. */
  readonly details?: boolean | undefined;
}

export interface TransactionsTableOptions extends TransactionsTableSettings {
  /** Called with what the customer wants to see next. With `state`, the host keeps it and gives it back. */
  readonly onStateChange?: ((state: TransactionsTableState) => void) | undefined;
  /** Told what is selected, after each change. */
  readonly onSelectionChange?: ((transactions: readonly FeedTransaction[]) => void) | undefined;
  /** Called when a row is clicked. With `event.preventDefault()` the details do not open. */
  readonly onTransactionClick?: ((transaction: FeedTransaction, event: Event) => void) | undefined;
}

/** The widgets by name, and what each takes. */
export interface WidgetOptions {
  readonly 'connect-button': ConnectButtonOptions;
  readonly 'credentials-panel': CredentialsPanelOptions;
  readonly 'account-status-list': AccountStatusListOptions;
  readonly 'transactions-table': TransactionsTableOptions;
}

export type WidgetName = keyof WidgetOptions;
