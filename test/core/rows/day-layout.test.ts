import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseLocalDate } from '../../../src/core/local-date.js';
import { dayLayout, dayStarts, dayStartsOfCounts, positionAt, type ListItem } from '../../../src/core/rows/day-layout.js';
import type { TransactionRows } from '../../../src/core/rows/transaction-rows.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';

const days = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 200 });

function rowsOf(sizes: readonly number[]): TransactionRows {
  const rows = sizes.flatMap((size, day) =>
    Array.from({ length: size }, (_, place): FeedTransaction => ({
      id: `${day}-${place}`,
      date: addDays(parseLocalDate('2026-11-20'), -day),
      description: '',
      reference: null,
      type: 'debit',
      amount: 0,
      balance: 0,
      stage: 'sent',
      reason: null,
      sentAt: null,
    })),
  );
  return { count: rows.length, complete: true, at: (position) => rows[position] };
}

describe('a list with a heading for each day', () => {
  it('has each heading before its day’s transactions, and each transaction once', () => {
    fc.assert(
      fc.property(days, (sizes) => {
        const rows = rowsOf(sizes);
        const layout = dayLayout(dayStarts(rows), rows.count ?? 0);
        let position = 0;
        const wanted = sizes.flatMap((size, day): ListItem[] => [
          { kind: 'day', day },
          ...Array.from({ length: size }, (): ListItem => ({ kind: 'row', position: position++ })),
        ]);
        expect(layout.itemCount).toBe(wanted.length);
        expect(wanted.map((_, index) => layout.item(index))).toEqual(wanted);
      }),
    );
  });

  it('knows where each transaction stands', () => {
    fc.assert(
      fc.property(days, (sizes) => {
        const rows = rowsOf(sizes);
        const layout = dayLayout(dayStarts(rows), rows.count ?? 0);
        for (let position = 0; position < (rows.count ?? 0); position++) expect(layout.item(layout.indexOf(position))).toEqual({ kind: 'row', position });
      }),
    );
  });

  it('begins each day at its first transaction', () => {
    const layout = dayLayout(dayStarts(rowsOf([2, 1, 3])), 6);
    expect([0, 1, 2].map((day) => layout.startOf(day))).toEqual([0, 2, 3]);
  });

  it('knows where days begin from how many each has, and knows nothing where days are missing', () => {
    fc.assert(
      fc.property(days, (sizes) => {
        const rows = rowsOf(sizes);
        expect(dayStartsOfCounts(sizes, rows.count ?? 0)).toEqual(dayStarts(rows));
        expect(dayStartsOfCounts(sizes, (rows.count ?? 0) + 1)).toBeNull();
      }),
    );
  });

  it('tells which transactions stand in a part of it', () => {
    const layout = dayLayout(dayStarts(rowsOf([2, 1, 3])), 6);
    // heading 0 1, heading 2, heading 3 4 5
    expect(Array.from({ length: layout.itemCount }, (_, index) => positionAt(layout, index))).toEqual([0, 0, 1, 2, 2, 3, 3, 4, 5]);
  });

  it('has a heading for each of a thousand days', () => {
    expect([...dayStarts(rowsOf(Array.from({ length: 1_000 }, () => 2)))]).toEqual(Array.from({ length: 1_000 }, (_, day) => 2 * day));
  });

  it('is empty while nothing is known', () => {
    const starts = dayStarts({ count: null, complete: false, at: () => undefined });
    expect(starts).toHaveLength(0);
    expect(dayLayout(starts, 0).itemCount).toBe(0);
  });

  it('ends behind the last transaction', () => {
    expect(dayLayout(dayStarts(rowsOf([2, 1])), 3).startOf(2)).toBe(3);
  });
});
