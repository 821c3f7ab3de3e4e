import { createSumming } from '../../../src/core/rows/summing.js';
import type { FeedAccount } from '../../../src/core/feed.js';
import { transactionMatcher } from '../../../src/core/transaction-filter.js';
import { columnOfOrder, type FeedTransaction, type TransactionsQuery, type TransactionsSummaryQuery } from '../../../src/core/transaction.js';
import { adapterSaying, feedAccount } from '../given.js';

/** A bank with one account that filters, sorts and adds up `rows` (newest first), and keeps what it was asked. */
export function listingBank(rows: readonly FeedTransaction[], account: Partial<FeedAccount> = {}) {
  const listed: TransactionsQuery[] = [];
  const addedUp: TransactionsSummaryQuery[] = [];
  let held = rows;
  const { currency } = feedAccount(account);
  const adapter = adapterSaying(
    { accounts: [feedAccount(account)], capabilities: { credentials: true, hostedLink: true, accountEditing: true, transactionsSummary: true } },
    {
      async listTransactions(query, { signal }) {
        signal.throwIfAborted();
        listed.push(query);
        const { accountId, page, pageSize, orderBy } = query;
        const found = inOrder(held.filter(transactionMatcher(query)), orderBy);
        return { accountId, currency, page, pageSize, results: found.slice((page - 1) * pageSize, page * pageSize), totalResults: found.length };
      },
      summaries: {
        async get({ accountId, ...filter }, { signal }) {
          signal.throwIfAborted();
          addedUp.push({ accountId, ...filter });
          const summing = createSumming();
          held.forEach((row, place) => {
            if (transactionMatcher(filter)(row)) summing.add(row, place);
          });
          const sums = summing.result() ?? { count: 0, moneyIn: 0, moneyOut: 0, days: [] };
          return { accountId, currency, ...sums };
        },
      },
    },
  );
  return {
    adapter,
    /** What `listTransactions` was asked for. */
    listed,
    /** What the summary was asked for. */
    addedUp,
    holds(others: readonly FeedTransaction[]) {
      held = others;
    },
  };
}

function inOrder(newestFirst: readonly FeedTransaction[], orderBy: TransactionsQuery['orderBy']): readonly FeedTransaction[] {
  const { column, descends } = columnOfOrder(orderBy);
  const rising = newestFirst.toReversed().sort((one, other) => (one[column] < other[column] ? -1 : Number(one[column] > other[column])));
  return descends ? rising.reverse() : rising;
}
