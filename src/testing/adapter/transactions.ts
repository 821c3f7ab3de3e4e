import { transactionPageSchema } from '../../core/wire-schemas.js';
import type { FeedTransaction, TransactionColumn } from '../../core/transaction.js';
import { contractCase, type ContractCase } from '../contract-case.js';
import { expectRefusal, expectShape, expectThat, skip } from '../expect.js';
import { accountWithTransactions, first, madeUpAccountId, offeredFeed } from './scene.js';

// The columns whose order does not depend on a language.
const comparable = ['date', 'amount', 'balance'] as const satisfies readonly TransactionColumn[];

function isAscending(values: readonly (string | number)[]): boolean {
  return values.every((value, index) => {
    const next = values[index + 1];
    return next === undefined || value <= next;
  });
}

function holdsText({ description, reference }: FeedTransaction, text: string): boolean {
  return [description, reference ?? ''].some((field) => field.toLowerCase().includes(text.toLowerCase()));
}

export const transactionCases: readonly ContractCase[] = [
  contractCase({
    name: 'A page of transactions has the protocol’s shape',
    group: 'transactions',
    mode: 'reads',
    why: 'A row that cannot be read is an error for the whole table. An amount in dollars instead of cents is wrong by a hundred; a date with a time moves by a day.',
    todo: 'Compare the field with the TransactionPage schema in the OpenAPI document (bankfeeds/openapi.json). Amounts are whole minor units, positive is money in; dates are YYYY-MM-DD in the account’s own zone.',
    async check(context) {
      const { page } = await accountWithTransactions(context);
      expectShape('GET /feed/accounts/{accountId}/transactions', transactionPageSchema, page);
    },
  }),
  contractCase({
    name: 'A page is the page that was asked for',
    group: 'transactions',
    mode: 'reads',
    why: 'The table counts its pages by these numbers.',
    todo: 'Answer accountId, page and pageSize as asked, and at most pageSize rows.',
    async check(context) {
      const { query, page } = await accountWithTransactions(context, { page: 2, pageSize: 2 });
      expectThat(page.accountId === query.accountId, 'accountId is not the one asked for');
      expectThat(page.page === 2 && page.pageSize === 2, `page 2 of 2 rows was asked for, page ${page.page} of ${page.pageSize} answered`);
      expectThat(page.results.length <= 2, `2 rows were asked for, ${page.results.length} answered`);
    },
  }),
  contractCase({
    name: 'The pages together are every transaction once',
    group: 'transactions',
    mode: 'reads',
    why: 'A row between two pages is a transaction that the customer never sees; a row on both is counted twice.',
    todo: 'Order with a tie-break (the ledger’s own sequence) and page by that order.',
    async check(context) {
      const { adapter, call } = context;
      const {
        query,
        page: { totalResults },
      } = await accountWithTransactions(context, { orderBy: 'type' });
      const pageSize = Math.min(Math.ceil(totalResults / 3), 500);
      const seen: string[] = [];
      for (const page of [1, 2, 3]) {
        seen.push(...(await adapter.listTransactions({ ...query, page, pageSize }, call)).results.map(({ id }) => id));
      }
      expectThat(new Set(seen).size === seen.length, 'a transaction is on two pages');
      const expected = Math.min(totalResults, pageSize * 3);
      expectThat(seen.length === expected, `three pages of ${pageSize} hold ${seen.length} transactions, not ${expected}`);
    },
  }),
  contractCase({
    name: 'After the last page comes an empty one',
    group: 'transactions',
    mode: 'reads',
    why: 'Rows can go while the table is open; it then asks for a page that is no more, and must learn how many there are.',
    todo: 'Answer no rows and the same totalResults, not an error and not the last page again.',
    async check(context) {
      const { query, page } = await accountWithTransactions(context);
      const beyond = await context.adapter.listTransactions({ ...query, page: page.totalResults + 1, pageSize: 1 }, context.call);
      expectThat(beyond.results.length === 0, `the page after the last has ${beyond.results.length} rows`);
      expectThat(beyond.totalResults === page.totalResults, `totalResults is ${page.totalResults} on the first page and ${beyond.totalResults} after the last`);
    },
  }),
  contractCase({
    name: 'The rows stand in the order that was asked for',
    group: 'transactions',
    mode: 'reads',
    why: 'The table shows an arrow on the column: what it says must be so, over all pages.',
    todo: 'Sort before paging. Amounts sort as numbers, with their sign.',
    async check(context) {
      const { query } = await accountWithTransactions(context);
      for (const column of comparable) {
        const ascending = await context.adapter.listTransactions({ ...query, orderBy: column }, context.call);
        expectThat(isAscending(ascending.results.map((row) => row[column])), `ordered by ${column}, the rows do not ascend`);
        const descending = await context.adapter.listTransactions({ ...query, orderBy: `-${column}` }, context.call);
        expectThat(isAscending(descending.results.map((row) => row[column]).reverse()), `ordered by -${column}, the rows do not descend`);
      }
    },
  }),
  contractCase({
    name: 'Searching finds text in any case',
    group: 'transactions',
    mode: 'reads',
    why: 'People type "payroll" and mean PAYROLL.',
    todo: 'Look for the text in description and reference, whatever its case; count after the search.',
    async check(context) {
      const { query, page } = await accountWithTransactions(context);
      const sample = page.results.find(({ description }) => /[a-z]{3}/iu.test(description));
      const word = sample && /[a-z]{3,}/iu.exec(sample.description)?.[0];
      if (word === undefined) skip('no description holds a word');
      for (const text of [word.toUpperCase(), word.toLowerCase()]) {
        const found = await context.adapter.listTransactions({ ...query, query: text, pageSize: 500 }, context.call);
        expectThat(found.results.length > 0, 'a word of a description finds nothing');
        expectThat(
          found.results.every((row) => holdsText(row, text)),
          'a row was found that does not hold the text',
        );
        expectThat(
          found.results.length === Math.min(found.totalResults, 500),
          `${found.results.length} rows were found, totalResults says ${found.totalResults}`,
        );
      }
    },
  }),
  contractCase({
    name: 'Searching takes text as it is typed',
    group: 'transactions',
    mode: 'reads',
    why: 'A customer who looks for "100%" must not get everything that begins with 100.',
    todo: 'Escape % and _ before they get into a LIKE.',
    async check(context) {
      const { query } = await accountWithTransactions(context);
      for (const text of ['%', '_']) {
        const found = await context.adapter.listTransactions({ ...query, query: text }, context.call);
        expectThat(
          found.results.every((row) => holdsText(row, text)),
          `searching for "${text}" found rows that do not hold it`,
        );
      }
    },
  }),
  contractCase({
    name: 'A transaction has a time of sending when it was sent, and none before',
    group: 'transactions',
    mode: 'reads',
    why: '"Sent" is what the customer relies on when the books do not agree.',
    todo: 'Set sentAt when Codat has confirmed the push (Success), never earlier; leave it null while queued or sending.',
    async check(context) {
      const { page } = await accountWithTransactions(context, { pageSize: 500 });
      for (const { stage, sentAt } of page.results) {
        expectThat((stage !== 'sent' && stage !== 'collected') || sentAt !== null, `a row is ${stage} but has no sentAt`);
        expectThat((stage !== 'queued' && stage !== 'sending') || sentAt === null, `a row is ${stage} but has a sentAt`);
      }
    },
  }),
  contractCase({
    name: 'Transactions of an unknown account are refused',
    group: 'transactions',
    mode: 'reads',
    why: 'An empty page would look as if there were no transactions.',
    todo: 'Answer unknownAccount (404).',
    async check(context) {
      await offeredFeed(context);
      const query = { accountId: madeUpAccountId, page: 1, pageSize: 25, orderBy: '-date', query: '' } as const;
      await expectRefusal(
        'GET /feed/accounts/{accountId}/transactions of a made-up account',
        context.adapter.listTransactions(query, context.call),
        'unknownAccount',
      );
    },
  }),
  contractCase({
    name: 'Pages that cannot be are refused',
    group: 'transactions',
    mode: 'reads',
    why: 'A page of a million rows brings the back end down.',
    todo: 'Answer invalidRequest (400) to a page below 1 and to a pageSize below 1 or above 500.',
    async check(context) {
      const { adapter, call } = context;
      const { accounts } = await offeredFeed(context);
      if (accounts.length === 0) skip('the feed has no account yet');
      const query = { accountId: first(accounts, 'account').id, page: 1, pageSize: 25, orderBy: '-date', query: '' } as const;
      await expectRefusal('page 0', adapter.listTransactions({ ...query, page: 0 }, call), 'invalidRequest');
      await expectRefusal('a pageSize of 0', adapter.listTransactions({ ...query, pageSize: 0 }, call), 'invalidRequest');
      await expectRefusal('a pageSize of 501', adapter.listTransactions({ ...query, pageSize: 501 }, call), 'invalidRequest');
    },
  }),
];
