import { useCallback } from 'react';
import type { TransactionFilter, TransactionOrder, TransactionPage } from '../core/transaction.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';

/** Asks for any page of what a filter finds, beside the page that is shown: nothing of it is kept. */
export function useAskTransactions(
  accountId: string | null,
  filter: TransactionFilter,
  orderBy: TransactionOrder,
): (page: number, pageSize: number, signal: AbortSignal) => Promise<TransactionPage> {
  const { adapter } = useBankFeedsContext();
  return useCallback(
    (page, pageSize, signal) =>
      askOnce(signal, 'transactions', () =>
        adapter.listTransactions({ ...filter, query: filter.query ?? '', accountId: accountId ?? '', page, pageSize, orderBy }, { signal }),
      ),
    [adapter, accountId, filter, orderBy],
  );
}
