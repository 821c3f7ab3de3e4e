import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseLocalDate } from '../../../src/core/local-date.js';
import { createLocalTransactions, type LocalTransactions } from '../../../src/core/rows/local-transactions.js';
import type { Pace } from '../../../src/core/rows/slices.js';
import { foldedText } from '../../../src/core/rows/text-order.js';
import {
  columnOfOrder,
  transactionOrders,
  transactionStages,
  transactionTypes,
  type FeedTransaction,
  type TransactionFilter,
  type TransactionOrder,
} from '../../../src/core/transaction.js';

/** A clock that stands still unless work is done, and breaths that are taken when the test says so. */
function slowPace(msPerLook = 0) {
  let time = 0;
  const waiting: (() => void)[] = [];
  const pace: Pace = {
    now: () => (time += msPerLook),
    breathe(act) {
      waiting.push(act);
      return () => {
        const place = waiting.indexOf(act);
        if (place >= 0) waiting.splice(place, 1);
      };
    },
  };
  return {
    pace,
    breathe() {
      waiting.shift()?.();
    },
    finish() {
      for (let act = waiting.shift(); act; act = waiting.shift()) act();
    },
    waiting,
  };
}

const firstDay = parseLocalDate('2026-01-01');
const words = ['Hydro', 'hydro one', 'École', 'ecole', 'Épicerie', 'Zebra', 'été', 'Ete', 'A', '', 'a', 'aaab', 'aaaa', 'AAAA b', 'ÆON', '日本', '10', '9'];

const transactions: fc.Arbitrary<FeedTransaction> = fc.record({
  id: fc.uuid(),
  date: fc.integer({ min: 0, max: 30 }).map((days) => addDays(firstDay, days)),
  description: fc.oneof(fc.constantFrom(...words), fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map((pair) => pair.join(' '))),
  reference: fc.option(fc.constantFrom('REF-1', 'ref-2', 'Z')),
  type: fc.constantFrom(...transactionTypes),
  amount: fc.oneof(fc.integer({ min: -300, max: 300 }), fc.maxSafeInteger().map((amount) => Math.trunc(amount / 1_000_000))),
  balance: fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }),
  stage: fc.constantFrom(...transactionStages),
  reason: fc.constant(null),
  sentAt: fc.constant(null),
});

const newestFirst = fc.array(transactions, { maxLength: 120 }).map((rows) => rows.toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0)));

const filters: fc.Arbitrary<TransactionFilter> = fc.record(
  {
    query: fc.constantFrom('', 'h', 'hydro', 'E', 'ref', 'zz'),
    stages: fc.subarray([...transactionStages], { maxLength: 3 }),
    types: fc.subarray([...transactionTypes], { maxLength: 5 }),
    direction: fc.constantFrom(null, 'in', 'out'),
    minAmount: fc.option(fc.integer({ min: 0, max: 200 })),
    maxAmount: fc.option(fc.integer({ min: 0, max: 400 })),
    from: fc.option(fc.integer({ min: 0, max: 30 }).map((days) => addDays(firstDay, days))),
    to: fc.option(fc.integer({ min: 0, max: 30 }).map((days) => addDays(firstDay, days))),
  },
  { requiredKeys: [] },
);

const orders = fc.constantFrom(...transactionOrders);

/** The plainest way to say what is wanted. */
function model(rows: readonly FeedTransaction[], filter: TransactionFilter, orderBy: TransactionOrder): readonly FeedTransaction[] {
  const { query = '', stages = [], types = [], direction, minAmount, maxAmount, from, to } = filter;
  const found = rows.filter(
    (row) =>
      [row.description, row.reference ?? ''].some((text) => text.toLowerCase().includes(query.toLowerCase())) &&
      (stages.length === 0 || stages.includes(row.stage)) &&
      (types.length === 0 || types.includes(row.type)) &&
      (!direction || (direction === 'in' ? row.amount > 0 : row.amount < 0)) &&
      (minAmount === null || minAmount === undefined || Math.abs(row.amount) >= minAmount) &&
      (maxAmount === null || maxAmount === undefined || Math.abs(row.amount) <= maxAmount) &&
      (!from || row.date >= from) &&
      (!to || row.date <= to),
  );
  const { column, descends } = columnOfOrder(orderBy);
  const keyOf = (row: FeedTransaction): number | string => {
    switch (column) {
      case 'description':
        return foldedText(row.description);
      case 'type':
        return transactionTypes.indexOf(row.type);
      case 'stage':
        return transactionStages.indexOf(row.stage);
      default:
        return row[column];
    }
  };
  const falling = found.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return a < b ? 1 : a > b ? -1 : 0;
  });
  return descends ? falling : falling.toReversed();
}

function listed(local: LocalTransactions): readonly (FeedTransaction | undefined)[] {
  const { count } = local.rows();
  return Array.from({ length: count ?? 0 }, (_, position) => local.rows().at(position));
}

describe('transactions in memory', () => {
  it('are found and ordered as the plainest model says', () => {
    fc.assert(
      fc.property(newestFirst, fc.array(fc.tuple(filters, orders), { minLength: 1, maxLength: 4 }), (rows, questions) => {
        const { pace, finish } = slowPace();
        const local = createLocalTransactions(rows, pace);
        for (const [filter, orderBy] of questions) {
          local.ask(filter, orderBy);
          local.proceed();
          finish();
          expect(listed(local)).toEqual(model(rows, filter, orderBy));
          expect(local.rows().complete).toBe(true);
          expect(local.rows().at(rows.length)).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are put newest first where the host has them in another order', () => {
    fc.assert(
      fc.property(fc.array(transactions, { maxLength: 80 }), orders, (rows, orderBy) => {
        const { pace, finish } = slowPace();
        const local = createLocalTransactions(rows, pace);
        local.ask({}, orderBy);
        local.proceed();
        finish();
        const inOrder = rows.toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0));
        expect(listed(local)).toEqual(model(inOrder, {}, orderBy));
      }),
      { numRuns: 150 },
    );
  });

  it('are narrowed while a person types on, whether or not the last search had ended', () => {
    fc.assert(
      fc.property(newestFirst, fc.constantFrom('hydro', 'ecole', 'aaaa', 'ref-1'), fc.array(fc.nat({ max: 3 }), { maxLength: 6 }), orders, (rows, typed, breaths, orderBy) => {
        const many = Array.from({ length: 20 }, (_, copy) => rows.map((row) => ({ ...row, id: `${row.id} ${copy}` }))).flat().toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0));
        // Each look at the clock takes three milliseconds, so that a slice is a few steps.
        const { pace, breathe, finish } = slowPace(3);
        const local = createLocalTransactions(many, pace);
        let stop = () => {};
        for (let length = 1; length <= typed.length; length++) {
          stop();
          local.ask({ query: typed.slice(0, length) }, orderBy);
          stop = local.proceed();
          for (let taken = 0; taken < (breaths[length] ?? 0); taken++) breathe();
        }
        finish();
        expect(listed(local)).toEqual(model(many, { query: typed }, orderBy));
      }),
      { numRuns: 60 },
    );
  });

  it('are added up: in, out, and day by day', () => {
    fc.assert(
      fc.property(newestFirst, filters, orders, (rows, filter, orderBy) => {
        const { pace, finish } = slowPace();
        const local = createLocalTransactions(rows, pace);
        local.ask(filter, orderBy);
        local.proceed();
        finish();
        const found = model(rows, filter, '-date');
        const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
        const inAndOut = (some: readonly FeedTransaction[]) => ({
          count: some.length,
          moneyIn: sum(some.map(({ amount }) => Math.max(0, amount))),
          moneyOut: sum(some.map(({ amount }) => Math.min(0, amount))),
        });
        const dates = [...new Set(found.map(({ date }) => date))];
        expect(local.summary()).toEqual({
          ...inAndOut(found),
          days: dates.map((date) => ({ date, ...inAndOut(found.filter((row) => row.date === date)), balance: found.find((row) => row.date === date)?.balance })),
        });
      }),
      { numRuns: 150 },
    );
  });

  it('are not added up where a sum would be inexact', () => {
    const { pace, finish } = slowPace();
    const huge = (id: string): FeedTransaction => ({ id, date: firstDay, description: '', reference: null, type: 'credit', amount: Number.MAX_SAFE_INTEGER, balance: 0, stage: 'sent', reason: null, sentAt: null });
    const local = createLocalTransactions([huge('a'), huge('b')], pace);
    local.ask({}, '-date');
    local.proceed();
    finish();
    expect(local.summary()).toBeNull();
  });

  it('show the first rows at once, and tell of the rest between breaths', () => {
    const rows = Array.from({ length: 50_000 }, (_, place): FeedTransaction => ({
      id: String(place), date: addDays(firstDay, 0), description: place % 2 ? 'odd' : 'even', reference: null, type: 'debit', amount: place, balance: 0, stage: 'sent', reason: null, sentAt: null,
    }));
    const { pace, breathe, finish, waiting } = slowPace(1);
    const local = createLocalTransactions(rows, pace);
    let told = 0;
    local.subscribe(() => told++);
    local.ask({ query: 'odd' }, '-date');
    expect(local.rows().at(0)?.id).toBe('1');
    expect(local.rows().complete).toBe(false);
    local.proceed();
    expect(told).toBe(0);
    breathe();
    expect(waiting).toHaveLength(1);
    finish();
    expect(local.rows()).toMatchObject({ count: 25_000, complete: true });
    expect(told).toBeGreaterThan(0);
    expect(waiting).toHaveLength(0);
  });

  it('stop when they are told to', () => {
    const rows = Array.from({ length: 50_000 }, (_, place): FeedTransaction => ({
      id: String(place), date: firstDay, description: 'same', reference: null, type: 'debit', amount: 0, balance: 0, stage: 'sent', reason: null, sentAt: null,
    }));
    const { pace, breathe, waiting } = slowPace(1);
    const local = createLocalTransactions(rows, pace);
    local.ask({ query: 'same' }, '-date');
    const stop = local.proceed();
    breathe();
    stop();
    expect(waiting).toHaveLength(0);
  });
});
