import { forwardRef, useId, type HTMLAttributes } from 'react';
import type { Currency } from '../../core/money.js';
import type { FeedTransaction } from '../../core/transaction.js';
import { lazyPart } from '../widget/lazy-part.js';
import { WidgetRoot } from '../widget/WidgetRoot.js';
import { RemoteTable } from './RemoteTable.js';
import type { TableOptions } from './table-options.js';
import type { TransactionsTableState } from './table-state.js';
import { useTableState } from './use-table-state.js';

export const LocalTable = lazyPart(async () => (await import('./LocalTable.js')).LocalTable);

export interface TransactionsTableProps extends HTMLAttributes<HTMLElement>, TableOptions {
  /** The account whose transactions are shown. Without it the customer chooses among the feed's accounts. */
  readonly accountId?: string | undefined;
  /** Transactions that the host holds, newest first; nothing is asked of the adapter then. Never changed: a new list is a new array. */
  readonly transactions?: readonly FeedTransaction[] | undefined;
  /** The currency of `transactions`, e.g. `USD`; needed with them. */
  readonly currency?: Currency | undefined;
  /** What is shown, kept by the host, e.g. in its address bar; needs `onStateChange`. Without it the table keeps its own. */
  readonly state?: TransactionsTableState | undefined;
  /** Called with what the customer wants to see next: page, page size, order, search, filters, columns, display, account. */
  readonly onStateChange?: ((state: TransactionsTableState) => void) | undefined;
}

/** What was handed over for QuickBooks, in pages or in one scroll, and how far each transaction has come. */
export const TransactionsTable = forwardRef<HTMLElement, TransactionsTableProps>(function TransactionsTable(props, ref) {
  const {
    accountId,
    transactions,
    currency,
    state: given,
    onStateChange,
    display,
    columns,
    selectable,
    onSelectionChange,
    groupByDay,
    balanceLine,
    onTransactionClick,
    details,
    ...rest
  } = props;
  const headingId = useId();
  const { state, change } = useTableState(given, onStateChange);
  const table = {
    headingId,
    state,
    change,
    options: { display, columns, selectable, onSelectionChange, groupByDay, balanceLine, onTransactionClick, details },
  };
  if (transactions && currency === undefined) {
    throw new TypeError('TransactionsTable: `transactions` need a `currency`.');
  }
  return (
    <WidgetRoot aria-labelledby={headingId} {...rest} ref={ref} widget="bf-transactions-table">
      {transactions && currency !== undefined ? (
        <LocalTable {...table} transactions={transactions} currency={currency} />
      ) : (
        <RemoteTable {...table} accountId={accountId} />
      )}
    </WidgetRoot>
  );
});
