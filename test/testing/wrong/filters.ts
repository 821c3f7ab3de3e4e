import type { TransactionFilter } from '../../../src/core/transaction.js';
import type { FullAdapter } from '../small-bank.js';
import type { WrongAdapter } from './wrong-adapter.js';

type Query = Parameters<FullAdapter['listTransactions']>[0];
type Row = Awaited<ReturnType<FullAdapter['listTransactions']>>['results'][number];

/** Understands the filter otherwise, in lists. */
function asks(change: (query: Query) => Partial<TransactionFilter>): (right: FullAdapter) => FullAdapter {
  return (right) => ({ ...right, listTransactions: (query, call) => right.listTransactions({ ...query, ...change(query), query: query.query }, call) });
}

/** A filter of which only `kinds` are conditions. */
function isOnly(query: Query, ...kinds: readonly (keyof TransactionFilter)[]): boolean {
  const conditions = (['stages', 'types', 'direction', 'minAmount', 'maxAmount', 'from', 'to'] as const).filter((kind) => query[kind] != null);
  return query.query === '' && conditions.length > 0 && conditions.every((kind) => kinds.includes(kind));
}

/** Leaves rows out of what a filter finds, and out of the count. */
function lacks(isMissing: (row: Row, query: Query) => boolean): (right: FullAdapter) => FullAdapter {
  return (right) => ({
    ...right,
    async listTransactions(query, call) {
      const page = await right.listTransactions(query, call);
      const results = page.results.filter((row) => !isMissing(row, query));
      return { ...page, results, totalResults: page.totalResults - (page.results.length - results.length) };
    },
  });
}

function historiesAs(change: (row: Row) => Row): (right: FullAdapter) => FullAdapter {
  return (right) => ({
    ...right,
    async listTransactions(query, call) {
      const page = await right.listTransactions(query, call);
      return { ...page, results: page.results.map(change) };
    },
  });
}

export const filterFaults: readonly WrongAdapter[] = [
  {
    breaks: 'A filter by stage finds these stages, all of them, and no others',
    how: 'it is passed over',
    adapter: asks((query) => (isOnly(query, 'stages') ? { stages: [] } : {})),
  },
  {
    breaks: 'A filter by stage finds these stages, all of them, and no others',
    how: 'of two stages the first counts',
    adapter: asks((query) => (query.stages?.length === 2 ? { stages: query.stages.slice(0, 1) } : {})),
  },
  {
    breaks: 'A filter by type finds these types, all of them, and no others',
    how: 'it is passed over',
    adapter: asks((query) => (isOnly(query, 'types') ? { types: [] } : {})),
  },
  {
    breaks: 'A filter by type finds these types, all of them, and no others',
    how: 'of two types the last counts',
    adapter: asks((query) => (query.types?.length === 2 ? { types: query.types.slice(1) } : {})),
  },
  {
    breaks: 'Money in and money out are told apart',
    how: 'the other way round',
    adapter: asks((query) => (isOnly(query, 'direction') ? { direction: query.direction === 'in' ? 'out' : 'in' } : {})),
  },
  {
    breaks: 'Money in and money out are told apart',
    how: 'both are found',
    adapter: asks((query) => (isOnly(query, 'direction') ? { direction: null } : {})),
  },
  {
    breaks: 'Amounts are compared without their sign, the bounds included',
    how: 'with their sign',
    adapter: lacks((row, query) => isOnly(query, 'minAmount', 'maxAmount') && query.minAmount != null && row.amount < query.minAmount),
  },
  {
    breaks: 'Amounts are compared without their sign, the bounds included',
    how: 'the upper bound is not included',
    adapter: lacks((row, query) => isOnly(query, 'minAmount', 'maxAmount') && Math.abs(row.amount) === query.maxAmount),
  },
  {
    breaks: 'Amounts are compared without their sign, the bounds included',
    how: 'in dollars',
    adapter: asks((query) => (isOnly(query, 'minAmount') ? { minAmount: (query.minAmount ?? 0) * 100 } : {})),
  },
  {
    breaks: 'A filter by days begins with the first and ends with the last',
    how: 'the last day ends when it begins',
    adapter: lacks((row, query) => isOnly(query, 'from', 'to') && row.date === query.to),
  },
  {
    breaks: 'A filter by days begins with the first and ends with the last',
    how: 'the first day is left out',
    adapter: lacks((row, query) => isOnly(query, 'from', 'to') && row.date === query.from),
  },
  {
    breaks: 'Two conditions at once find what meets both',
    how: 'the direction counts alone',
    adapter: asks((query) => (query.stages?.length && query.direction ? { stages: [] } : {})),
  },
  {
    breaks: 'Two conditions at once find what meets both',
    how: 'a text is looked for everywhere',
    adapter: asks((query) => (query.query === '' ? {} : { direction: null, to: null })),
  },
  {
    breaks: 'A history goes from the oldest step to the stage that the row is in',
    how: 'it begins with the newest',
    adapter: historiesAs((row) => ({ ...row, history: row.history?.toReversed() })),
  },
  {
    breaks: 'A history goes from the oldest step to the stage that the row is in',
    how: 'it lacks the last step',
    adapter: historiesAs((row) => ({ ...row, history: row.history?.slice(0, -1) })),
  },
];
