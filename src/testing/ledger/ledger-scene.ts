import { instantAt, type Instant } from '../../core/clock.js';
import { addDays, parseLocalDate } from '../../core/local-date.js';
import type { AccountKey, Ledger, OpenPush, TransactionRecord, TransactionWrite } from '../../server/index.js';

export const operating: AccountKey = { customerRef: 'customer-1', accountId: 'operating' };

/** The same account id at another customer. */
export const foreign: AccountKey = { customerRef: 'customer-2', accountId: 'operating' };

const firstDay = parseLocalDate('2026-11-01');

export function write(id: string, more: Partial<TransactionWrite> = {}): TransactionWrite {
  return {
    id,
    date: firstDay,
    description: `Transaction ${id}`,
    reference: null,
    type: 'debit',
    amount: -100,
    balance: 1000,
    stage: 'queued',
    reason: null,
    sentAt: null,
    ...more,
  };
}

export function dayOf(offset: number) {
  return addDays(firstDay, offset);
}

/** Minutes after the scene's noon. */
export function minute(offset: number): Instant {
  return instantAt(Date.UTC(2026, 10, 10, 12, offset));
}

export async function put(ledger: Ledger, account: AccountKey, writes: readonly TransactionWrite[], at: Instant = minute(0)): Promise<void> {
  await ledger.mergeTransactions(
    account,
    writes.map(({ id }) => id),
    at,
    () => writes,
  );
}

export function pushOf(id: string, account: AccountKey = operating): OpenPush {
  return { ...account, id, connectionId: 'connection-1', idempotencyKey: `key-${id}`, intendedAt: '2026-11-10T12:00:00.000Z', operationKey: null };
}

export function idsOf(rows: readonly Pick<TransactionRecord, 'id'>[]): string {
  return rows.map(({ id }) => id).join(' ');
}

export async function stagesOf(ledger: Ledger, { customerRef, accountId }: AccountKey): Promise<string> {
  const { results } = await ledger.listTransactions(customerRef, { accountId, page: 1, pageSize: 500, orderBy: 'date', query: '' });
  return results.map(({ id, stage }) => `${id}:${stage}`).join(' ');
}
