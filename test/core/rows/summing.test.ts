import { describe, expect, it } from 'vitest';
import { addDays, parseLocalDate } from '../../../src/core/local-date.js';
import { createSumming } from '../../../src/core/rows/summing.js';
import { byFallingDates } from '../../../src/core/rows/transaction-order.js';
import { givenOrder } from '../../../src/core/rows/row-order.js';
import { mostSummaryDays, type FeedTransaction } from '../../../src/core/transaction.js';

const day = parseLocalDate('2026-01-31');

function row(date: string, amount: number, balance: number): FeedTransaction {
  return { id: date, date: parseLocalDate(date), description: '', reference: null, type: 'debit', amount, balance, stage: 'sent', reason: null, sentAt: null };
}

function summed(...rows: readonly (readonly [row: FeedTransaction, place: number])[]) {
  const summing = createSumming();
  for (const [transaction, place] of rows) summing.add(transaction, place);
  return summing.result();
}

describe('transactions added up', () => {
  it('end each day with the balance of the one that stands first, in whichever order they are added', () => {
    const [newest, older, oldest] = [row('2026-01-31', 5, 300), row('2026-01-31', -7, 200), row('2026-01-31', 0, 100)];
    const expected = { count: 3, moneyIn: 5, moneyOut: -7, days: [{ date: '2026-01-31', count: 3, moneyIn: 5, moneyOut: -7, balance: 300 }] };
    expect(summed([newest, 0], [older, 1], [oldest, 2])).toEqual(expected);
    expect(summed([oldest, 2], [older, 1], [newest, 0])).toEqual(expected);
    expect(summed([older, 1], [newest, 0], [oldest, 2])).toEqual(expected);
  });

  it('tell the newest days first, also where they were added in another order, and are of several months', () => {
    const result = summed([row('2026-01-31', 1, 1), 1], [row('2026-12-01', 1, 2), 0], [row('2025-12-31', 1, 3), 2], [row('2026-01-31', 1, 4), 3]);
    expect(result?.days.map(({ date, count, balance }) => [date, count, balance])).toEqual([
      ['2026-12-01', 1, 2],
      ['2026-01-31', 2, 1],
      ['2025-12-31', 1, 3],
    ]);
  });

  it('tell three years of days, and the sums of all', () => {
    const days = Array.from({ length: mostSummaryDays + 1 }, (_, ago) => [row(addDays(day, -ago), 1, ago), ago] as const);
    const result = summed(...days);
    expect([result?.count, result?.moneyIn, result?.days.length, result?.days.at(-1)?.date]).toEqual([1_101, 1_101, 1_100, addDays(day, -1_099)]);
  });

  it('are nothing where nothing was added', () => {
    expect(summed()).toEqual({ count: 0, moneyIn: 0, moneyOut: 0, days: [] });
  });

  it('are not told where money in or money out is too large to be exact', () => {
    const huge = Number.MAX_SAFE_INTEGER;
    expect(summed([row('2026-01-31', huge, 0), 0], [row('2026-01-31', 1, 0), 1])).toBeNull();
    expect(summed([row('2026-01-31', -huge, 0), 0], [row('2026-01-31', -1, 0), 1])).toBeNull();
    expect(summed([row('2026-01-31', -huge, 0), 0], [row('2026-01-31', huge, 0), 1])).toMatchObject({ moneyIn: huge, moneyOut: -huge });
  });
});

describe('rows by their dates', () => {
  it('stand from the newest to the oldest, over months and years', () => {
    const dates = ['2025-12-31', '2026-01-01', '2026-11-02', '2026-02-11', '2024-02-29', '2026-10-31', '2026-11-01'];
    const rows = dates.map((date) => row(date, 0, 0));
    const order = [...byFallingDates(rows, givenOrder(rows.length))].map((place) => dates[place]);
    expect(order).toEqual(dates.toSorted().toReversed());
  });
});
