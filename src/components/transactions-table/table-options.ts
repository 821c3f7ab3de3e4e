import type { MouseEvent } from 'react';
import type { FeedTransaction } from '../../core/transaction.js';
import type { ColumnChoice } from './shown-columns.js';
import type { TransactionsDisplay } from './table-state.js';

/** What the host decides of the table, whatever its transactions come from. */
export interface TableOptions {
  /** `pages` (the default): a table of 25, 50 or 100 rows, at its best with keyboard, screen reader, print and find in page. `scroll`: the whole history in one scroll. The customer may change it. */
  readonly display?: TransactionsDisplay | undefined;
  /** Which columns there are, in which order: ids of the table's own (`date`, `description`, `type`, `amount`, `balance`, `stage`, `reference`), or columns of the host's own. The customer may hide and move them. */
  readonly columns?: readonly ColumnChoice[] | undefined;
  /** Rows can be selected, counted, added up and copied. Default false. */
  readonly selectable?: boolean | undefined;
  /** Told what is selected, after each change. */
  readonly onSelectionChange?: ((transactions: readonly FeedTransaction[]) => void) | undefined;
  /** Each day under a heading with its totals, while ordered by date. The customer may change it. Default false. */
  readonly groupByDay?: boolean | undefined;
  /** A line of the balance over time stands above the rows. The customer may change it. Default false. */
  readonly balanceLine?: boolean | undefined;
  /** Called when a row is clicked. With `event.preventDefault()` the details do not open. */
  readonly onTransactionClick?: ((transaction: FeedTransaction, event: MouseEvent) => void) | undefined;
  /** Everything that is known of a transaction opens in a dialog. Default true. */
  readonly details?: boolean | undefined;
}
