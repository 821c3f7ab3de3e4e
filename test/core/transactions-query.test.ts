import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addDays, parseLocalDate } from '../../src/core/local-date.js';
import { parametersOfFilter } from '../../src/core/filter-parameters.js';
import { moneyDirections, transactionStages, transactionTypes, type TransactionFilter } from '../../src/core/transaction.js';
import { transactionsQuerySchema, transactionsSummaryQuerySchema } from '../../src/core/transactions-query.js';

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(parseLocalDate('1990-01-01'), days));
const amount = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constant(Number.MAX_SAFE_INTEGER));

const filters: fc.Arbitrary<TransactionFilter> = fc.record({
  query: fc.string({ maxLength: 100, unit: 'grapheme' }),
  stages: fc.option(fc.subarray([...transactionStages], { minLength: 1 }), { nil: undefined }),
  types: fc.option(fc.subarray([...transactionTypes], { minLength: 1 }), { nil: undefined }),
  direction: fc.option(fc.constantFrom(...moneyDirections), { nil: undefined }),
  minAmount: fc.option(amount, { nil: undefined }),
  maxAmount: fc.option(amount, { nil: undefined }),
  from: fc.option(day, { nil: undefined }),
  to: fc.option(day, { nil: undefined }),
});

function overTheWire(filter: TransactionFilter): Record<string, string> {
  return Object.fromEntries(new URL(`https://bank.example/?${new URLSearchParams(parametersOfFilter(filter))}`).searchParams);
}

describe('a filter', () => {
  it('comes out of a query string as it went in', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        fc.pre((filter.query ?? '').length <= 200);
        expect(v.parse(transactionsSummaryQuerySchema, overTheWire(filter))).toEqual(filter);
      }),
    );
  });

  it('without a condition is no parameter at all', () => {
    expect(parametersOfFilter({})).toEqual({});
    expect(parametersOfFilter({ query: '', stages: [], types: [], direction: null, minAmount: null, maxAmount: null, from: null, to: null })).toEqual({});
    expect(parametersOfFilter({ minAmount: 0, stages: ['sent', 'late'], from: parseLocalDate('2026-11-20') })).toEqual({
      minAmount: '0',
      stage: 'sent,late',
      from: '2026-11-20',
    });
  });
});

describe('a query string', () => {
  it('of a list has defaults and bounds', () => {
    expect(v.parse(transactionsQuerySchema, {})).toEqual({ page: 1, pageSize: 25, orderBy: '-date', query: '' });
    expect(v.parse(transactionsQuerySchema, { page: '3', pageSize: '500', orderBy: 'amount', query: 'fee', stage: 'late,rejected', minAmount: '5' })).toEqual({
      page: 3,
      pageSize: 500,
      orderBy: 'amount',
      query: 'fee',
      stages: ['late', 'rejected'],
      minAmount: 5,
    });
  });

  it.each([{ page: '0' }, { page: '-1' }, { page: '1.5' }, { pageSize: '501' }, { pageSize: '0' }, { orderBy: 'password' }])(
    'of a list that says %j is refused',
    (wrong) => {
      expect(v.safeParse(transactionsQuerySchema, wrong).success).toBe(false);
    },
  );

  it.each([
    { query: 'x'.repeat(201) },
    { stage: '' },
    { stage: 'sent,lost' },
    { stage: 'sent,' },
    { stage: 'Sent' },
    { stage: 'sent, late' },
    { stage: Array.from({ length: transactionStages.length + 1 }, () => 'sent').join(',') },
    { type: 'barter' },
    { type: 'constructor' },
    { direction: 'up' },
    { direction: '' },
    { minAmount: '-1' },
    { minAmount: '12.05' },
    { minAmount: '' },
    { maxAmount: '1e3' },
    { maxAmount: '9007199254740992' },
    { maxAmount: '+5' },
    { from: '2026-02-30' },
    { from: '2026-11-20T00:00:00Z' },
    { to: '' },
    { to: 'today' },
  ])('that says %j is refused, for a list as for a summary', (wrong) => {
    expect(v.safeParse(transactionsQuerySchema, wrong).success).toBe(false);
    expect(v.safeParse(transactionsSummaryQuerySchema, wrong).success).toBe(false);
  });

  it('may name every stage and every type', () => {
    const every = { stage: transactionStages.join(','), type: transactionTypes.join(',') };
    expect(v.parse(transactionsSummaryQuerySchema, every)).toMatchObject({ stages: transactionStages, types: transactionTypes });
  });
});
