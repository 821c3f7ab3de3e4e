import { instantAt } from '../../core/clock.js';
import { isSameTransaction } from '../../core/same-transaction.js';
import type { AccountKey, StageChange, TransactionRecord, TransactionWrite } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';

/** A transaction as it was read, and where it is to stand. */
export interface Move extends Pick<StageChange, 'stage' | 'reason'> {
  readonly row: TransactionRecord;
}

/** Moves those that are still as they were read, and counts them: one that the bank has corrected since is another. */
export async function moveUnchanged({ ledger, clock }: ServerContext, key: AccountKey, moves: readonly Move[]): Promise<number> {
  let moved = 0;
  const ids = moves.map(({ row }) => row.id);
  await ledger.mergeTransactions(key, ids, instantAt(clock.now()), (known) => {
    const writes = moves.flatMap(({ row, stage, reason }): readonly TransactionWrite[] => {
      const now = known.get(row.id);
      const isUnchanged = now !== undefined && now.stage === row.stage && now.reason === row.reason && isSameTransaction(now, row);
      return isUnchanged ? [{ ...now, stage, reason, sentAt: null }] : [];
    });
    // A ledger may begin the step anew.
    moved = writes.length;
    return writes;
  });
  return moved;
}
