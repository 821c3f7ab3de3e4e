import type { Connection } from '../state.js';

/** Codat, QuickBooks Online bank feeds: an account disconnected inside QuickBooks is noticed after 10 days without a query. */
export const disconnectionNoticedAfterMs = 10 * 86_400_000;

export function noticeDisconnections(connection: Connection, now: number): void {
  for (const account of connection.accounts) {
    if (account.status !== 'connected' || account.unqueriedSince === null) continue;
    const noticedAt = account.unqueriedSince + disconnectionNoticedAfterMs;
    if (now < noticedAt) continue;
    account.status = 'disconnected';
    account.modifiedAt = noticedAt;
  }
  unlinkOnceAllAreDisconnected(connection);
}

/** Codat: the connection is Unlinked once every account that was connected is disconnected. */
export function unlinkOnceAllAreDisconnected(connection: Connection): void {
  if (connection.status !== 'Linked') return;
  const some = (status: string) => connection.accounts.some((account) => account.status === status);
  if (some('disconnected') && !some('connected')) connection.status = 'Unlinked';
}
