import type { LocalDate } from '../local-date.js';
import type { TransactionRows } from './transaction-rows.js';

/** A line of the list: a day's heading, or a transaction. */
export type ListItem = { readonly kind: 'day'; readonly day: number } | { readonly kind: 'row'; readonly position: number };

/** Where days begin in a list that is ordered by date, so that each can have a heading. */
export interface DayLayout {
  /** Transactions and headings together. */
  readonly itemCount: number;
  item(index: number): ListItem;
  /** Where the transaction stands among the items. */
  indexOf(position: number): number;
  /** The position of the day's first transaction. */
  startOf(day: number): number;
}

/** `starts` are the positions of the days' first transactions, rising, beginning with 0. */
export function dayLayout(starts: Uint32Array, count: number): DayLayout {
  const startOf = (day: number) => starts[day] ?? count;
  return {
    itemCount: count + starts.length,
    startOf,
    item(index) {
      // A day's heading stands at its start plus the headings before it.
      const day = lastWhere(starts.length, (candidate) => startOf(candidate) + candidate <= index);
      return index === startOf(day) + day ? { kind: 'day', day } : { kind: 'row', position: index - day - 1 };
    },
    indexOf(position) {
      return position + 1 + lastWhere(starts.length, (candidate) => startOf(candidate) <= position);
    },
  };
}

/** The position of the first transaction at an item or behind it. */
export function positionAt(layout: DayLayout, index: number): number {
  const item = layout.item(index);
  return item.kind === 'row' ? item.position : layout.startOf(item.day);
}

/**
 * Where days begin in rows of which only some are here, from how many each day has, in the order of the rows. null where
 * the days are not all that there are.
 */
export function dayStartsOfCounts(counts: readonly number[], count: number): Uint32Array<ArrayBuffer> | null {
  const starts = new Uint32Array(counts.length);
  let next = 0;
  counts.forEach((size, day) => {
    starts[day] = next;
    next += size;
  });
  return next === count ? starts : null;
}

/** Where days begin in rows that are all in memory, ordered by date. */
export function dayStarts(rows: TransactionRows): Uint32Array<ArrayBuffer> {
  const count = rows.count ?? 0;
  let starts = new Uint32Array(64);
  let days = 0;
  let date: LocalDate | undefined;
  for (let position = 0; position < count; position++) {
    const next = rows.at(position)?.date;
    if (next === date) continue;
    date = next;
    if (days === starts.length) {
      const longer = new Uint32Array(2 * days);
      longer.set(starts);
      starts = longer;
    }
    starts[days++] = position;
  }
  return starts.slice(0, days);
}

/** The last index below `count` for which a condition holds that holds for all before it; 0 where it never does. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
