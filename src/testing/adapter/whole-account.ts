import { addDays, type LocalDate } from '../../core/local-date.js';
import { transactionMatcher } from '../../core/transaction-filter.js';
import type { FeedTransaction, TransactionFilter } from '../../core/transaction.js';
import type { CaseContext } from '../contract-case.js';
import { expectThat, skip } from '../expect.js';
import { accountWithTransactions, first } from './scene.js';

/** Every transaction of an account that a filter is tried on, so that what it should find is known. */
export interface WholeAccount {
  readonly accountId: string;
  /** By date, then in the account's own order. */
  readonly rows: readonly FeedTransaction[];
  /** Where the account has too many to read them all: the first day of those that were read. */
  readonly from: LocalDate | null;
}

const pageSize = 500;
/** Pages of a long account that are read. */
const mostPages = 3;

export async function wholeAccount(context: CaseContext): Promise<WholeAccount> {
  const {
    query: { accountId },
    page: { totalResults },
  } = await accountWithTransactions(context, { pageSize: 1 });
  const from = totalResults > mostPages * pageSize ? await firstDayOfNewest(context, accountId) : null;
  const rows = await everythingFound(context, accountId, { from });
  if (rows.length < 3) skip('a single day of the account has more transactions than are read at a time');
  return { accountId, rows, from };
}

async function firstDayOfNewest({ adapter, call }: CaseContext, accountId: string): Promise<LocalDate> {
  const { results } = await adapter.listTransactions({ accountId, page: mostPages, pageSize, orderBy: '-date', query: '' }, call);
  return addDays(first(results.slice(-1), 'transaction on the third page').date, 1);
}

/** All pages of what the filter finds, by date. */
async function everythingFound({ adapter, call }: CaseContext, accountId: string, filter: TransactionFilter): Promise<readonly FeedTransaction[]> {
  const rows: FeedTransaction[] = [];
  for (let page = 1; ; page += 1) {
    const { results, totalResults } = await adapter.listTransactions(
      { ...filter, query: filter.query ?? '', accountId, page, pageSize, orderBy: 'date' },
      call,
    );
    expectThat(totalResults <= mostPages * pageSize, `a filter of which at most ${mostPages * pageSize} transactions are left finds ${totalResults}`);
    rows.push(...results);
    if (rows.length >= totalResults || results.length === 0) {
      expectThat(rows.length === totalResults, `${rows.length} rows were found, totalResults says ${totalResults}`);
      return rows;
    }
  }
}

/** The filter as it is asked, and what of the account's transactions it should find. */
export function expectedOf(
  { rows, from }: WholeAccount,
  filter: TransactionFilter,
): { readonly asked: TransactionFilter; readonly found: readonly FeedTransaction[] } {
  const asked = { ...filter, from: filter.from ?? from };
  return { asked, found: rows.filter(transactionMatcher(asked)) };
}

/** The list finds what meets the filter, all of it, and nothing else. */
export async function expectFound(context: CaseContext, account: WholeAccount, what: string, filter: TransactionFilter): Promise<void> {
  const { asked, found } = expectedOf(account, filter);
  const seen = await everythingFound(context, account.accountId, asked);
  const [wanted, got] = [found, seen].map((rows) => new Set(rows.map(({ id }) => id)));
  const tooMany = seen.filter(({ id }) => !wanted?.has(id)).length;
  const missing = found.filter(({ id }) => !got?.has(id)).length;
  expectThat(tooMany === 0 && missing === 0, `${what}: ${found.length} should be found; ${missing} of them are not, and ${tooMany} others are`);
  expectThat(seen.length === found.length, `${what}: a transaction is found twice`);
}
