import { useEffect, useId, useMemo, useRef, useSyncExternalStore } from 'react';
import type { BankFeedsError } from '../core/error.js';
import type { RowRange } from '../core/rows/row-window.js';
import type { TransactionRows } from '../core/rows/transaction-rows.js';
import type { TransactionFilter, TransactionOrder, TransactionPage } from '../core/transaction.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { useBankFeedsContext } from './context.js';
import { lookAgainIn } from './sending-pace.js';
import { transactionWindowKey } from './transaction-keys.js';
import { TransactionWindow, type WindowState } from './transaction-window.js';
import { useAnswer } from './use-answer.js';
import { useAskTransactions } from './use-ask-transactions.js';
import { usePolling } from './use-polling.js';
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

  useLookingAgain(accountId, asked, state);

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

/** Asks again as what is asked page by page is: by itself while rows are sent, and with the network, the tab and the session that come back. */
function useLookingAgain(accountId: string | null, asked: TransactionWindow, { answer, error }: WindowState): void {
  const { answers } = useBankFeedsContext();
  const pollAfter = usePolling();
  const list = useId();
  const current = useRef(asked);
  useEffect(() => {
    current.current = asked;
  }, [asked]);

  useAnswer(
    {
      key: transactionWindowKey(accountId, list),
      async ask() {
        await current.current.refresh();
        const { error: failure } = current.current.state();
        if (failure !== null) throw asBankFeedsError(failure, 'transactions');
        return true;
      },
    },
    {
      enabled: accountId !== null,
      againIn: () => pollAfter(lookAgainIn({ sending: answer?.sending, results: asked.inView() }), error),
    },
  );

  useEffect(() => {
    // A page that came into view later may have failed: the next occasion must not wait until what is here is old.
    if (error !== null) void answers.outdate(transactionWindowKey(accountId, list), { asksNow: false });
  }, [answers, accountId, list, error]);
}
