import { instantAt } from '../../core/clock.js';
import { isSameTransaction } from '../../core/same-transaction.js';
import type { AccountKey, TransactionRecord } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';

/** Rejects the one that is left when all others of a refused call were taken; false where it was corrected since. */
export async function rejectSuspect({ ledger, clock }: ServerContext, key: AccountKey, suspect: TransactionRecord): Promise<boolean> {
  const rejected = new Set<TransactionRecord>();
  await ledger.mergeTransactions(key, [suspect.id], instantAt(clock.now()), (known) => {
    const row = known.get(suspect.id);
    // A ledger may begin the step anew.
    rejected.clear();
    if (row?.stage === 'queued' && isSameTransaction(row, suspect)) rejected.add(row);
    return Array.from(rejected, (one) => ({ ...one, stage: 'rejected', reason: 'refusedByCodat', sentAt: null }));
  });
  return rejected.size > 0;
}
