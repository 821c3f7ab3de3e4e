import type { QueryClient } from '@tanstack/react-query';
import type { Feed } from '../core/feed.js';
import { feedKey } from './query-keys.js';

/**
 * Shows the answer to a change from now on. A question under way must not answer over it: it may be from before. What it
 * would have told is asked for again, as it is where two changes were under way at once and the later one was answered
 * first.
 */
export async function keepFeed(queryClient: QueryClient, feed: Feed): Promise<void> {
  const wasAsking = queryClient.isFetching({ queryKey: feedKey }) > 0;
  await queryClient.cancelQueries({ queryKey: feedKey });
  const known = queryClient.getQueryData<Feed>(feedKey);
  const overtaken = known !== undefined && Date.parse(known.answeredAt) > Date.parse(feed.answeredAt);
  if (!overtaken) queryClient.setQueryData(feedKey, feed);
  if (wasAsking || overtaken) void queryClient.invalidateQueries({ queryKey: feedKey });
}
