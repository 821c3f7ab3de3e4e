import type { Feed, FeedAccount, FeedAccountStatus } from './feed.js';

/** Over a connection that has ended nothing is fed, whatever Codat still says of its accounts. */
export function isEnded({ status }: Pick<Feed, 'status'>): boolean {
  return status === 'unlinked' || status === 'deauthorized';
}

/** What an account does in its feed, as a customer should read it. */
export function statusInFeed(feed: Pick<Feed, 'status'>, { status }: Pick<FeedAccount, 'status'>): FeedAccountStatus {
  return isEnded(feed) && status !== 'pending' ? 'disconnected' : status;
}

/** At least one account feeds QuickBooks. */
export function isConnected(feed: Feed): boolean {
  return feed.status === 'linked' && feed.accounts.some(({ status }) => status === 'connected');
}

export function connectedCount(feed: Feed): number {
  return feed.accounts.filter((account) => statusInFeed(feed, account) === 'connected').length;
}
