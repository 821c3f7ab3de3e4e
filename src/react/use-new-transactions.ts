import { isNarrowing } from '../core/transaction-filter.js';
import type { TransactionFilter, TransactionPage } from '../core/transaction.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { newTransactionsKey } from './transaction-keys.js';
import { useAnswer } from './use-answer.js';
import { usePolling } from './use-polling.js';

/** The bank hands transactions over a few times a day; nobody needs to know within seconds. */
const lookAgainMs = 60_000;

/**
 * How many transactions have come in since `shown` was answered, while everything is shown; 0 where that is not known.
 * One row is asked for, while somebody is at the page.
 */
export function useNewTransactions(
  accountId: string | null,
  shown: Pick<TransactionPage, 'totalResults' | 'accountId'> | null,
  filter: TransactionFilter,
): number {
  const { adapter } = useBankFeedsContext();
  const pollAfter = usePolling();
  const isWhole = !isNarrowing(filter) && shown?.accountId === accountId && shown !== null;
  const counted = shown?.totalResults ?? 0;
  const { told = counted } = useAnswer(
    {
      key: newTransactionsKey(accountId, counted),
      // What is shown has just been counted: the first look is after a pause.
      first: counted,
      ask: (signal) =>
        askOnce(signal, 'transactions', async () => {
          const { totalResults } = await adapter.listTransactions(
            { accountId: accountId ?? '', page: 1, pageSize: 1, orderBy: '-date', query: '' },
            { signal },
          );
          return totalResults;
        }),
    },
    {
      enabled: isWhole,
      staleAfterMs: lookAgainMs,
      againIn: (_, failure) => pollAfter(lookAgainMs, failure),
    },
  );
  return isWhole ? Math.max(0, told - shown.totalResults) : 0;
}
