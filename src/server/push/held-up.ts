import { addDays, localDateAt } from '../../core/local-date.js';
import { daysUntilLost } from '../../core/push-fuse.js';
import type { FeedAccountRecord } from '../ledger/feed-record.js';
import type { AccountKey } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';

/** Days until the oldest that should have been sent by today is lost; null when there is none. */
export async function daysLeftOf(
  { ledger, clock, historyDays, onRefusedTransaction }: ServerContext,
  key: AccountKey,
  { timeZone }: FeedAccountRecord,
): Promise<number | null> {
  const today = localDateAt(clock.now(), timeZone);
  const [queued] = await ledger.queuedTransactions(key, 1);
  const refused = onRefusedTransaction === 'halt' ? (await ledger.refusedTransactions(key, addDays(today, -historyDays), 1)).at(0) : undefined;
  const pushes = (await ledger.openPushes(key.customerRef)).filter(({ accountId }) => accountId === key.accountId);
  const underWay = (await Promise.all(pushes.map(({ id }) => ledger.transactionsOfPush(id)))).flat();
  const dates = [queued, refused, ...underWay].flatMap((row) => (row && row.date <= today ? row.date : []));
  const [oldest] = dates.toSorted();
  return oldest === undefined ? null : daysUntilLost(oldest, today, historyDays);
}
