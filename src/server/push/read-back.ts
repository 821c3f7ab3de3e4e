import type { TransactionRecord } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';
import type { SettlingPush } from './push-settlement.js';

/**
 * Whether Codat has stored a push although it does not tell its outcome. Codat, "Push bank transactions": the last
 * element's balance becomes the account's, and while it is connected nothing else changes that. So it is told only where
 * the balance was another before; that it was not stored is never told: it may still be.
 */
export async function isStored({ codat, ledger }: ServerContext, { push, ref, signal }: SettlingPush, rows: readonly TransactionRecord[]): Promise<boolean> {
  const last = rows.at(-1);
  if (!last) return false;
  const [before] = (
    await ledger.listTransactions(push.customerRef, {
      accountId: push.accountId,
      page: 1,
      pageSize: 1,
      orderBy: '-date',
      query: '',
      stages: ['sent', 'collected', 'quarantined'],
    })
  ).results;
  if (!before || before.balance === last.balance) return false;
  const offeredAt = (await ledger.findFeed(push.customerRef))?.accounts.find(({ accountId }) => accountId === push.accountId)?.offeredAt;
  // Offered with the bank's balance of that day, which may be this one's: only what went there since has put another in its place.
  if (offeredAt !== undefined && (before.sentAt === null || Date.parse(before.sentAt) <= Date.parse(offeredAt))) return false;
  const account = (await codat.listSourceAccounts(ref, { stage: 'push', signal })).find(({ id }) => id === push.accountId);
  return account?.balance === last.balance;
}
