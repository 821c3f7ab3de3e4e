import { transactionOrders, type TransactionsQuery } from '../../core/transaction.js';
import type { Ledger } from '../../server/index.js';
import { expectThat } from '../expect.js';
import { ledgerCase, type LedgerCase } from './ledger-case.js';
import { dayOf, foreign, idsOf, operating, put, write } from './ledger-scene.js';

const types = ['debit', 'credit', 'fee', 'cheque'] as const;
const stages = ['queued', 'sent', 'late'] as const;

/** Thirty transactions with many ties in every column. */
async function putThirty(ledger: Ledger): Promise<void> {
  const rows = Array.from({ length: 30 }, (_, index) => {
    const stage = stages[index % stages.length] ?? 'queued';
    return write(`t${String(index).padStart(2, '0')}`, {
      date: dayOf((index * 7) % 5),
      description: index % 2 === 0 ? 'Café 100%' : 'PAYROLL_A',
      reference: index % 3 === 0 ? 'Réf \\ 1' : null,
      type: types[index % types.length] ?? 'debit',
      amount: ((index * 13) % 4) * 100 - 200,
      balance: (index * 5) % 3,
      stage,
      reason: stage === 'late' ? 'tooOld' : null,
      sentAt: stage === 'sent' ? '2026-11-10T12:00:00.000Z' : null,
    });
  });
  await put(ledger, operating, rows);
  await put(ledger, foreign, [write('foreign')]);
}

function list(ledger: Ledger, query: Partial<TransactionsQuery>) {
  return ledger.listTransactions('customer-1', { accountId: 'operating', page: 1, pageSize: 500, orderBy: 'date', query: '', ...query });
}

export const listCases: readonly LedgerCase[] = [
  ledgerCase({
    name: 'In every order the pages together are every transaction once',
    why: 'A row between two pages is one that the customer never sees.',
    todo: 'Order by the column, then date, then sequence; then page.',
    async check(ledger) {
      await putThirty(ledger);
      for (const orderBy of transactionOrders) {
        const whole = idsOf((await list(ledger, { orderBy })).results);
        const pages: string[] = [];
        for (const page of [1, 2, 3, 4, 5]) {
          const { results, totalResults } = await list(ledger, { orderBy, page, pageSize: 7 });
          expectThat(totalResults === 30, `ordered by ${orderBy}, ${totalResults} of 30 are counted`);
          pages.push(...results.map(({ id }) => id));
        }
        expectThat(new Set(pages).size === 30, `ordered by ${orderBy}, five pages hold ${new Set(pages).size} of 30`);
        expectThat(pages.join(' ') === whole, `ordered by ${orderBy}, the pages are in another order than the whole`);
      }
    },
  }),
  ledgerCase({
    name: 'Rows stand in order, equal ones as the account has them; descending is the same turned round',
    why: 'The arrow on the column says so, and the running balance follows.',
    todo: 'Compare amounts as numbers and texts by code unit; break ties by date, then sequence, in the same direction.',
    async check(ledger) {
      await putThirty(ledger);
      // A dictionary would have them the other way round.
      await put(
        ledger,
        operating,
        ['apple', 'Zoo', 'Épicerie', '-dash'].map((description, index) => write(`u${index}`, { description })),
      );
      for (const column of ['date', 'description', 'type', 'amount', 'balance', 'stage'] as const) {
        const ascending = (await list(ledger, { orderBy: column })).results;
        const inOrder = ascending.every((row, index) => {
          const next = ascending[index + 1];
          if (!next) return true;
          if (row[column] !== next[column]) return row[column] < next[column];
          return row.date === next.date ? row.id < next.id : row.date < next.date;
        });
        expectThat(inOrder, `ordered by ${column}, two rows are out of order`);
        const descending = (await list(ledger, { orderBy: `-${column}` })).results;
        expectThat(idsOf(descending.toReversed()) === idsOf(ascending), `-${column} is not ${column} turned round`);
      }
    },
  }),
  ledgerCase({
    name: 'A search finds text in description or reference, whatever its case, and nothing else',
    why: 'People type "payroll"; and "100%" means a hundred per cent.',
    todo: 'Compare in lower case, accents kept; take %, _ and \\ as text; find nothing for what no text can hold, as U+0000; count after the search.',
    async check(ledger) {
      await putThirty(ledger);
      const counts = {
        CAFÉ: 15,
        'café 100%': 15,
        cafe: 0,
        payroll_a: 15,
        '%': 15,
        _: 15,
        'payroll-a': 0,
        'réf \\': 10,
        '%cafe%': 0,
        '100%\n': 0,
        'café\u0000': 0,
        '\ud83d': 0,
      };
      for (const [query, expected] of Object.entries(counts)) {
        const { results, totalResults } = await list(ledger, { query, pageSize: 4 });
        expectThat(totalResults === expected, `"${query}" is found ${totalResults} times instead of ${expected}`);
        expectThat(results.length === Math.min(4, expected), `"${query}": a page of 4 holds ${results.length}`);
      }
    },
  }),
  ledgerCase({
    name: 'A search finds a corrected transaction by its new text, and no more by its old',
    why: 'What is searched is what is shown.',
    todo: 'Renew whatever the search goes by when a transaction is written again.',
    async check(ledger) {
      await put(ledger, operating, [write('a', { description: 'Bakery', reference: 'Old' })]);
      await put(ledger, operating, [write('a', { description: 'Brewery', reference: 'New' })]);
      for (const [query, expected] of [
        ['brewery', 1],
        ['new', 1],
        ['bakery', 0],
        ['old', 0],
      ] as const) {
        const { totalResults } = await list(ledger, { query });
        expectThat(totalResults === expected, `"${query}" is found ${totalResults} times instead of ${expected}`);
      }
    },
  }),
  ledgerCase({
    name: 'Behind the last page comes an empty one, and an account without transactions has none',
    why: 'The table must learn how many there are, also where it asked for too much.',
    todo: 'Answer no rows, and the count.',
    async check(ledger) {
      await putThirty(ledger);
      const beyond = await list(ledger, { page: 9, pageSize: 10 });
      expectThat(beyond.results.length === 0 && beyond.totalResults === 30, `page 9 of 3 has ${beyond.results.length} rows and counts ${beyond.totalResults}`);
      const empty = await list(ledger, { accountId: 'payroll' });
      expectThat(empty.results.length === 0 && empty.totalResults === 0, 'an account without transactions has some');
    },
  }),
];
