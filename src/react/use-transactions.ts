import type { BankFeedsError } from '../core/error.js';
import type { TransactionPage, TransactionsQuery } from '../core/transaction.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { lookAgainIn } from './sending-pace.js';
import { transactionsKey } from './transaction-keys.js';
import { useAnswer } from './use-answer.js';
import { usePolling } from './use-polling.js';
import { useReportedError } from './use-reported-error.js';
import { useStandIn } from './use-stand-in.js';

export interface UseTransactionsOptions extends Partial<Omit<TransactionsQuery, 'accountId'>> {
  /** null asks nothing. */
  readonly accountId: string | null;
}

export interface UseTransactions {
  /** null until the first answer for this account. While another page is asked for, the one before it. */
  readonly page: TransactionPage | null;
  readonly error: BankFeedsError | null;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed' | 'stale';
  /** `page` is the answer to an earlier question: what was asked for last has not come yet. */
  readonly turning: boolean;
  readonly refreshing: boolean;
  /** Asks again now; a question under way is shared. */
  refresh(): Promise<void>;
}

/**
 * What was handed over for an account, one page at a time. A question that is superseded (another page, another
 * account, gone from the screen) is aborted. While rows are being sent, the page is asked for again, if it is visible.
 */
export function useTransactions(options: UseTransactionsOptions): UseTransactions {
  const { accountId, page = 1, pageSize = 25, orderBy = '-date', query: text = '', ...filter } = options;
  const { adapter } = useBankFeedsContext();
  const pollAfter = usePolling();
  const answer = useAnswer(
    {
      key: transactionsKey(accountId, { ...filter, page, pageSize, orderBy, query: text }),
      ask: (signal) =>
        askOnce(signal, 'transactions', () =>
          adapter.listTransactions({ ...filter, accountId: accountId ?? '', page, pageSize, orderBy, query: text }, { signal }),
        ),
    },
    {
      enabled: accountId !== null,
      againIn: (told, failure) => pollAfter(lookAgainIn(told), failure),
    },
  );
  // Another account's rows are never shown under this one's name.
  const before = useStandIn(answer, (page) => page.accountId === accountId);
  const shown = answer.told ?? before ?? null;
  const error = answer.error ? asBankFeedsError(answer.error, 'transactions') : null;
  useReportedError(error);

  return {
    page: shown,
    error,
    status: statusOf(),
    turning: before !== undefined,
    refreshing: answer.isAsking,
    refresh: answer.ask,
  };

  function statusOf(): UseTransactions['status'] {
    if (accountId === null) return 'idle';
    if (shown) return error ? 'stale' : 'ready';
    return error ? 'failed' : 'loading';
  }
}
