import type { TransactionRows } from '../../../core/rows/transaction-rows.js';
import type { FeedTransaction } from '../../../core/transaction.js';
import { rowsInAPiece, type EveryRow } from './every-row.js';

/** Rows that are all in memory. */
export function everyLocalRow(rows: TransactionRows): EveryRow {
  return async function* (signal) {
    const total = rows.count ?? 0;
    for (let start = 0; start < total; start += rowsInAPiece) {
      signal.throwIfAborted();
      const transactions: FeedTransaction[] = [];
      for (let position = start; position < Math.min(start + rowsInAPiece, total); position++) {
        const transaction = rows.at(position);
        if (transaction) transactions.push(transaction);
      }
      yield { transactions, total };
    }
  };
}
