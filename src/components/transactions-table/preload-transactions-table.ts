import { RemoteScroll } from './RemoteTable.js';
import { ScrollFoot, ScrollingTransactions, SelectionBar } from './TableView.js';
import { LocalTable } from './TransactionsTable.js';

/** What of the table can be loaded before it is shown. */
export interface TransactionsTableParts {
  /** How the transactions are shown. */
  readonly display: 'pages' | 'scroll';
  /** `adapter`, or an array that the host holds (`transactions`). */
  readonly source: 'adapter' | 'array';
  /** Rows can be selected. */
  readonly selectable?: boolean;
}

/**
 * Loads what a table of this kind needs beyond its pages over the adapter, which are always there: call it when the page
 * has time, and the table is drawn at once when it is shown. Without it the parts are loaded then.
 * @throws the browser's own error when a part could not be loaded
 */
export async function preloadTransactionsTable({ display, source, selectable = false }: TransactionsTableParts): Promise<void> {
  await Promise.all([
    source === 'array' && LocalTable.load(),
    selectable && SelectionBar.load(),
    display === 'scroll' && Promise.all([ScrollingTransactions.load(), ScrollFoot.load()]),
    display === 'scroll' && source === 'adapter' && RemoteScroll.load(),
  ]);
}
