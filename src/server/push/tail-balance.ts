import { titledError } from '../../core/titled-error.js';
import type { AccountKey, TransactionRecord } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';

/**
 * Whether the last of these has the balance that the bank's books have after it. Codat, "Push bank transactions": the
 * last element's balance becomes the account's, so QuickBooks would show a wrong one.
 */
export async function isBalanceOfBooks({ bank }: ServerContext, { customerRef, accountId }: AccountKey, rows: readonly TransactionRecord[]): Promise<boolean> {
  const last = rows.at(-1);
  if (!bank.balanceAfter || !last) return true;
  let balance: number | null;
  try {
    balance = await bank.balanceAfter(customerRef, accountId, { id: last.id, date: last.date });
  } catch (cause) {
    throw titledError({ code: 'internal', stage: 'push', message: 'The bank’s books could not be asked for a balance. Nothing was sent.', cause });
  }
  return balance === last.balance;
}
