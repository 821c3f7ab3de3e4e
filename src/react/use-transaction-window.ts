import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { BankFeedsError } from '../core/error.js';
import type { RowRange } from '../core/rows/row-window.js';
import type { TransactionRows } from '../core/rows/transaction-rows.js';
import type { TransactionFilter, TransactionOrder, TransactionPage } from '../core/transaction.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { TransactionWindow } from './transaction-window.js';
import { useAskTransactions } from './use-ask-transactions.js';
import { useReportedError } from './use-reported-error.js';

export interface UseTransactionWindow {
  readonly rows: TransactionRows;
  /** The latest answer without its rows. */
  readonly answer: Omit<TransactionPage, 'results'> | null;
  readonly error: BankFeedsError | null;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed' | 'stale';
  /** `rows` answer an earlier question. */
  readonly turning: boolean;
  readonly refreshing: boolean;
  /** These rows are on the screen; those around them are fetched. */
  show(view: RowRange): void;
  refresh(): Promise<void>;
}

/** An account's transactions as one long list of which only what is near the view is in memory. */
export function useTransactionWindow(accountId: string | null, filter: TransactionFilter, orderBy: TransactionOrder): UseTransactionWindow {
  const ask = useAskTransactions(accountId, filter, orderBy);
  const asked = useMemo(
    () =>
      new TransactionWindow({
        ask,
        newestFirst: orderBy === '-date',
      }),
    [ask, orderBy],
  );
  const state = useSyncExternalStore(asked.subscribe, asked.state, asked.state);
  const latest = useRef<{ readonly accountId: string | null; readonly state: typeof state } | null>(null);

  useEffect(() => {
    if (accountId === null) return;
    asked.open();
    return () => asked.close();
  }, [asked, accountId]);

  useEffect(() => {
    if (state.answer) latest.current = { accountId, state };
  }, [accountId, state]);

  const error = useMemo(() => (state.error ? asBankFeedsError(state.error, 'transactions') : null), [state.error]);
  useReportedError(error);

  // Another account's rows are never shown under this one's name.
  const before = latest.current?.accountId === accountId ? latest.current.state : null;
  const turning = state.answer === null && before !== null && state.error === null;
  const shown = turning && before ? before : state;
  return {
    rows: shown.rows,
    answer: shown.answer,
    error,
    status: statusOf(),
    turning,
    refreshing: state.asking,
    show: asked.show,
    refresh: asked.refresh,
  };

  function statusOf(): UseTransactionWindow['status'] {
    if (accountId === null) return 'idle';
    if (shown.answer) return error ? 'stale' : 'ready';
    return error ? 'failed' : 'loading';
  }
}
