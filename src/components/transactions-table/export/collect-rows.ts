import type { TransactionRows } from '../../../core/rows/transaction-rows.js';
import type { FeedTransaction, TransactionPage } from '../../../core/transaction.js';

/** Everything that was asked for, piece by piece, with how many there are. */
export type EveryRow = (signal: AbortSignal) => AsyncIterable<{ readonly transactions: readonly FeedTransaction[]; readonly total: number }>;

const rowsInAPiece = 500;

/** The rows of the adapter, page after page. A row that moves to another page meanwhile is told once. */
export function everyPage(ask: (page: number, pageSize: number, signal: AbortSignal) => Promise<TransactionPage>): EveryRow {
  return async function* (signal) {
    const told = new Set<string>();
    for (let page = 1; ; page++) {
      const { results, totalResults } = await ask(page, rowsInAPiece, signal);
      const transactions = results.filter(({ id }) => !told.has(id));
      for (const { id } of transactions) told.add(id);
      yield { transactions, total: totalResults };
      if (page * rowsInAPiece >= totalResults || results.length === 0) return;
    }
  };
}

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
