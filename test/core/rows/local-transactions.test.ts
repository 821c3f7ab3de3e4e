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
  description: fc.oneof(
    fc.constantFrom(...words),
    fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map((pair) => pair.join(' ')),
  ),
  reference: fc.option(fc.constantFrom('REF-1', 'ref-2', 'Z')),
  type: fc.constantFrom(...transactionTypes),
  amount: fc.oneof(
    fc.integer({ min: -300, max: 300 }),
    fc.maxSafeInteger().map((amount) => Math.trunc(amount / 1_000_000)),
  ),
  balance: fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }),
  stage: fc.constantFrom(...transactionStages),
  reason: fc.constant(null),
  sentAt: fc.constant(null),
});

const newestFirst = fc
  .array(transactions, { maxLength: 120 })
  .map((rows) => rows.toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0)));

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
      fc.property(
        newestFirst,
        fc.constantFrom('hydro', 'ecole', 'aaaa', 'ref-1'),
        fc.array(fc.nat({ max: 3 }), { maxLength: 6 }),
        orders,
        (rows, typed, breaths, orderBy) => {
          const many = Array.from({ length: 20 }, (_, copy) => rows.map((row) => ({ ...row, id: `${row.id} ${copy}` })))
            .flat()
            .toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0));
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
        },
      ),
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
          days: dates.map((date) => ({
            date,
            ...inAndOut(found.filter((row) => row.date === date)),
            balance: found.find((row) => row.date === date)?.balance,
          })),
        });
      }),
      { numRuns: 150 },
    );
  });

  it('are not added up where a sum would be inexact', () => {
    const { pace, finish } = slowPace();
    const huge = (id: string): FeedTransaction => ({
      id,
      date: firstDay,
      description: '',
      reference: null,
      type: 'credit',
      amount: Number.MAX_SAFE_INTEGER,
      balance: 0,
      stage: 'sent',
      reason: null,
      sentAt: null,
    });
    const local = createLocalTransactions([huge('a'), huge('b')], pace);
    local.ask({}, '-date');
    local.proceed();
    finish();
    expect(local.summary()).toBeNull();
  });

  it('show the first rows at once, and tell of the rest between breaths', () => {
    const rows = Array.from({ length: 50_000 }, (_, place): FeedTransaction => ({
      id: String(place),
      date: addDays(firstDay, 0),
      description: place % 2 ? 'odd' : 'even',
      reference: null,
      type: 'debit',
      amount: place,
      balance: 0,
      stage: 'sent',
      reason: null,
      sentAt: null,
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
      id: String(place),
      date: firstDay,
      description: 'same',
      reference: null,
      type: 'debit',
      amount: 0,
      balance: 0,
      stage: 'sent',
      reason: null,
      sentAt: null,
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

/** So many of one day, the first the newest, each with its place for an amount. */
function manyRows(
  count: number,
  dayOf: (place: number) => number = () => 0,
  descriptionOf: (place: number) => string = () => 'same',
): readonly FeedTransaction[] {
  return Array.from({ length: count }, (_, place): FeedTransaction => ({
    id: String(place),
    date: addDays(firstDay, dayOf(place)),
    description: descriptionOf(place),
    reference: null,
    type: 'debit',
    amount: place,
    balance: 0,
    stage: 'sent',
    reason: null,
    sentAt: null,
  }));
}

const idsOf = (local: LocalTransactions) => listed(local).map((row) => row?.id);

describe('a list of transactions in memory', () => {
  it('is not known before anything was asked for, and there is nothing to do', () => {
    const { pace, finish } = slowPace();
    const local = createLocalTransactions(manyRows(3), pace);
    expect([local.rows().count, local.rows().complete, local.rows().at(0), local.summary()]).toEqual([null, false, undefined, null]);
    let told = 0;
    local.subscribe(() => told++);
    local.proceed();
    finish();
    expect(local.rows().count).toBeNull();
    expect(told).toBe(1);
  });

  it('has nothing before its first and behind its last', () => {
    const { pace, finish } = slowPace();
    const local = createLocalTransactions(manyRows(3), pace);
    for (const [filter, orderBy] of [
      [{}, '-date'],
      [{}, 'amount'],
      [{ query: 'same' }, '-date'],
    ] as const) {
      local.ask(filter, orderBy);
      local.proceed();
      finish();
      expect([-1, 3, 0.5].map((position) => local.rows().at(position))).toEqual([undefined, undefined, undefined]);
    }
  });

  it('is the same list when the same is asked for again', () => {
    const { pace, finish } = slowPace();
    const local = createLocalTransactions(manyRows(3), pace);
    local.ask({ query: 'same' }, '-date');
    local.proceed();
    finish();
    const before = local.rows();
    local.ask({ query: 'same' }, '-date');
    expect(local.rows()).toBe(before);
    local.ask({ query: 'same' }, 'date');
    expect(local.rows()).not.toBe(before);
  });

  it('keeps what it shows until a long search has found something', () => {
    const rows = manyRows(
      60_000,
      () => 0,
      (place) => (place === 59_999 ? 'needle' : 'hay'),
    );
    const { pace, finish } = slowPace(3);
    const local = createLocalTransactions(rows, pace);
    local.ask({ query: 'hay' }, '-date');
    local.proceed();
    finish();
    const hay = local.rows();
    local.ask({ query: 'needle' }, '-date');
    expect(local.rows()).toBe(hay);
    local.proceed();
    finish();
    expect(idsOf(local)).toEqual(['59999']);
  });

  it('says that it has found nothing yet where there was nothing to show before', () => {
    const rows = manyRows(
      60_000,
      () => 0,
      (place) => (place === 59_999 ? 'needle' : 'hay'),
    );
    const { pace, finish } = slowPace(3);
    const local = createLocalTransactions(rows, pace);
    local.ask({ query: 'needle' }, '-date');
    expect(local.rows()).toMatchObject({ count: 0, complete: false });
    local.proceed();
    finish();
    expect(local.rows()).toMatchObject({ count: 1, complete: true });
  });

  it.each([511, 512, 513, 1_023, 1_024, 1_500])('is put newest first where only row %i is newer than the one above it', (later) => {
    const rows = manyRows(1_600, (place) => (place === later ? 1 : 0));
    const { pace, finish } = slowPace(3);
    const local = createLocalTransactions(rows, pace);
    local.ask({}, '-date');
    local.proceed();
    finish();
    expect(idsOf(local)).toEqual([String(later), ...rows.map(({ id }) => id).filter((id) => id !== String(later))]);
    expect(local.summary()).toMatchObject({
      count: 1_600,
      days: [
        { date: '2026-01-02', count: 1 },
        { date: '2026-01-01', count: 1_599 },
      ],
    });
  });

  it('finds a search again, in the right order, once it has noticed that rows came in another', () => {
    const rows = manyRows(
      3_000,
      (place) => (place === 2_900 ? 1 : 0),
      (place) => (place % 10 === 0 ? 'tenth' : 'other'),
    );
    const { pace, finish } = slowPace();
    const local = createLocalTransactions(rows, pace);
    local.ask({ query: 'tenth' }, '-date');
    local.proceed();
    finish();
    expect(idsOf(local).slice(0, 3)).toEqual(['2900', '0', '10']);
    expect(local.rows().count).toBe(300);
  });

  it('comes to the same sums in another order, whether or not they had been added up', () => {
    for (const waits of [true, false]) {
      const { pace, finish } = slowPace(3);
      const local = createLocalTransactions(manyRows(5_000), pace);
      local.ask({}, '-date');
      const stop = local.proceed();
      if (waits) finish();
      else stop();
      const before = local.summary();
      local.ask({}, 'amount');
      expect(local.summary()).toBe(before);
      local.proceed();
      finish();
      expect(local.summary()).toMatchObject({ count: 5_000, moneyIn: (4_999 * 5_000) / 2, moneyOut: 0 });
      if (waits) expect(local.summary()).toBe(before);
    }
  });

  it('has no sums of another filter', () => {
    const { pace, finish } = slowPace();
    const local = createLocalTransactions(manyRows(10), pace);
    local.ask({}, '-date');
    local.proceed();
    finish();
    expect(local.summary()?.count).toBe(10);
    local.ask({ minAmount: 5 }, '-date');
    expect(local.summary()).toBeNull();
    local.proceed();
    finish();
    expect(local.summary()?.count).toBe(5);
  });

  it('begins a search anew where a person does not type on but corrects, or changes another condition', () => {
    const rows = manyRows(
      40,
      () => 0,
      (place) => (place % 2 ? 'hydro one' : 'hydra'),
    );
    const { pace, finish } = slowPace();
    const local = createLocalTransactions(rows, pace);
    const found = (filter: TransactionFilter) => {
      local.ask(filter, '-date');
      local.proceed();
      finish();
      return local.rows().count;
    };
    expect(found({ query: 'hydro' })).toBe(20);
    expect(found({ query: 'HYDRO o' })).toBe(20);
    expect(found({ query: 'hydr' })).toBe(40);
    expect(found({ query: 'hydra', minAmount: 10 })).toBe(15);
    expect(found({ query: 'hydra', minAmount: 2 })).toBe(19);
    expect(found({ minAmount: 2 })).toBe(38);
    expect(found({})).toBe(40);
  });

  it('tells nobody who does not listen any more', () => {
    const { pace, finish } = slowPace();
    const local = createLocalTransactions(manyRows(3), pace);
    const told: string[] = [];
    const leave = local.subscribe(() => told.push('left'));
    local.subscribe(() => told.push('stayed'));
    leave();
    local.ask({}, '-date');
    local.proceed();
    finish();
    expect(told).not.toContain('left');
    expect(told).toContain('stayed');
  });

  it('does not tell of how far it is more often than a page needs, and says when it is done', () => {
    const rows = manyRows(
      200_000,
      () => 0,
      (place) => (place % 2 ? 'odd' : 'even'),
    );
    const { pace, finish } = slowPace(1);
    const local = createLocalTransactions(rows, pace);
    const told: { readonly at: number; readonly count: number | null }[] = [];
    local.subscribe(() => told.push({ at: pace.now(), count: local.rows().count }));
    local.ask({ query: 'odd' }, '-date');
    const begun = pace.now();
    local.proceed();
    finish();
    const counts = told.map(({ count }) => count ?? 0);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(counts.at(-1)).toBe(100_000);
    const early = told.filter(({ count }) => count !== 100_000);
    expect(early.length).toBeGreaterThan(0);
    for (const [index, { at }] of early.entries()) expect(at - (early[index - 1]?.at ?? begun)).toBeGreaterThanOrEqual(120);
  });
});
