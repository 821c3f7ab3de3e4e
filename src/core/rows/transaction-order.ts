import { columnOfOrder, transactionStages, transactionTypes, type FeedTransaction, type TransactionOrder } from '../transaction.js';
import type { LocalDate } from '../local-date.js';
import { byFallingKeys, reversed, type RowOrder } from './row-order.js';
import { byFallingTexts } from './text-order.js';

/**
 * The rows of `newestFirst` in another order. Where two are equal, those that fall keep `newestFirst`, and those that
 * rise turn it round, as a back end does that orders by the column, then by date and sequence.
 */
export function inOrder(rows: readonly FeedTransaction[], newestFirst: RowOrder, orderBy: TransactionOrder): RowOrder {
  const { column, descends } = columnOfOrder(orderBy);
  const falling = column === 'date' ? newestFirst : fallingBy(rows, newestFirst, column);
  return descends ? falling : reversed(falling);
}

/** The rows by falling dates; those of one day stay as they are. */
export function byFallingDates(rows: readonly FeedTransaction[], order: RowOrder): RowOrder {
  return byFallingKeys(
    order,
    keysOf(rows, order, ({ date }) => numberOfDate(date)),
  );
}

function fallingBy(rows: readonly FeedTransaction[], order: RowOrder, column: 'description' | 'type' | 'amount' | 'balance' | 'stage'): RowOrder {
  switch (column) {
    case 'description':
      return byFallingTexts(order, (row) => rows[row]?.description ?? '');
    case 'type':
      return byFallingKeys(
        order,
        keysOf(rows, order, ({ type }) => transactionTypes.indexOf(type)),
      );
    case 'stage':
      return byFallingKeys(
        order,
        keysOf(rows, order, ({ stage }) => transactionStages.indexOf(stage)),
      );
    case 'amount':
      return byFallingKeys(
        order,
        keysOf(rows, order, ({ amount }) => amount),
      );
    case 'balance':
      return byFallingKeys(
        order,
        keysOf(rows, order, ({ balance }) => balance),
      );
    default:
      return column satisfies never;
  }
}

function keysOf(rows: readonly FeedTransaction[], order: RowOrder, keyOf: (row: FeedTransaction) => number): Float64Array {
  const keys = new Float64Array(order.length);
  for (let place = 0; place < order.length; place++) {
    const row = rows[order[place] ?? 0];
    keys[place] = row ? keyOf(row) : 0;
  }
  return keys;
}

/** `2026-11-20` is 20261120. */
function numberOfDate(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
}
