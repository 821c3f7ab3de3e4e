import type { FeedTransaction } from '../../../core/transaction.js';

/** Everything that was asked for, piece by piece, with how many there are. */
export type EveryRow = (signal: AbortSignal) => AsyncIterable<{ readonly transactions: readonly FeedTransaction[]; readonly total: number }>;

export const rowsInAPiece = 500;
