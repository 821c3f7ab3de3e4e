import { maxTransactionsPerPush } from '../../core/push-plan.js';
import type { TransactionRecord } from '../ledger/ledger.js';

/**
 * The first of the queue, among which is one that Codat refuses without saying which. They are halved with each call, so
 * one of a thousand is found in ten: where one half is taken, it is in the other, which need not be tried whole.
 */
export type Suspects = readonly TransactionRecord[];

/** How many to send next. */
export function sizeOfNextBatch(suspects: Suspects): number {
  return suspects.length > 1 ? suspects.length >> 1 : maxTransactionsPerPush;
}

/** Whether these are the first of them still: something older may have come in, or one may have been corrected. */
export function areFirstOf(rows: readonly TransactionRecord[], suspects: Suspects): boolean {
  return rows.every((row, index) => row.id === suspects[index]?.id);
}
