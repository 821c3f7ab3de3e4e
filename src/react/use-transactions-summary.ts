import type { TransactionFilter, TransactionsSummary } from '../core/transaction.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { useAnswer } from './use-answer.js';
import { transactionsSummaryKey } from './transaction-keys.js';

export interface UseTransactionsSummary {
  /** null until it has been answered, and where the bank's server does not add up. */
  readonly summary: TransactionsSummary | null;
  /** It could not be had. Nobody is told: a failure that matters meets the transactions themselves. */
  readonly failed: boolean;
}

/** What a filter finds, added up by the bank's server. */
export function useTransactionsSummary(accountId: string | null, filter: TransactionFilter): UseTransactionsSummary {
  const { adapter } = useBankFeedsContext();
  const summaries = adapter.summaries;
  const { told, error } = useAnswer(
    {
      key: transactionsSummaryKey(accountId, filter),
      ask: (signal) => {
        if (!summaries) throw new TypeError('This adapter adds nothing up.');
        return askOnce(signal, 'transactions', () => summaries.get({ ...filter, accountId: accountId ?? '' }, { signal }));
      },
    },
    { enabled: accountId !== null && summaries !== undefined },
  );
  return { summary: told ?? null, failed: error !== null && told === undefined };
}
