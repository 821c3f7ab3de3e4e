import type { BankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { instantAt } from '../../core/clock.js';
import { isLocalDate, maxLocalDate } from '../../core/local-date.js';
import { mintCredentials } from '../codat/credentials.js';
import { dayOf, latestDayAt } from '../codat/push-rules.js';
import type { Books, Company, Connection, QuickBooksFeed, SourceAccount, StoredTransaction } from '../state.js';
import type { World } from '../world.js';
import { chartOfAccounts } from './chart-of-accounts.js';
import type { Collection, LedgerAccount, LinkChoice, OfferedAccount, QuickBooks, QuickBooksSession, Register, RegisterTransaction } from './quickbooks.js';

export function createQuickBooks(world: World, institutionName: string): QuickBooks {
  const { state, clock, generator } = world;

  function booksOf(companyId: string): Books {
    const known = state.quickBooks.books.find((books) => books.companyId === companyId);
    if (known) return known;
    if (!world.company(companyId)) throw refusal('unknownCustomer', 'Codat has no such company.');
    const books: Books = { companyId, ledgerAccounts: structuredClone(chartOfAccounts), feeds: [] };
    state.quickBooks.books.push(books);
    return books;
  }

  function sessionJson(id: string, company: Company, connection: Connection): QuickBooksSession {
    const books = booksOf(company.id);
    return {
      id,
      companyId: company.id,
      connectionId: connection.id,
      institutionName,
      sourceAccounts: connection.accounts.map(offered),
      ledgerAccounts: books.ledgerAccounts.filter((account) => !isFed(books, account.id)),
    };
  }

  function connect(books: Books, connection: Connection, username: string, choice: LinkChoice): QuickBooksFeed {
    const account = connection.accounts.find(({ id }) => id === choice.sourceAccountId);
    if (!account) throw refusal('unknownAccount', 'The bank does not offer this account.');
    const now = clock.now();
    account.status = 'connected';
    account.feedStartDate = choice.feedStartDate;
    account.authorizedBy = username;
    account.unqueriedSince = null;
    account.modifiedAt = now;
    const taken = account.transactions.length;
    account.transactions.push(...testTransactions(account, choice, world));
    for (const feed of feedsOf(books, connection.id, account.id)) feed.active = false;
    const feed: QuickBooksFeed = {
      connectionId: connection.id,
      sourceAccountId: account.id,
      accountName: account.accountName ?? account.id,
      currency: account.currency,
      ledgerAccount: choice.ledgerAccount,
      feedStartDate: choice.feedStartDate,
      active: true,
      linkedAt: now,
      lastCollectedAt: now,
      taken,
      transactions: [],
    };
    books.feeds.push(feed);
    return feed;
  }

  /** Takes what is new for one feed, if QuickBooks can still reach it. */
  function collectFeed(feed: QuickBooksFeed): RegisterTransaction[] {
    const connection = world.connection(feed.connectionId)?.connection;
    const account = connection?.accounts.find(({ id }) => id === feed.sourceAccountId);
    if (connection?.status !== 'Linked' || account?.status !== 'connected') return [];
    if (!connection.credentials.some(({ username }) => username === account.authorizedBy)) return [];
    const collectedAt = clock.now();
    const arrived = account.transactions.slice(feed.taken).map((transaction) => ({ ...transaction, collectedAt }));
    feed.transactions.push(...arrived);
    feed.taken = account.transactions.length;
    feed.lastCollectedAt = collectedAt;
    return arrived.map(transactionJson);
  }

  function registerJson(books: Books, feed: QuickBooksFeed): Register {
    const { taken: _, linkedAt: __, lastCollectedAt, transactions, ledgerAccount, ...rest } = feed;
    return {
      companyId: books.companyId,
      ...rest,
      ledgerAccount: ledgerAccountIn(books, ledgerAccount),
      lastCollectedAt: instantAt(lastCollectedAt),
      transactions: transactions.map(transactionJson),
    };
  }

  /** Checks all choices before it carries out the first. */
  function requireChoices(books: Books, connection: Connection, choices: readonly LinkChoice[]): void {
    if (choices.length === 0) throw refusal('invalidRequest', 'Choose at least one account.');
    const taken = new Set<string>();
    for (const { sourceAccountId, ledgerAccount, feedStartDate } of choices) {
      const account = connection.accounts.find(({ id }) => id === sourceAccountId);
      if (!account) throw refusal('unknownAccount', 'The bank does not offer this account.');
      if (isLinked(account) || taken.has(sourceAccountId)) throw refusal('invalidRequest', 'The account is linked already.');
      ledgerAccountIn(books, ledgerAccount);
      if (isFed(books, ledgerAccount) || taken.has(ledgerAccount)) {
        throw refusal('invalidRequest', 'Another feed already goes to this account of the chart of accounts.');
      }
      if (!isLocalDate(feedStartDate) || feedStartDate > latestDayAt(clock.now())) {
        throw refusal('invalidRequest', 'The feed must start on a day (YYYY-MM-DD), today or earlier.');
      }
      taken.add(sourceAccountId).add(ledgerAccount);
    }
  }

  const quickBooks: QuickBooks = {
    async signIn({ username, password }) {
      world.catchUp();
      for (const company of state.companies) {
        for (const connection of company.connections) {
          if (!holds(connection, username, password)) continue;
          const id = generator.uuid();
          state.quickBooks.sessions.push({ id, connectionId: connection.id, username, password });
          const session = sessionJson(id, company, connection);
          world.changed();
          return session;
        }
      }
      throw refusal('quickBooksRefusedCredentials');
    },

    async link({ id }, choices) {
      world.catchUp();
      const session = state.quickBooks.sessions.find((known) => known.id === id);
      const found = session && world.connection(session.connectionId);
      if (!session || !found || !holds(found.connection, session.username, session.password)) {
        throw refusal('quickBooksRefusedCredentials');
      }
      const { company, connection } = found;
      const books = booksOf(company.id);
      requireChoices(books, connection, choices);
      const feeds = choices.map((choice) => connect(books, connection, session.username, choice));
      connection.status = 'Linked';
      connection.lastSyncAt = clock.now();
      feeds.forEach(collectFeed);
      world.changed();
      return feeds.map((feed) => registerJson(books, feed));
    },

    async linkEverything(companyId, { feedStartDate = latestDayAt(clock.now()) } = {}) {
      const books = booksOf(companyId);
      const connection = world.company(companyId)?.connections.at(-1);
      if (!connection) throw refusal('notConnected', 'The company has no connection.');
      const session = await quickBooks.signIn(mintCredentials(connection, world));
      const choices: LinkChoice[] = [];
      for (const { id, name, type } of session.sourceAccounts.filter(({ linked }) => !linked)) {
        const free = books.ledgerAccounts.find(
          (account) => !isFed(books, account.id) && !choices.some(({ ledgerAccount }) => ledgerAccount === account.id) && account.type === ledgerTypeFor(type),
        );
        const ledgerAccount = free ?? (await quickBooks.addLedgerAccount(companyId, { name, type: ledgerTypeFor(type) }));
        choices.push({ sourceAccountId: id, ledgerAccount: ledgerAccount.id, feedStartDate });
      }
      return quickBooks.link(session, choices);
    },

    async collect({ companyId } = {}) {
      world.catchUp();
      const collections: Collection[] = [];
      for (const books of state.quickBooks.books) {
        if (companyId !== undefined && books.companyId !== companyId) continue;
        for (const feed of books.feeds.filter(({ active }) => active)) {
          const { sourceAccountId } = feed;
          collections.push({ companyId: books.companyId, sourceAccountId, transactions: collectFeed(feed) });
        }
      }
      world.changed();
      return collections;
    },

    async register(companyId) {
      world.catchUp();
      const books = booksOf(companyId);
      return books.feeds.map((feed) => registerJson(books, feed));
    },

    async disconnect(companyId, { sourceAccountId } = {}) {
      world.catchUp();
      const feeds = booksOf(companyId).feeds.filter((feed) => feed.active && (sourceAccountId === undefined || feed.sourceAccountId === sourceAccountId));
      if (feeds.length === 0) throw refusal('unknownAccount', 'QuickBooks has no such feed.');
      for (const feed of feeds) {
        feed.active = false;
        const account = world.connection(feed.connectionId)?.connection.accounts.find(({ id }) => id === feed.sourceAccountId);
        if (account?.status === 'connected') account.unqueriedSince ??= clock.now();
      }
      world.changed();
    },

    async deauthorize(companyId) {
      world.catchUp();
      for (const feed of booksOf(companyId).feeds) feed.active = false;
      for (const connection of world.company(companyId)?.connections ?? []) {
        if (connection.status === 'Linked') connection.status = 'Deauthorized';
      }
      world.changed();
    },

    async ledgerAccounts(companyId) {
      return structuredClone(booksOf(companyId).ledgerAccounts);
    },

    async addLedgerAccount(companyId, { name, type }) {
      const account = { id: generator.digits(5), name, type };
      booksOf(companyId).ledgerAccounts.push(account);
      world.changed();
      return { ...account };
    },
  };
  return quickBooks;
}

function refusal(
  code: 'quickBooksRefusedCredentials' | 'unknownAccount' | 'unknownCustomer' | 'notConnected' | 'invalidRequest',
  message?: string,
): BankFeedsError {
  return titledError({ code, stage: 'quickBooks', ...(message !== undefined && { message }) });
}

function holds({ credentials }: Connection, username: string, password: string): boolean {
  return credentials.some((pair) => pair.username === username && pair.password === password);
}

function isLinked({ status, unqueriedSince }: SourceAccount): boolean {
  return status === 'connected' && unqueriedSince === null;
}

function isFed(books: Books, ledgerAccount: string): boolean {
  return books.feeds.some((feed) => feed.active && feed.ledgerAccount === ledgerAccount);
}

function feedsOf(books: Books, connectionId: string, sourceAccountId: string): readonly QuickBooksFeed[] {
  return books.feeds.filter((feed) => feed.connectionId === connectionId && feed.sourceAccountId === sourceAccountId);
}

function ledgerAccountIn(books: Books, id: string): LedgerAccount {
  const account = books.ledgerAccounts.find((known) => known.id === id);
  if (!account) throw refusal('invalidRequest', 'The chart of accounts has no such account.');
  return account;
}

function ledgerTypeFor(accountType: string): LedgerAccount['type'] {
  return /card/i.test(accountType) ? 'creditCard' : 'bank';
}

function offered(account: SourceAccount): OfferedAccount {
  return {
    id: account.id,
    name: account.accountName ?? account.id,
    type: account.accountType ?? '',
    lastFour: account.accountNumber?.slice(-4) ?? '',
    currency: account.currency,
    balance: account.balance,
    linked: isLinked(account),
  };
}

function transactionJson({ storedAt: _, collectedAt, ...transaction }: QuickBooksFeed['transactions'][number]): RegisterTransaction {
  return { ...transaction, collectedAt: instantAt(collectedAt) };
}

/**
 * The two rows that Codat gives QuickBooks at linking, so that the bank sees the way is open. Of amount zero: they move
 * no balance. Dated so that they stand in the way of nothing that the rules would else allow.
 */
function testTransactions(account: SourceAccount, { feedStartDate }: LinkChoice, { clock, generator }: World): StoredTransaction[] {
  const newest = account.transactions.at(-1);
  const date = maxLocalDate(feedStartDate, newest === undefined ? null : dayOf(newest.date));
  return [1, 2].map((number) => ({
    id: `test-${generator.uuid()}`,
    date,
    description: `Test transaction ${number}`,
    amount: 0,
    balance: account.balance ?? 0,
    transactionType: 'Other',
    storedAt: clock.now(),
    test: true,
  }));
}
