import { useQuery } from '@tanstack/react-query';
import type { BankFeedsError } from '../core/error.js';
import type { Feed } from '../core/feed.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { feedKey } from './query-keys.js';
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
  const { adapter, queryClient } = useBankFeedsContext();
  const pollAfter = usePolling();
  const query = useQuery(
    {
      queryKey: feedKey,
      queryFn: ({ signal }) => askOnce(signal, 'feed', () => adapter.getFeed({ signal })),
      enabled,
      refetchInterval: ({ state }) => pollAfter(state.data?.askAgainInMs, state.error),
      refetchIntervalInBackground: false,
    },
    queryClient,
  );
  const feed = query.data ?? null;
  const error = query.error ? asBankFeedsError(query.error, 'feed') : null;
  useReportedError(error);

  return {
    feed,
    error,
    status: feed ? (error ? 'stale' : 'ready') : error ? 'failed' : 'loading',
    refreshing: query.isFetching,
    async refresh() {
      await query.refetch({ cancelRefetch: false });
    },
  };
}
