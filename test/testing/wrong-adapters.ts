import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { BankFeedsError } from '../../src/core/error.js';
import type { Feed } from '../../src/core/feed.js';
import { problemContentType } from '../../src/core/problem.js';
import type { CustomerName, FullAdapter, SmallBank, SmallBankOptions } from './small-bank.js';
import { problemWith } from './small-bank-server.js';

type Send = (request: Request) => Promise<Response>;

/** One fault: what is wrong, and the one case that must notice. */
export interface WrongAdapter {
  readonly breaks: string;
  readonly how: string;
  readonly bank?: SmallBankOptions;
  /** The first customer's adapter with the fault in it. */
  readonly adapter?: (right: FullAdapter, bank: SmallBank) => BankFeedsAdapter;
  /** The second customer's. */
  readonly other?: (right: FullAdapter, bank: SmallBank) => BankFeedsAdapter;
  /** The HTTP side with the fault in it. */
  readonly wire?: (right: Send, bank: SmallBank) => Send;
  /** What a request without a session gets. */
  readonly signedOut?: (right: Send, bank: SmallBank) => Send;
}

const none = { credentials: false, hostedLink: false, accountEditing: false } as const;

/** Changes what the verb answers, and nothing else. */
function readsFeedAs(change: (feed: Feed) => Feed): (right: FullAdapter) => FullAdapter {
  return (right) => ({ ...right, getFeed: async (call) => change(await right.getFeed(call)) });
}

function remembersFirst<T>(): (value: T) => T {
  let first: T | undefined;
  return (value) => (first ??= value);
}

/** Sends the request on with other headers or another body. */
async function changed(request: Request, headers: Readonly<Record<string, string | null>>, body?: string): Promise<Request> {
  const all = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const text = body ?? (await request.text());
  return new Request(request.url, { method: request.method, headers: all, ...(text !== '' && { body: text }) });
}

function withHeader(response: Response, name: string, value: string | null): Response {
  const headers = new Headers(response.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}

const isConnect = (request: Request) => request.method === 'POST' && request.url.endsWith('/feed');
const isSecret = (request: Request) => request.method === 'POST' && /\/(?:credentials|link)$/.test(request.url);

const feedFaults: readonly WrongAdapter[] = [
  { breaks: 'The feed has the protocol’s shape', how: 'a status of one’s own', adapter: readsFeedAs((feed) => ({ ...feed, accounts: feed.accounts.map((account) => ({ ...account, status: JSON.parse('"sleeping"') })) })) },
  { breaks: 'The feed has the protocol’s shape', how: 'a moment without its offset', adapter: readsFeedAs((feed) => ({ ...feed, asOf: 'yesterday' })) },
  { breaks: 'The feed has the protocol’s shape', how: 'a name with a character that turns the text around', adapter: readsFeedAs((feed) => ({ ...feed, institutionName: 'Small \u202eknaB' })) },
  { breaks: 'A feed that has not begun is empty', how: 'credentials of a feed that is not there', adapter: readsFeedAs((feed) => (feed.status === 'notStarted' ? { ...feed, credentialsIssuedAt: feed.asOf } : feed)) },
  { breaks: 'The feed asks to be read at most once a second', how: 'a poll every 10 ms', adapter: readsFeedAs((feed) => ({ ...feed, askAgainInMs: 10 })) },
  {
    breaks: 'The feed shows no more of an account number than its last four digits', how: 'the full number',
    adapter: readsFeedAs((feed) => ({ ...feed, accounts: feed.accounts.map((account) => ({ ...account, lastFour: '000123456' })) })),
  },
  { breaks: 'The callout keeps to Codat’s limits', how: '51 characters', bank: { callout: { en: { title: 't'.repeat(51), body: 'b' } } } },
  { breaks: 'The callout keeps to Codat’s limits', how: '151 characters in French', bank: { callout: { en: { title: 't', body: 'b' }, 'fr-CA': { title: 't', body: 'é'.repeat(151) } } } },
  { breaks: 'What the feed offers, the adapter can do', how: 'no credentials in the adapter', adapter: ({ credentials: _, ...right }) => right },
  { breaks: 'What the feed offers, the adapter can do', how: 'no link in the adapter', adapter: ({ hostedLink: _, ...right }) => right },
  {
    breaks: 'Where there can be no feed, every other verb says so', how: 'the accounts are listed all the same',
    bank: { unavailable: 'country' }, adapter: (right) => ({ ...right, listBankAccounts: (call) => right.listBankAccounts(call).catch(() => { call.signal.throwIfAborted(); return []; }) }),
  },
  {
    breaks: 'What the bank switched off is refused', how: 'the link is given all the same',
    bank: { capabilities: none },
    adapter: (right) => ({ ...right, hostedLink: { get: async () => ({ url: 'https://link.codat.io/x', expiresInMs: 1 }) } }),
  },
];

const bankAccountFaults: readonly WrongAdapter[] = [
  {
    breaks: 'The bank accounts have the protocol’s shape', how: 'a balance in dollars',
    adapter: (right) => ({ ...right, listBankAccounts: async (call) => (await right.listBankAccounts(call)).map((account) => ({ ...account, balance: 1234.56 })) }),
  },
  {
    breaks: 'Each bank account has its own id, and keeps it', how: 'the closed account has another id each time',
    adapter: (right) => {
      let asked = 0;
      return {
        ...right,
        async listBankAccounts(call) {
          asked += 1;
          return (await right.listBankAccounts(call)).map((account) => (account.ineligible ? { ...account, id: `${account.id}-${asked}` } : account));
        },
        connect: (request, call) => right.connect({ ...request, accountIds: request.accountIds.map((id) => id.replace(/-\d+$/, '')) }, call),
      };
    },
  },
  {
    breaks: 'The bank accounts show no more of a number than its last four digits', how: 'the full number',
    adapter: (right) => ({ ...right, listBankAccounts: async (call) => (await right.listBankAccounts(call)).map((account) => ({ ...account, lastFour: '000123456' })) }),
  },
];

const abortFaults: readonly WrongAdapter[] = [
  {
    breaks: 'An aborted signal rejects with its own reason', how: 'the reason is wrapped',
    adapter: (right) => ({
      ...right,
      listBankAccounts: (call) => (call.signal.aborted
        ? Promise.reject(new BankFeedsError({ code: 'network', stage: 'feed' }))
        : right.listBankAccounts(call)),
    }),
  },
  {
    breaks: 'An abort on the way is no failure', how: 'it is called a network failure',
    adapter: (right) => ({
      ...right,
      async getFeed(call) {
        call.signal.throwIfAborted();
        await Promise.resolve();
        if (call.signal.aborted) throw new BankFeedsError({ code: 'network', stage: 'feed' });
        return right.getFeed(call);
      },
    }),
  },
  {
    breaks: 'A request that was aborted before it began changes nothing', how: 'it is sent all the same',
    adapter: (right) => ({ ...right, connect: (request) => right.connect(request, { signal: new AbortController().signal }) }),
  },
];

const connectFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Before connecting there is no way into QuickBooks', how: 'a link before connecting',
    adapter: (right) => ({
      ...right,
      hostedLink: { get: (call) => right.hostedLink.get(call).catch(() => ({ url: 'https://link.codat.io/x', expiresInMs: 1 })) },
    }),
  },
  {
    breaks: 'Connecting without consent to the text in force is refused', how: 'any text is good enough',
    adapter: (right) => ({
      ...right,
      async connect(request, call) {
        const { consent } = await right.getFeed(call);
        return right.connect({ ...request, consent: { ...request.consent, textVersion: consent.textVersion } }, call);
      },
    }),
  },
  {
    breaks: 'Connecting an unknown account is refused', how: 'what is unknown is left out',
    adapter: (right, bank) => ({
      ...right,
      connect: (request, call) => right.connect(request, call).catch((error: unknown) => {
        if (error instanceof BankFeedsError && error.code === 'unknownAccount') return bank.adapterOf('first').getFeed(call);
        throw error;
      }),
    }),
  },
  {
    breaks: 'Connecting an account that may not be fed is refused', how: 'with the wrong code',
    adapter: (right) => ({
      ...right,
      connect: (request, call) => right.connect(request, call).catch((error: unknown) => {
        if (error instanceof BankFeedsError && error.code === 'accountNotEligible') throw new BankFeedsError({ code: 'internal', stage: 'connect' });
        throw error;
      }),
    }),
  },
  {
    breaks: 'Connecting no account at all is refused', how: 'it is answered as if it had been done',
    adapter: (right) => ({ ...right, connect: (request, call) => (request.accountIds.length === 0 ? right.getFeed(call) : right.connect(request, call)) }),
  },
  {
    breaks: 'Connecting brings the chosen account into the feed', how: 'the answer is the feed from before',
    adapter: (right) => ({
      ...right,
      async connect(request, call) {
        const before = await right.getFeed(call);
        await right.connect(request, call);
        return before;
      },
    }),
  },
  {
    breaks: 'Connecting again, or five times at once, changes nothing', how: 'each request adds the account once more',
    adapter: (right) => {
      let doubles = 0;
      let underWay = 0;
      return {
        ...readsFeedAs((feed) => ({ ...feed, accounts: [...feed.accounts, ...feed.accounts.slice(0, 1).flatMap((account) => Array.from({ length: doubles }, () => account))] }))(right),
        async connect(request, call) {
          underWay += 1;
          if (underWay > 1) doubles += 1;
          try {
            await Promise.resolve();
            return await right.connect(request, call);
          } finally {
            underWay -= 1;
          }
        },
      };
    },
  },
  { breaks: 'The consent is on record', how: 'it was forgotten', adapter: readsFeedAs((feed) => ({ ...feed, consent: { ...feed.consent, onRecord: null } })) },
  {
    breaks: 'The consent is on record', how: 'to another text than was shown',
    adapter: readsFeedAs((feed) => ({ ...feed, consent: { ...feed.consent, onRecord: feed.consent.onRecord && { ...feed.consent.onRecord, textVersion: '2020' } } })),
  },
];

const accountFaults: readonly WrongAdapter[] = [
  {
    breaks: 'An added account is in the feed', how: 'the answer is the feed from before',
    adapter: (right) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        async add(ids, call) {
          const before = await right.getFeed(call);
          await right.accountEditing.add(ids, call);
          return before;
        },
      },
    }),
  },
  {
    breaks: 'A new name is kept', how: 'the name is in the answer only',
    adapter: (right) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        async rename(id, name, call) {
          const { name: before } = (await right.getFeed(call)).accounts.find((account) => account.id === id) ?? { name };
          const answer = await right.accountEditing.rename(id, name, call);
          await right.accountEditing.rename(id, before, call);
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'A name that is empty or longer than 100 characters is refused', how: 'a long name is cut',
    adapter: (right) => ({
      ...right,
      accountEditing: { ...right.accountEditing, rename: (id, name, call) => right.accountEditing.rename(id, name.slice(0, 100), call) },
    }),
  },
  {
    breaks: 'A removed account is no longer fed, and can be added again', how: 'it stays in the feed',
    adapter: (right) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        async remove(id, call) {
          if (!(await right.getFeed(call)).accounts.some((account) => account.id === id)) return right.accountEditing.remove(id, call);
          return right.getFeed(call);
        },
      },
    }),
  },
  {
    breaks: 'A removed account is no longer fed, and can be added again', how: 'it cannot come back',
    adapter: (right) => {
      const gone = new Set<string>();
      return {
        ...right,
        accountEditing: {
          ...right.accountEditing,
          async remove(id, call) {
            const answer = await right.accountEditing.remove(id, call);
            gone.add(id);
            return answer;
          },
          add: (ids, call) => (ids.some((id) => gone.has(id)) ? right.getFeed(call) : right.accountEditing.add(ids, call)),
        },
      };
    },
  },
  {
    breaks: 'Editing an unknown account is refused', how: 'removing it is answered as if it had been done',
    adapter: (right) => ({
      ...right,
      accountEditing: { ...right.accountEditing, remove: (id, call) => right.accountEditing.remove(id, call).catch(() => right.getFeed(call)) },
    }),
  },
];

const credentialsFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Every call makes a pair of its own', how: 'the first pair is kept and given again',
    adapter: (right) => {
      const remember = remembersFirst<{ username: string; password: string }>();
      return { ...right, credentials: { ...right.credentials, issue: async (call) => remember(await right.credentials.issue(call)) } };
    },
  },
  {
    breaks: 'The feed tells when the pair was made, never the pair', how: 'the pair is in the feed',
    adapter: (right) => {
      let pair = {};
      return {
        ...readsFeedAs((feed) => ({ ...feed, pair }))(right),
        credentials: {
          ...right.credentials,
          async issue(call) {
            const issued = await right.credentials.issue(call);
            pair = issued;
            return issued;
          },
        },
      };
    },
  },
  {
    breaks: 'The feed tells when the pair was made, never the pair', how: 'it does not tell when',
    adapter: readsFeedAs((feed) => ({ ...feed, credentialsIssuedAt: null })),
  },
  {
    breaks: 'Revoking leaves no pair behind', how: 'the feed still tells of it',
    adapter: (right) => {
      let issuedAt: string | null = null;
      return {
        ...readsFeedAs((feed) => ({ ...feed, credentialsIssuedAt: feed.status === 'pending' ? issuedAt ?? feed.credentialsIssuedAt : feed.credentialsIssuedAt }))(right),
        credentials: {
          ...right.credentials,
          async issue(call) {
            const pair = await right.credentials.issue(call);
            issuedAt = (await right.getFeed(call)).credentialsIssuedAt;
            return pair;
          },
        },
      };
    },
  },
];

function linkGiven(url: string, expiresInMs = 1000): (right: FullAdapter) => FullAdapter {
  return (right) => ({
    ...right,
    hostedLink: {
      async get(call) {
        await right.hostedLink.get(call);
        return { url, expiresInMs };
      },
    },
  });
}

const linkFaults: readonly WrongAdapter[] = [
  { breaks: 'The link is a safe one, and says how long it lives', how: 'a host behind a user name', adapter: linkGiven('https://link.codat.io@evil.example/') },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'a script', adapter: linkGiven('javascript:alert(1)') },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'not a URL', adapter: linkGiven('link.codat.io') },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'two hours', adapter: linkGiven('https://link.codat.io/', 7_200_000) },
];

type Page = Awaited<ReturnType<FullAdapter['listTransactions']>>;
type Query = Parameters<FullAdapter['listTransactions']>[0];

function pagesAs(change: (page: Page, query: Query) => Page): (right: FullAdapter) => FullAdapter {
  return (right) => ({ ...right, listTransactions: async (query, call) => change(await right.listTransactions(query, call), query) });
}

const transactionFaults: readonly WrongAdapter[] = [
  {
    breaks: 'A page of transactions has the protocol’s shape', how: 'an amount in dollars',
    adapter: pagesAs((page) => ({ ...page, results: page.results.map((row) => ({ ...row, amount: row.amount + 0.5 })) })),
  },
  {
    breaks: 'A page of transactions has the protocol’s shape', how: 'dates with a time',
    adapter: pagesAs((page) => ({ ...page, results: page.results.map((row) => ({ ...row, date: JSON.parse(`"${row.date}T00:00:00Z"`) })) })),
  },
  {
    breaks: 'A page of transactions has the protocol’s shape', how: 'a type of one’s own',
    adapter: pagesAs((page) => ({ ...page, results: page.results.map((row) => ({ ...row, type: JSON.parse('"barter"') })) })),
  },
  { breaks: 'A page is the page that was asked for', how: 'pages are counted from 0', adapter: pagesAs((page) => ({ ...page, page: page.page - 1 })) },
  {
    breaks: 'The pages together are every transaction once', how: 'pages overlap by a row',
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
    breaks: 'The pages together are every transaction once', how: 'the first row of each further page is left out',
    adapter: pagesAs((page, { orderBy }) => (page.page > 1 && orderBy === 'type' ? { ...page, results: page.results.slice(1) } : page)),
  },
  {
    breaks: 'After the last page comes an empty one', how: 'the last page comes again',
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
    breaks: 'The rows stand in the order that was asked for', how: 'amounts sort as text',
    adapter: pagesAs((page, { orderBy }) => (orderBy === 'amount'
      ? { ...page, results: page.results.toSorted((a, b) => (String(a.amount) < String(b.amount) ? -1 : 1)) }
      : page)),
  },
  {
    breaks: 'The rows stand in the order that was asked for', how: 'the order is never turned around',
    adapter: (right) => ({
      ...right,
      listTransactions: (query, call) => right.listTransactions({ ...query, orderBy: query.orderBy === '-balance' ? 'balance' : query.orderBy }, call),
    }),
  },
  {
    breaks: 'Searching finds text in any case', how: 'case counts',
    adapter: pagesAs((page, { query }) => {
      const results = page.results.filter(({ description, reference }) => description.includes(query) || (reference ?? '').includes(query));
      return query === '' ? page : { ...page, results, totalResults: results.length };
    }),
  },
  {
    breaks: 'Searching finds text in any case', how: 'counted before the search',
    adapter: (right) => ({
      ...right,
      async listTransactions(query, call) {
        const answer = await right.listTransactions(query, call);
        return query.query.length < 3 ? answer : { ...answer, totalResults: (await right.listTransactions({ ...query, query: '' }, call)).totalResults };
      },
    }),
  },
  {
    breaks: 'Searching takes text as it is typed', how: '_ stands for any letter',
    adapter: (right) => ({
      ...right,
      listTransactions: (query, call) => right.listTransactions({ ...query, query: query.query === '_' ? '' : query.query }, call),
    }),
  },
  {
    breaks: 'A transaction has a time of sending when it was sent, and none before', how: 'the time of queueing is given',
    adapter: pagesAs((page) => ({ ...page, results: page.results.map((row) => ({ ...row, sentAt: '2026-11-21T12:00:00.000Z' })) })),
  },
  {
    breaks: 'A transaction has a time of sending when it was sent, and none before', how: 'never',
    adapter: pagesAs((page) => ({ ...page, results: page.results.map((row) => ({ ...row, sentAt: null })) })),
  },
  {
    breaks: 'Transactions of an unknown account are refused', how: 'as an empty page',
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
    breaks: 'Pages that cannot be are refused', how: 'a large page is cut to 500',
    adapter: (right) => ({ ...right, listTransactions: (query, call) => right.listTransactions({ ...query, pageSize: Math.min(query.pageSize, 500) }, call) }),
  },
];

const asFirst = (customer: CustomerName) => (_: FullAdapter, bank: SmallBank) => bank.adapterOf(customer);

const isolationFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Two customers see different accounts', how: 'the list comes from a cache for all',
    other: (right, bank) => ({
      ...right,
      listBankAccounts: async (call) => [
        ...(await right.listBankAccounts(call)),
        ...(await asFirst('first')(right, bank).listBankAccounts(call)),
      ],
    }),
  },
  {
    breaks: 'Another customer’s transactions are as unknown as nobody’s', how: 'they are shown',
    other: (right, bank) => ({
      ...right,
      listTransactions: (query, call) => (query.accountId.startsWith('first') ? bank.adapterOf('first') : right).listTransactions(query, call),
    }),
  },
  {
    breaks: 'Another customer’s transactions are as unknown as nobody’s', how: 'the refusal tells that they exist',
    other: (right) => ({
      ...right,
      listTransactions: (query, call) => (query.accountId.startsWith('first')
        ? Promise.reject(new BankFeedsError({ code: 'forbidden', stage: 'transactions' }))
        : right.listTransactions(query, call)),
    }),
  },
  {
    breaks: 'Another customer’s account can be neither connected, added, renamed nor removed', how: 'renaming looks at the id alone',
    other: (right, bank) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        rename: (id, name, call) => (id.startsWith('first') ? bank.adapterOf('first') : right).accountEditing.rename(id, name, call),
      },
    }),
  },
  {
    breaks: 'Another customer’s account can be neither connected, added, renamed nor removed', how: 'the refusal of connecting tells that it exists',
    other: (right) => ({
      ...right,
      connect: (request, call) => (request.accountIds.some((id) => id.startsWith('first'))
        ? Promise.reject(new BankFeedsError({ code: 'forbidden', stage: 'connect' }))
        : right.connect(request, call)),
    }),
  },
  {
    breaks: 'Another customer’s goodbye is theirs alone', how: 'everybody is disconnected',
    other: (right, bank) => ({
      ...right,
      async disconnect(call) {
        await bank.adapterOf('first').disconnect(call);
        return right.disconnect(call);
      },
    }),
  },
];

const wireFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Nobody reads anything without a session', how: 'a redirect to the sign-in page',
    signedOut: (right) => async (request) => (request.method === 'GET' ? new Response(null, { status: 302, headers: { Location: '/sign-in' } }) : right(request)),
  },
  {
    breaks: 'Nobody reads anything without a session', how: 'the transactions tell first whether the account exists',
    signedOut: (right) => async (request) => (request.url.includes('transactions') ? problemWith('unknownAccount', {}) : right(request)),
  },
  {
    breaks: 'Nobody changes anything without a session', how: 'the session is asked for after the body',
    signedOut: (right) => async (request) => (request.method === 'PATCH' ? problemWith('invalidRequest', {}) : right(request)),
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more', how: 'a stack trace',
    wire: (right) => async (request) => (request.url.includes('transactions') ? problemWith('unknownAccount', { trace: 'at Bank.java:42' }) : right(request)),
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more', how: 'no correlation id',
    wire: (right) => async (request) => (request.url.includes('transactions') ? problemWith('unknownAccount', { correlationId: null }) : right(request)),
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more', how: 'plain JSON',
    wire: (right) => async (request) => {
      const response = await right(request);
      return response.headers.get('content-type') === problemContentType ? withHeader(response, 'Content-Type', 'application/json') : response;
    },
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more', how: 'with 200 inside a 404',
    wire: (right) => async (request) => (request.url.includes('transactions') ? problemWith('unknownAccount', { status: 200 }) : right(request)),
  },
  {
    breaks: 'An address that does not exist is not found', how: 'the index page',
    wire: (right) => async (request) => (request.url.includes('no-such-route') ? new Response('<html></html>') : right(request)),
  },
  {
    breaks: 'Answers are JSON, for this browser only, and taken for nothing else', how: 'a cacheable list',
    wire: (right) => async (request) => {
      const response = await right(request);
      return request.url.endsWith('/bank-accounts') ? withHeader(response, 'Cache-Control', 'max-age=60') : response;
    },
  },
  {
    breaks: 'Answers are JSON, for this browser only, and taken for nothing else', how: 'no nosniff',
    wire: (right) => async (request) => withHeader(await right(request), 'X-Content-Type-Options', null),
  },
  {
    breaks: 'Answers are JSON, for this browser only, and taken for nothing else', how: 'a feed as text',
    wire: (right) => async (request) => {
      const response = await right(request);
      return response.ok ? withHeader(response, 'Content-Type', 'text/plain') : response;
    },
  },
  {
    breaks: 'Answers hold only values that the protocol knows', how: 'an account type of one’s own',
    wire: (right) => async (request) => {
      const response = await right(request);
      if (!request.url.endsWith('/bank-accounts')) return response;
      return new Response((await response.text()).replaceAll('"checking"', '"CHEQUING"'), { headers: response.headers });
    },
  },
  {
    breaks: 'A change without the protocol’s own header is refused', how: 'nobody asks for it',
    wire: (right) => async (request) => right(isConnect(request) ? await changed(request, { 'X-Bank-Feeds-Request': '1' }) : request),
  },
  {
    breaks: 'A change that comes from another site is refused', how: 'nobody looks',
    wire: (right) => async (request) => right(isConnect(request) ? await changed(request, { 'Sec-Fetch-Site': null, Origin: null }) : request),
  },
  {
    breaks: 'No other site may read the answers', how: 'all may',
    wire: (right) => async (request) => withHeader(await right(request), 'Access-Control-Allow-Origin', '*'),
  },
  {
    breaks: 'No other site may read the answers', how: 'whoever asks may',
    wire: (right) => async (request) => {
      const origin = request.headers.get('origin');
      const response = await right(request);
      return origin === null ? response : withHeader(response, 'Access-Control-Allow-Origin', origin);
    },
  },
  {
    breaks: 'A body that is not JSON is refused', how: 'as a failure of the server',
    wire: (right) => async (request) => {
      const text = await request.clone().text();
      return text === '{"accountIds":' ? problemWith('internal', {}) : right(request);
    },
  },
  {
    breaks: 'A body that does not say that it is JSON is refused', how: 'any type will do',
    wire: (right) => async (request) => right(isConnect(request) ? await changed(request, { 'Content-Type': 'application/json' }) : request),
  },
  {
    breaks: 'A body with a field too many is refused', how: 'it is let pass',
    wire: (right) => async (request) => {
      if (!isConnect(request)) return right(request);
      const body = (await request.clone().text()).replace(',"companyId":"another"', '');
      return right(await changed(request, {}, body));
    },
  },
  {
    breaks: 'A body that is too large is refused', how: 'it is read whole',
    wire: (right) => async (request) => {
      if (!isConnect(request)) return right(request);
      return right(await changed(request, {}, (await request.clone().text()).trimEnd()));
    },
  },
  {
    breaks: 'Credentials and links are kept by nobody on the way', how: 'the credentials may be cached',
    wire: (right) => async (request) => {
      const response = await right(request);
      return isSecret(request) ? withHeader(response, 'Cache-Control', 'private') : response;
    },
  },
  {
    breaks: 'Credentials and links are kept by nobody on the way', how: 'the answer sets a cookie',
    wire: (right) => async (request) => {
      const response = await right(request);
      return isSecret(request) ? withHeader(response, 'Set-Cookie', 'last=1') : response;
    },
  },
];

const disconnectFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Disconnecting ends the feed', how: 'the answer is the feed from before',
    adapter: (right) => ({
      ...right,
      async disconnect(call) {
        const before = await right.getFeed(call);
        await right.disconnect(call);
        return before;
      },
    }),
  },
  {
    breaks: 'After disconnecting, connecting works again', how: 'once gone, always gone',
    adapter: (right) => {
      let disconnects = 0;
      let gone: Feed | null = null;
      return {
        ...right,
        getFeed: async (call) => gone ?? right.getFeed(call),
        async disconnect(call) {
          disconnects += 1;
          const answer = await right.disconnect(call);
          // The first goodbye belongs to the case before.
          if (disconnects > 1) gone = answer;
          return answer;
        },
      };
    },
  },
];

export const wrongAdapters: readonly WrongAdapter[] = [
  ...feedFaults, ...bankAccountFaults, ...abortFaults, ...connectFaults, ...accountFaults, ...credentialsFaults,
  ...linkFaults, ...transactionFaults, ...isolationFaults, ...wireFaults, ...disconnectFaults,
];
