import type { Pace } from '../../../core/rows/slices.js';
import type { TransactionRows } from '../../../core/rows/transaction-rows.js';
import type { FeedTransaction } from '../../../core/transaction.js';
import { rowsInAPiece, type EveryRow } from './every-row.js';

/** Rows that are all in memory, once all of them are found. The page draws and answers between two pieces. */
export function everyLocalRow(rowsNow: () => TransactionRows, { breathe }: Pick<Pace, 'breathe'>): EveryRow {
  const breath = () => new Promise<void>((resolve) => breathe(resolve, 'soon'));
  return async function* (signal) {
    while (!rowsNow().complete) {
      signal.throwIfAborted();
      await breath();
    }
    const rows = rowsNow();
    const total = rows.count ?? 0;
    for (let start = 0; start < total; start += rowsInAPiece) {
      signal.throwIfAborted();
      const transactions: FeedTransaction[] = [];
      for (let position = start; position < Math.min(start + rowsInAPiece, total); position++) {
        const transaction = rows.at(position);
        if (transaction) transactions.push(transaction);
      }
      yield { transactions, total };
      await breath();
    }
  };
}
