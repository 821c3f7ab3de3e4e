import { sql, type SelectQueryBuilder } from 'kysely';
import { columnOfOrder, type TransactionFilter } from '../../../core/transaction.js';
import { isNarrowing } from '../../../core/transaction-filter.js';
import type { Ledger } from '../ledger.js';
import { sumsOfDays } from '../sums-of-days.js';
import { findAccount, type KnownAccount } from './accounts.js';
import { isFound } from './filter-condition.js';
import type { Db, LedgerDatabase } from './ledger-database.js';
import type { LedgerTables } from './tables.js';
import { searchText, type TextSearch } from './text-search.js';
import { dayOfRow, listedColumns, listedOfRow } from './transaction-row.js';

/** What the table shows: pages, and sums. */
export function listingIn({ ready }: LedgerDatabase): Pick<Ledger, 'listTransactions' | 'summarizeTransactions'> {
  return {
    async listTransactions(customerRef, { accountId, page, pageSize, orderBy, ...filter }) {
      const db = await ready();
      const account = await findAccount(db, { customerRef, accountId });
      if (account === undefined) return { results: [], totalResults: 0 };
      const { finding, hits, totalResults } = await countFound(db, account, filter);
      // Nothing stands there: a search for nothing would go through all rows once more.
      if ((page - 1) * pageSize >= totalResults) return { results: [], totalResults };
      const isSorted = filter.query !== '' && isSortedSooner({ hits, found: totalResults, wanted: page * pageSize, all: account.transactions });
      const { column, descends } = columnOfOrder(orderBy);
      const direction = descends ? 'desc' : 'asc';
      let ordered = db
        .with(
          (name) => (isSorted ? name('found').materialized() : name('found').notMaterialized()),
          () => finding(isSorted).select(listedColumns),
        )
        .selectFrom('found')
        .selectAll()
        .orderBy(column, direction);
      if (column !== 'date') ordered = ordered.orderBy('date', direction);
      const rows = await ordered
        .orderBy('sequence', direction)
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return { results: rows.map(listedOfRow), totalResults };
    },
    async summarizeTransactions(customerRef, { accountId, ...filter }) {
      const db = await ready();
      const account = await findAccount(db, { customerRef, accountId });
      if (account === undefined) return sumsOfDays([]);
      const { finding, hits } = await search(db, account, filter);
      const days = finding(isRare(hits, account))
        .select(({ fn }) => [
          'date',
          fn.countAll().as('count'),
          sql`sum(case when amount > 0 then amount else 0 end)`.as('money_in'),
          sql`sum(case when amount < 0 then amount else 0 end)`.as('money_out'),
          fn.max('sequence').as('last_sequence'),
        ])
        .groupBy('date')
        .as('day');
      // One statement: sums and days are of the same moment.
      const rows = await db
        .selectFrom(days)
        .innerJoin('bank_feed_transaction as last', (join) =>
          join.on('last.account_key', '=', account.key).onRef('last.date', '=', 'day.date').onRef('last.sequence', '=', 'day.last_sequence'),
        )
        .select(['day.date', 'day.count', 'day.money_in', 'day.money_out', 'last.balance'])
        .orderBy('day.date', 'desc')
        .execute();
      return sumsOfDays(rows.map(dayOfRow));
    },
  };
}

type Finding = SelectQueryBuilder<LedgerTables, 'bank_feed_transaction', object>;

interface Found {
  /** The transactions that meet the filter: from the index of texts to its rows, or row by row. */
  readonly finding: (isByIndex: boolean) => Finding;
  /** How many rows hold the text, where an index says so. */
  readonly hits: number | null;
}

async function search(db: Db, { key }: KnownAccount, filter: TransactionFilter): Promise<Found> {
  const text: TextSearch | null = filter.query ? await searchText(db, key, filter.query) : null;
  return {
    hits: text?.hits ?? null,
    finding: (isByIndex) => db.selectFrom('bank_feed_transaction').where(isFound(key, filter, text && (isByIndex ? text.byIndex : text.rowByRow))),
  };
}

async function countFound(db: Db, account: KnownAccount, filter: TransactionFilter): Promise<Found & { readonly totalResults: number }> {
  const found = await search(db, account, filter);
  const { hits, finding } = found;
  if (!isNarrowing(filter)) return { ...found, totalResults: account.transactions };
  if (hits === 0 || (hits !== null && !isNarrowing({ ...filter, query: '' }))) return { ...found, totalResults: hits };
  const { count } = await finding(isRare(hits, account))
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return { ...found, totalResults: Number(count) };
}

/** To look up a row by itself takes as long as to read some eight that lie side by side. */
function isRare(hits: number | null, { transactions }: KnownAccount): boolean {
  return hits !== null && hits * 8 < transactions;
}

interface Paging {
  readonly hits: number | null;
  readonly found: number;
  /** Up to the end of the page. */
  readonly wanted: number;
  /** The account's transactions. */
  readonly all: number;
}

/**
 * A page is read either in its order, from the index of that order, until as many are found as are wanted; or all that
 * is found is read, and sorted. Without an index of the text all rows are read for that, though as they lie there.
 */
function isSortedSooner({ hits, found, wanted, all }: Paging): boolean {
  return hits === null ? found < 2 * wanted : hits * found < wanted * all;
}
