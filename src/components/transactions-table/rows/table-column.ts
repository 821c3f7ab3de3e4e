import type { ReactNode } from 'react';
import type { FeedTransaction, TransactionColumn } from '../../../core/transaction.js';

/** A column of the host's own, or one of the table's drawn in the host's way. */
export interface TransactionsTableColumn {
  /** One of the table's own (`date`, `description`, `type`, `amount`, `balance`, `stage`, `reference`) to draw it otherwise, or any other text. */
  readonly id: string;
  /** The heading. One of the table's own columns keeps its heading without it; another needs it. */
  readonly header?: string | undefined;
  /** What the cell says, as plain text: what is drawn without `cell`, and what is exported and copied. */
  readonly text?: ((transaction: FeedTransaction) => string) | undefined;
  /** What is drawn in the cell. Costs speed in a table that scrolls: `text` does not. */
  readonly cell?: ((transaction: FeedTransaction) => ReactNode) | undefined;
  /** `end` for figures. Default `start`. */
  readonly align?: 'start' | 'end' | undefined;
}

export type OwnColumn = TransactionColumn | 'reference';

/** A column as it is drawn. */
export interface ShownColumn {
  readonly id: string;
  readonly header: string;
  /** What it is sorted by; null where it cannot be. */
  readonly sortsBy: TransactionColumn | null;
  readonly own: OwnColumn | null;
  readonly text: ((transaction: FeedTransaction) => string) | null;
  readonly cell: ((transaction: FeedTransaction) => ReactNode) | null;
  readonly align: 'start' | 'end';
}
