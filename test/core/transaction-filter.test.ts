import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseLocalDate } from '../../src/core/local-date.js';
import { isNarrowing, transactionMatcher } from '../../src/core/transaction-filter.js';
import { moneyDirections, transactionStages, transactionTypes, type FeedTransaction, type TransactionFilter } from '../../src/core/transaction.js';

const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays(parseLocalDate('2026-11-10'), days));
const amount = fc.integer({ min: -30, max: 30 });
const word = fc.string({ unit: fc.constantFrom('a', 'B', 'É', 'é', 'ß', '%', '_', ' ', 'İ'), maxLength: 4 });

const rows: fc.Arbitrary<FeedTransaction> = fc.record({
  id: fc.constant('t'),
  date: day,
  description: word,
  reference: fc.option(word),
  type: fc.constantFrom(...transactionTypes.slice(0, 3)),
  amount,
  balance: fc.constant(0),
  stage: fc.constantFrom(...transactionStages.slice(0, 3)),
  reason: fc.constant(null),
  sentAt: fc.constant(null),
});

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof(fc.constant(undefined), value);
}

const filters: fc.Arbitrary<TransactionFilter> = fc.record({
  query: maybe(word),
  stages: maybe(fc.subarray([...transactionStages.slice(0, 4)])),
  types: maybe(fc.subarray([...transactionTypes.slice(0, 4)])),
  direction: maybe(fc.constantFrom(...moneyDirections, null)),
  minAmount: maybe(fc.option(fc.nat({ max: 30 }))),
  maxAmount: maybe(fc.option(fc.nat({ max: 30 }))),
  from: maybe(fc.option(day)),
  to: maybe(fc.option(day)),
});

/** The rule as its documentation says it, one condition a line. */
function isMeant(filter: TransactionFilter, { date, description, reference, type, amount: moved, stage }: FeedTransaction): boolean {
  const text = (filter.query ?? '').toLowerCase();
  const size = moved < 0 ? -moved : moved;
  const answers = [
    text === '' || description.toLowerCase().includes(text) || (reference ?? '').toLowerCase().includes(text),
    !filter.stages?.length || filter.stages.includes(stage),
    !filter.types?.length || filter.types.includes(type),
    !filter.direction || (filter.direction === 'in' ? moved > 0 : moved < 0),
    filter.minAmount == null || size >= filter.minAmount,
    filter.maxAmount == null || size <= filter.maxAmount,
    filter.from == null || Date.parse(date) >= Date.parse(filter.from),
    filter.to == null || Date.parse(date) <= Date.parse(filter.to),
  ];
  return !answers.includes(false);
}

describe('a filter', () => {
  it('means the transactions that meet every condition', () => {
    let met = 0;
    let missed = 0;
    fc.assert(
      fc.property(filters, rows, (filter, row) => {
        const meant = isMeant(filter, row);
        if (meant) met += 1;
        else missed += 1;
        expect(transactionMatcher(filter)(row)).toBe(meant);
      }),
      { numRuns: 5_000 },
    );
    expect(Math.min(met, missed)).toBeGreaterThan(100);
  });

  it('narrows nothing where it has no condition', () => {
    fc.assert(
      fc.property(filters, fc.array(rows, { maxLength: 5 }), (filter, some) => {
        if (!isNarrowing(filter)) expect(some.filter(transactionMatcher(filter))).toEqual(some);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<TransactionFilter>([{}, { query: '' }, { stages: [], types: [] }, { direction: null, minAmount: null, maxAmount: null, from: null, to: null }])(
    'that is %j has no condition',
    (filter) => {
      expect(isNarrowing(filter)).toBe(false);
    },
  );

  it.each<TransactionFilter>([
    { query: 'x' },
    { stages: ['late'] },
    { types: ['fee'] },
    { direction: 'in' },
    { minAmount: 0 },
    { maxAmount: 0 },
    { from: parseLocalDate('2026-11-10') },
    { to: parseLocalDate('2026-11-10') },
  ])('that is %j has one', (filter) => {
    expect(isNarrowing(filter)).toBe(true);
  });

  it('takes nothing at all for neither money in nor money out', () => {
    const nothing = fc.sample(rows, 1).map((row) => ({ ...row, amount: 0 }));
    for (const direction of moneyDirections) expect(nothing.filter(transactionMatcher({ direction }))).toEqual([]);
    expect(nothing.filter(transactionMatcher({ maxAmount: 0 }))).toEqual(nothing);
  });

  it('includes its first and its last day, and its least and its greatest amount', () => {
    const [row] = fc.sample(rows, 1);
    if (!row) throw new Error('No row was made.');
    const here = { ...row, date: parseLocalDate('2026-11-10'), amount: -500 };
    expect(transactionMatcher({ from: here.date, to: here.date, minAmount: 500, maxAmount: 500 })(here)).toBe(true);
    expect(transactionMatcher({ from: addDays(here.date, 1) })(here)).toBe(false);
    expect(transactionMatcher({ to: addDays(here.date, -1) })(here)).toBe(false);
    expect(transactionMatcher({ minAmount: 501 })(here)).toBe(false);
    expect(transactionMatcher({ maxAmount: 499 })(here)).toBe(false);
  });
});
