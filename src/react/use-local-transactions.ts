import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createLocalTransactions } from '../core/rows/local-transactions.js';
import type { RowsSummary } from '../core/rows/summing.js';
import type { TransactionRows } from '../core/rows/transaction-rows.js';
import type { FeedTransaction, TransactionFilter, TransactionOrder } from '../core/transaction.js';
import { browserPace } from './browser-pace.js';

export interface UseLocalTransactions {
  readonly rows: TransactionRows;
  /** null until all has been added up. */
  readonly summary: RowsSummary | null;
}

/**
 * Transactions that the host holds in memory, newest first, searched and sorted in the page. A list that has changed is
 * another array. A million are answered within a frame or few; what takes longer goes on between frames.
 */
export function useLocalTransactions(transactions: readonly FeedTransaction[], filter: TransactionFilter, orderBy: TransactionOrder): UseLocalTransactions {
  const local = useMemo(() => createLocalTransactions(transactions, browserPace), [transactions]);
  // The first rows are found while rendering, so that they are painted at once.
  local.ask(filter, orderBy);
  const rows = useSyncExternalStore(local.subscribe, local.rows, local.rows);
  useEffect(() => local.proceed(), [local, filter, orderBy]);
  return { rows, summary: local.summary() };
}
