import type { TransactionsSummary, TransactionsSummaryQuery } from '../../../src/core/transaction.js';
import type { FullAdapter } from '../small-bank.js';
import type { WrongAdapter } from './wrong-adapter.js';

function summariesAs(change: (summary: TransactionsSummary, query: TransactionsSummaryQuery) => TransactionsSummary): (right: FullAdapter) => FullAdapter {
  return (right) => ({
    ...right,
    summaries: { get: async (query, call) => change(await right.summaries.get(query, call), query) },
  });
}

function daysAs(change: (days: TransactionsSummary['days']) => TransactionsSummary['days']): (right: FullAdapter) => FullAdapter {
  return summariesAs((summary) => ({ ...summary, days: change(summary.days) }));
}

export const summaryFaults: readonly WrongAdapter[] = [
  {
    breaks: 'A summary adds up what the filter finds',
    how: 'money out has no sign',
    adapter: summariesAs((summary) => ({ ...summary, moneyOut: -summary.moneyOut })),
  },
  {
    breaks: 'A summary adds up what the filter finds',
    how: 'in whole dollars',
    adapter: summariesAs((summary) => ({ ...summary, moneyIn: Math.round(summary.moneyIn / 100) * 100 })),
  },
  {
    breaks: 'A summary adds up what the filter finds',
    how: 'one page of it',
    adapter: summariesAs((summary) => ({ ...summary, count: Math.min(summary.count, 10) })),
  },
  {
    breaks: 'A summary adds up what the filter finds',
    how: 'the sums are those of everything',
    adapter: (right) => ({
      ...right,
      summaries: {
        async get(query, call) {
          const { moneyIn, moneyOut } = await right.summaries.get({ accountId: query.accountId }, call);
          return { ...(await right.summaries.get(query, call)), moneyIn, moneyOut };
        },
      },
    }),
  },
  {
    breaks: 'A summary adds up what the filter finds',
    how: 'of another account',
    adapter: summariesAs((summary) => ({ ...summary, accountId: 'another' })),
  },
  { breaks: 'A summary tells the days of what the filter finds, newest first', how: 'oldest first', adapter: daysAs((days) => days.toReversed()) },
  { breaks: 'A summary tells the days of what the filter finds, newest first', how: 'no days at all', adapter: daysAs(() => []) },
  {
    breaks: 'A summary tells the days of what the filter finds, newest first',
    how: 'the balance before the day',
    adapter: daysAs((days) => days.map((day, place) => ({ ...day, balance: days[place + 1]?.balance ?? day.balance }))),
  },
  {
    breaks: 'A summary tells the days of what the filter finds, newest first',
    how: 'days without transactions are told, too',
    adapter: (right) => ({
      ...right,
      summaries: {
        async get(query, call) {
          const [summary, whole] = await Promise.all([right.summaries.get(query, call), right.summaries.get({ accountId: query.accountId }, call)]);
          const days = whole.days.map((day) => summary.days.find(({ date }) => date === day.date) ?? { ...day, count: 0, moneyIn: 0, moneyOut: 0 });
          return { ...summary, days };
        },
      },
    }),
  },
  {
    breaks: 'A summary of an unknown account is refused',
    how: 'as zeros',
    adapter: (right) => ({
      ...right,
      summaries: {
        async get(query, call) {
          const { accounts } = await right.getFeed(call);
          if (accounts.some(({ id }) => id === query.accountId)) return right.summaries.get(query, call);
          return { accountId: query.accountId, currency: 'CAD', count: 0, moneyIn: 0, moneyOut: 0, days: [] };
        },
      },
    }),
  },
];
