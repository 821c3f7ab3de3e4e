import type { Feed, FeedAccount, FeedAccountStatus } from './feed.js';
import { isEnded } from './feed-state.js';

/** What an account does in its feed, as a customer should read it. */
export function statusInFeed(feed: Pick<Feed, 'status'>, { status }: Pick<FeedAccount, 'status'>): FeedAccountStatus {
  return isEnded(feed) && status !== 'pending' ? 'disconnected' : status;
}

export function connectedCount(feed: Feed): number {
  return feed.accounts.filter((account) => statusInFeed(feed, account) === 'connected').length;
}
