import { isNarrowing } from '../../../src/core/transaction-filter.js';
import type { FullAdapter } from '../small-bank.js';
import type { WrongAdapter } from './wrong-adapter.js';

type Page = Awaited<ReturnType<FullAdapter['listTransactions']>>;
type Query = Parameters<FullAdapter['listTransactions']>[0];

function pagesAs(change: (page: Page, query: Query) => Page): (right: FullAdapter) => FullAdapter {
  return (right) => ({ ...right, listTransactions: async (query, call) => change(await right.listTransactions(query, call), query) });
}

/** Only of the first look at an account: newest first, everything. */
function firstLookAs(change: (row: Page['results'][number]) => Page['results'][number]): (right: FullAdapter) => FullAdapter {
  return pagesAs((page, { orderBy }) => (orderBy === '-date' ? { ...page, results: page.results.map(change) } : page));
}

function isSearch({ query, ...others }: Query): boolean {
  return query.length >= 3 && !isNarrowing(others);
}

export const transactionFaults: readonly WrongAdapter[] = [
  {
    breaks: 'A page of transactions has the protocol’s shape',
    how: 'a history with a stage of one’s own',
    adapter: firstLookAs((row) => ({ ...row, history: JSON.parse('[{ "stage": "lost", "reason": null, "at": "2026-11-21T12:00:00.000Z" }]') })),
  },
  {
    breaks: 'A page of transactions has the protocol’s shape',
    how: 'an amount in dollars',
    adapter: firstLookAs((row) => ({ ...row, amount: row.amount + 0.5 })),
  },
  {
    breaks: 'A page of transactions has the protocol’s shape',
    how: 'dates with a time',
    adapter: firstLookAs((row) => ({ ...row, date: JSON.parse(`"${row.date}T00:00:00Z"`) })),
  },
  {
    breaks: 'A page of transactions has the protocol’s shape',
    how: 'a type of one’s own',
    adapter: firstLookAs((row) => ({ ...row, type: JSON.parse('"barter"') })),
  },
  { breaks: 'A page is the page that was asked for', how: 'pages are counted from 0', adapter: pagesAs((page) => ({ ...page, page: page.page - 1 })) },
  {
    breaks: 'The pages together are every transaction once',
    how: 'pages overlap by a row',
    adapter: (right) => ({
      ...right,
      async listTransactions(query, call) {
        const { page, pageSize, orderBy } = query;
        const answer = await right.listTransactions(query, call);
        if (page === 1 || orderBy !== 'type' || answer.results.length === 0) return answer;
        const all = (await right.listTransactions({ ...query, page: 1, pageSize: 500 }, call)).results;
        const start = (page - 1) * pageSize - 1;
        return { ...answer, results: all.slice(start, start + pageSize) };
      },
    }),
  },
  {
    breaks: 'The pages together are every transaction once',
    how: 'the first row of each further page is left out',
    adapter: pagesAs((page, { orderBy }) => (page.page > 1 && orderBy === 'type' ? { ...page, results: page.results.slice(1) } : page)),
  },
  {
    breaks: 'After the last page comes an empty one',
    how: 'the last page comes again',
    adapter: (right) => ({
      ...right,
      async listTransactions(query, call) {
        const answer = await right.listTransactions(query, call);
        const last = Math.ceil(answer.totalResults / query.pageSize);
        if (query.page <= last || answer.totalResults === 0) return answer;
        return { ...(await right.listTransactions({ ...query, page: last }, call)), page: query.page };
      },
    }),
  },
  {
    breaks: 'The rows stand in the order that was asked for',
    how: 'amounts sort as text',
    adapter: pagesAs((page, { orderBy }) =>
      orderBy === 'amount' ? { ...page, results: page.results.toSorted((a, b) => (String(a.amount) < String(b.amount) ? -1 : 1)) } : page,
    ),
  },
  {
    breaks: 'The rows stand in the order that was asked for',
    how: 'the order is never turned around',
    adapter: (right) => ({
      ...right,
      listTransactions: (query, call) => right.listTransactions({ ...query, orderBy: query.orderBy === '-balance' ? 'balance' : query.orderBy }, call),
    }),
  },
  {
    breaks: 'Searching finds text in any case',
    how: 'case counts',
    adapter: pagesAs((page, { query }) => {
      const results = page.results.filter(({ description, reference }) => description.includes(query) || (reference ?? '').includes(query));
      return query === '' ? page : { ...page, results, totalResults: results.length };
    }),
  },
  {
    breaks: 'Searching finds text in any case',
    how: 'counted before the search',
    adapter: (right) => ({
      ...right,
      async listTransactions(query, call) {
        const answer = await right.listTransactions(query, call);
        return !isSearch(query) ? answer : { ...answer, totalResults: (await right.listTransactions({ ...query, query: '' }, call)).totalResults };
      },
    }),
  },
  {
    breaks: 'Searching takes text as it is typed',
    how: '_ stands for any letter',
    adapter: (right) => ({
      ...right,
      listTransactions: (query, call) => right.listTransactions({ ...query, query: query.query === '_' ? '' : query.query }, call),
    }),
  },
  {
    breaks: 'A transaction has a time of sending when it was sent, and none before',
    how: 'the time of queueing is given',
    adapter: pagesAs((page) => ({ ...page, results: page.results.map((row) => ({ ...row, sentAt: '2026-11-21T12:00:00.000Z' })) })),
  },
  {
    breaks: 'A transaction has a time of sending when it was sent, and none before',
    how: 'never',
    adapter: pagesAs((page) => ({ ...page, results: page.results.map((row) => ({ ...row, sentAt: null })) })),
  },
  {
    breaks: 'Transactions of an unknown account are refused',
    how: 'as an empty page',
    adapter: (right) => ({
      ...right,
      async listTransactions(query, call) {
        const { accounts } = await right.getFeed(call);
        if (accounts.some(({ id }) => id === query.accountId)) return right.listTransactions(query, call);
        return { accountId: query.accountId, currency: 'CAD', results: [], page: query.page, pageSize: query.pageSize, totalResults: 0 };
      },
    }),
  },
  {
    breaks: 'Pages that cannot be are refused',
    how: 'a large page is cut to 500',
    adapter: (right) => ({ ...right, listTransactions: (query, call) => right.listTransactions({ ...query, pageSize: Math.min(query.pageSize, 500) }, call) }),
  },
  { breaks: 'A page is the page that was asked for', how: 'of another account', adapter: pagesAs((page) => ({ ...page, accountId: 'another' })) },
  {
    breaks: 'A page is the page that was asked for',
    how: 'with a row more',
    adapter: (right) => ({
      ...right,
      async listTransactions(query, call) {
        const answer = await right.listTransactions(query, call);
        if (query.pageSize !== 2) return answer;
        return { ...answer, results: (await right.listTransactions({ ...query, page: 1, pageSize: 3 }, call)).results };
      },
    }),
  },
  {
    breaks: 'The pages together are every transaction once',
    how: 'page 2 is page 1 again',
    adapter: (right) => ({
      ...right,
      async listTransactions(query, call) {
        const { page, orderBy } = query;
        if (page !== 2 || orderBy !== 'type') return right.listTransactions(query, call);
        return { ...(await right.listTransactions({ ...query, page: 1 }, call)), page };
      },
    }),
  },
  {
    breaks: 'After the last page comes an empty one',
    how: 'which says that there are none at all',
    adapter: pagesAs((page) => (page.results.length === 0 ? { ...page, totalResults: 0 } : page)),
  },
  {
    breaks: 'Searching finds text in any case',
    how: 'everything is found',
    adapter: (right) => ({
      ...right,
      listTransactions: (query, call) => right.listTransactions({ ...query, query: isSearch(query) ? '' : query.query }, call),
    }),
  },
  {
    breaks: 'Pages that cannot be are refused',
    how: 'page 0 is page 1',
    adapter: (right) => ({ ...right, listTransactions: (query, call) => right.listTransactions({ ...query, page: Math.max(query.page, 1) }, call) }),
  },
  {
    breaks: 'Pages that cannot be are refused',
    how: 'a pageSize of 0 is 25',
    adapter: (right) => ({ ...right, listTransactions: (query, call) => right.listTransactions({ ...query, pageSize: query.pageSize || 25 }, call) }),
  },
];
