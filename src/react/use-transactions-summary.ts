import { useQuery } from '@tanstack/react-query';
import type { TransactionFilter, TransactionsSummary } from '../core/transaction.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { transactionsSummaryKey } from './query-keys.js';

/**
 * What a filter finds, added up by the bank's server; null until it has answered, and where it does not add up. A failure
 * is silent: the transactions themselves tell it.
 */
export function useTransactionsSummary(accountId: string | null, filter: TransactionFilter): TransactionsSummary | null {
  const { adapter, queryClient } = useBankFeedsContext();
  const summaries = adapter.summaries;
  const { data } = useQuery<TransactionsSummary>(
    {
      queryKey: transactionsSummaryKey(accountId, filter),
      queryFn: ({ signal }) => {
        if (!summaries) throw new TypeError('This adapter adds nothing up.');
        return askOnce(signal, 'transactions', () => summaries.get({ ...filter, accountId: accountId ?? '' }, { signal }));
      },
      enabled: accountId !== null && summaries !== undefined,
    },
    queryClient,
  );
  return data ?? null;
}
