import type { FeedTransaction, TransactionPage } from '../core/transaction.js';

/** A push settles within seconds to minutes; a long send moves on by a push at a time. */
const sendingLookAgainMs = 15_000;
const progressLookAgainMs = 5_000;

/** When to look again at what is being sent; false where nothing is. */
export function lookAgainIn(seen: Pick<TransactionPage, 'sending' | 'results'> | undefined): number | false {
  if (seen?.sending) return progressLookAgainMs;
  return seen?.results.some(isBeingSent) ? sendingLookAgainMs : false;
}

function isBeingSent({ stage }: FeedTransaction): boolean {
  return stage === 'sending';
}
