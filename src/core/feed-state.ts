import type { Feed } from './feed.js';

/** Over a connection that has ended nothing is fed, whatever Codat still says of its accounts. */
export function isEnded({ status }: Pick<Feed, 'status'>): boolean {
  return status === 'unlinked' || status === 'deauthorized';
}

/** At least one account feeds QuickBooks. */
export function isConnected(feed: Feed): boolean {
  return feed.status === 'linked' && feed.accounts.some(({ status }) => status === 'connected');
}
