import { readsFeedAs, type WrongAdapter } from './wrong-adapter.js';

const none = { credentials: false, hostedLink: false, accountEditing: false } as const;

export const feedFaults: readonly WrongAdapter[] = [
  {
    breaks: 'The feed has the protocol’s shape',
    how: 'a status of one’s own',
    adapter: readsFeedAs((feed) => ({ ...feed, accounts: feed.accounts.map((account) => ({ ...account, status: JSON.parse('"sleeping"') })) })),
  },
  { breaks: 'The feed has the protocol’s shape', how: 'a moment without its offset', adapter: readsFeedAs((feed) => ({ ...feed, asOf: 'yesterday' })) },
  {
    breaks: 'The feed has the protocol’s shape',
    how: 'a name with a character that turns the text around',
    adapter: readsFeedAs((feed) => ({ ...feed, institutionName: 'Small \u202eknaB' })),
  },
  {
    breaks: 'A feed that has not begun is empty',
    how: 'credentials of a feed that is not there',
    adapter: readsFeedAs((feed) => (feed.status === 'notStarted' ? { ...feed, credentialsIssuedAt: feed.asOf } : feed)),
  },
  { breaks: 'The feed asks to be read at most once a second', how: 'a poll every 10 ms', adapter: readsFeedAs((feed) => ({ ...feed, askAgainInMs: 10 })) },
  {
    breaks: 'The feed shows no more of an account number than its last four digits',
    how: 'the full number',
    adapter: readsFeedAs((feed) => ({ ...feed, accounts: feed.accounts.map((account) => ({ ...account, lastFour: '000123456' })) })),
  },
  { breaks: 'The callout keeps to Codat’s limits', how: '51 characters', bank: { callout: { en: { title: 't'.repeat(51), body: 'b' } } } },
  {
    breaks: 'The callout keeps to Codat’s limits',
    how: '151 characters in French',
    bank: { callout: { en: { title: 't', body: 'b' }, 'fr-CA': { title: 't', body: 'é'.repeat(151) } } },
  },
  {
    breaks: 'What the bank switched off is refused',
    how: 'everything is added up all the same',
    bank: { capabilities: none },
    adapter: (right) => ({
      ...right,
      summaries: { get: async ({ accountId }) => ({ accountId, currency: 'CAD', count: 0, moneyIn: 0, moneyOut: 0, days: [] }) },
    }),
  },
  {
    breaks: 'Where there can be no feed, every other route says so',
    how: 'its transactions add up to nothing',
    bank: { unavailable: 'country' },
    adapter: (right) => ({
      ...right,
      summaries: { get: async ({ accountId }) => ({ accountId, currency: 'CAD', count: 0, moneyIn: 0, moneyOut: 0, days: [] }) },
    }),
  },
  {
    breaks: 'Where there can be no feed, every other route says so',
    how: 'the accounts are listed all the same',
    bank: { unavailable: 'country' },
    adapter: (right) => ({
      ...right,
      listBankAccounts: (call) =>
        right.listBankAccounts(call).catch(() => {
          call.signal.throwIfAborted();
          return [];
        }),
    }),
  },
  {
    breaks: 'What the bank switched off is refused',
    how: 'the link is given all the same',
    bank: { capabilities: none },
    adapter: (right) => ({ ...right, hostedLink: { get: async () => ({ url: 'https://link.codat.io/x', expiresInMs: 1 }) } }),
  },
  {
    breaks: 'Where there can be no feed, every other route says so',
    how: 'the feed has accounts',
    bank: { unavailable: 'country' },
    adapter: readsFeedAs((feed) => ({
      ...feed,
      accounts: [
        {
          id: 'a',
          name: 'A',
          type: 'checking',
          lastFour: '1',
          currency: 'CAD',
          timeZone: 'America/Toronto',
          status: 'pending',
          feedStartDate: null,
          lastSentDate: null,
        },
      ],
    })),
  },
  {
    breaks: 'Where there can be no feed, every other route says so',
    how: 'connecting seems to work',
    bank: { unavailable: 'country' },
    adapter: (right) => ({ ...right, connect: (_, call) => right.getFeed(call) }),
  },
  {
    breaks: 'Where there can be no feed, every other route says so',
    how: 'transactions are an empty page',
    bank: { unavailable: 'country' },
    adapter: (right) => ({
      ...right,
      listTransactions: async ({ accountId, page, pageSize }) => ({ accountId, currency: 'CAD', results: [], page, pageSize, totalResults: 0 }),
    }),
  },
];
