import type { TransactionPage } from '../../../core/transaction.js';
import { rowsInAPiece, type EveryRow } from './every-row.js';

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
