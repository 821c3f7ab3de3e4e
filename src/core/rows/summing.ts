import type { LocalDate } from '../local-date.js';
import { mostSummaryDays, type FeedTransaction, type TransactionDay, type TransactionsSummary } from '../transaction.js';

/** What was found, added up. `days` are all days, newest first. */
export type RowsSummary = Pick<TransactionsSummary, 'count' | 'moneyIn' | 'moneyOut' | 'days'>;

interface OpenDay {
  readonly date: LocalDate;
  count: number;
  moneyIn: number;
  moneyOut: number;
  balance: number;
  /** The row whose balance it is. */
  lastRow: number;
}

export interface Summing {
  add(transaction: FeedTransaction, row: number): void;
  /** null where the sums are too large to be exact. */
  result(): RowsSummary | null;
}

/** Adds transactions up in any order. Of two rows of one day, the one that stands first in the array is the later. */
export function createSumming(): Summing {
  const days = new Map<LocalDate, OpenDay>();
  let current: OpenDay | undefined;

  return {
    add({ date, amount, balance }, row) {
      if (current?.date !== date) {
        current = days.get(date);
        if (!current) {
          current = { date, count: 0, moneyIn: 0, moneyOut: 0, balance, lastRow: row };
          days.set(date, current);
        }
      }
      current.count++;
      if (amount > 0) current.moneyIn += amount;
      else current.moneyOut += amount;
      if (row < current.lastRow) {
        current.lastRow = row;
        current.balance = balance;
      }
    },
    result() {
      const newestFirst = [...days.values()].sort((one, other) => (one.date < other.date ? 1 : -1));
      let [count, moneyIn, moneyOut] = [0, 0, 0];
      for (const day of newestFirst) {
        count += day.count;
        moneyIn += day.moneyIn;
        moneyOut += day.moneyOut;
      }
      if (!Number.isSafeInteger(moneyIn) || !Number.isSafeInteger(moneyOut)) return null;
      const told = newestFirst.slice(0, mostSummaryDays).map(({ lastRow: _, ...day }): TransactionDay => day);
      return { count, moneyIn, moneyOut, days: told };
    },
  };
}
