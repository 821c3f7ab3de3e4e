import type { FeedTransaction } from '../transaction.js';

/** An account's transactions as far as they are known: what was found, in order. Replaced, never changed. */
export interface TransactionRows {
  /** How many there are; while they are still being counted, how many so far. null: not known at all yet. */
  readonly count: number | null;
  /** `count` is final. */
  readonly complete: boolean;
  /** From 0. Undefined where there is none, or where it is not here yet. */
  at(position: number): FeedTransaction | undefined;
}

/** Where transactions come from, whether they are all in memory or behind an adapter. */
export interface TransactionSource {
  rows(): TransactionRows;
  /** Called after each change of `rows()`. Answers how to stop it. */
  subscribe(listener: () => void): () => void;
}
