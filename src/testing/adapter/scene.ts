import type { ConnectRequest } from '../../core/adapter.js';
import type { BankAccount, Feed, FeedAccount } from '../../core/feed.js';
import type { TransactionPage, TransactionsQuery } from '../../core/transaction.js';
import type { CaseContext } from '../contract-case.js';
import { expectThat, skip } from '../expect.js';

/** An id that no bank gives out. */
export const madeUpAccountId = 'bankfeeds-contract-no-such-account';

/** The feed, where there can be one. */
export async function offeredFeed({ adapter, call }: CaseContext): Promise<Feed> {
  const feed = await adapter.getFeed(call);
  if (feed.unavailable !== null) skip(`this customer can have no feed (${feed.unavailable})`);
  return feed;
}

export function agreementTo(feed: Feed, accountIds: readonly string[]): ConnectRequest {
  return { accountIds, consent: { textVersion: feed.consent.textVersion, locale: 'en' } };
}

/** The accounts that may be fed, at least as many as asked for. */
export async function eligibleAccounts({ adapter, call }: CaseContext, atLeast: 1 | 2): Promise<readonly BankAccount[]> {
  const accounts = (await adapter.listBankAccounts(call)).filter(({ ineligible }) => ineligible === null);
  if (accounts.length < atLeast) skip(`the customer has ${accounts.length} accounts that may be fed, it takes ${atLeast}`);
  return accounts;
}

export function first<T>(items: readonly T[], what: string): T {
  const [item] = items;
  expectThat(item !== undefined, `there is no ${what}`);
  return item;
}

/** The feed with at least one account in it, connected now if it was not. */
export async function connectedFeed(context: CaseContext): Promise<Feed> {
  const { adapter, call } = context;
  const feed = await offeredFeed(context);
  if (isBegun(feed) && accountIdsIn(feed).length > 0) return feed;
  const account = first(await eligibleAccounts(context, 1), 'account that may be fed');
  await adapter.connect(agreementTo(feed, [account.id]), call);
  const connected = await adapter.getFeed(call);
  expectThat(accountIdsIn(connected).length > 0, 'after connecting, the feed has no account');
  return connected;
}

export function isBegun({ status }: Feed): boolean {
  return status === 'pending' || status === 'linked';
}

/** The accounts whose feed has not been stopped, in a stable order. */
export function accountIdsIn({ accounts }: Feed): readonly string[] {
  return accounts
    .filter(({ status }) => status !== 'disconnected')
    .map(({ id }) => id)
    .sort();
}

export function accountIn(feed: Feed, id: string): FeedAccount | null {
  return feed.accounts.find((account) => account.id === id) ?? null;
}

/** The feed as far as a refused request must leave it alone. */
export function standingOf({ status, accounts }: Feed): string {
  return JSON.stringify([status, accounts.map(({ id, name }) => [id, name]).sort()]);
}

/** The account of the feed with most transactions, at least three, and its first page as asked for. */
export async function accountWithTransactions(
  context: CaseContext,
  asked: Partial<Omit<TransactionsQuery, 'accountId'>> = {},
): Promise<{ readonly query: TransactionsQuery; readonly page: TransactionPage }> {
  const { adapter, call } = context;
  const { accounts } = await offeredFeed(context);
  if (accounts.length === 0) skip('the feed has no account yet');
  const pages: { readonly query: TransactionsQuery; readonly page: TransactionPage }[] = [];
  for (const { id } of accounts) {
    const query: TransactionsQuery = { accountId: id, page: 1, pageSize: 100, orderBy: '-date', query: '', ...asked };
    pages.push({ query, page: await adapter.listTransactions(query, call) });
  }
  const [fullest] = pages.sort((one, other) => other.page.totalResults - one.page.totalResults);
  if (fullest === undefined || fullest.page.totalResults < 3) skip('no account of the feed has three transactions');
  return fullest;
}
