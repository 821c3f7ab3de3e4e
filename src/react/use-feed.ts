import type { BankFeedsError } from '../core/error.js';
import type { Feed } from '../core/feed.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { feedKey } from './question-keys.js';
import { useAnswer } from './use-answer.js';
import { usePolling } from './use-polling.js';
import { useReportedError } from './use-reported-error.js';

export interface UseFeed {
  /** null until the first answer. Kept while a later question fails. */
  readonly feed: Feed | null;
  readonly error: BankFeedsError | null;
  readonly status: 'loading' | 'ready' | 'failed' | 'stale';
  readonly refreshing: boolean;
  /** Asks again now; a question under way is shared. */
  refresh(): Promise<void>;
}

/**
 * The customer's feed, asked for again when the server says that news may come, while the page is visible, somebody is
 * there and there is a network.
 * However many widgets use it, one request goes out.
 */
export function useFeed({ enabled = true }: { readonly enabled?: boolean } = {}): UseFeed {
  const { adapter } = useBankFeedsContext();
  const pollAfter = usePolling();
  const answer = useAnswer(
    { key: feedKey, ask: (signal) => askOnce(signal, 'feed', () => adapter.getFeed({ signal })) },
    { enabled, againIn: (told, failure) => pollAfter(told?.askAgainInMs, failure) },
  );
  const feed = answer.told ?? null;
  const error = answer.error ? asBankFeedsError(answer.error, 'feed') : null;
  useReportedError(error);

  return {
    feed,
    error,
    status: feed ? (error ? 'stale' : 'ready') : error ? 'failed' : 'loading',
    refreshing: answer.isAsking,
    refresh: answer.ask,
  };
}
