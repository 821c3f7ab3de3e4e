import type { LocalDate } from '../../../core/local-date.js';
import { daysBetween } from '../../../core/local-date.js';
import type { TransactionDay } from '../../../core/transaction.js';

export interface BalancePoint {
  readonly date: LocalDate;
  /** Minor units. */
  readonly balance: number;
  /** 0 is the first day, 1 the last. */
  readonly along: number;
  /** 0 is the lowest balance, 1 the highest. */
  readonly up: number;
}

/** The balances at the ends of days, oldest first, placed in a box of one by one. */
export function balancePoints(newestFirst: readonly TransactionDay[]): readonly BalancePoint[] {
  const days = newestFirst.toReversed();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const span = Math.max(1, daysBetween(first.date, last.date));
  const lowest = days.reduce((least, { balance }) => Math.min(least, balance), Infinity);
  const highest = days.reduce((most, { balance }) => Math.max(most, balance), -Infinity);
  const height = highest - lowest;
  return days.map(({ date, balance }) => ({
    date,
    balance,
    along: daysBetween(first.date, date) / span,
    // A balance that never moved is a line in the middle.
    up: height === 0 ? 0.5 : (balance - lowest) / height,
  }));
}

/** The line as an SVG path in a box of `width` by `height`. A balance stays until the day on which it changes. */
export function pathOfBalance(points: readonly BalancePoint[], width: number, height: number): string {
  const [x, y] = [(point: BalancePoint) => round(point.along * width), (point: BalancePoint) => round((1 - point.up) * height)];
  return points.map((point, place) => (place === 0 ? `M${x(point)} ${y(point)}` : `H${x(point)}V${y(point)}`)).join('');
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
