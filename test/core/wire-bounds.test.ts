import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  addAccountsRequestSchema,
  bankAccountsSchema,
  connectRequestSchema,
  credentialsSchema,
  feedSchema,
  hostedLinkSchema,
  issueCredentialsRequestSchema,
  problemSchema,
  renameAccountRequestSchema,
  transactionPageSchema,
  transactionsSummarySchema,
} from '../../src/core/wire-schemas.js';

const instant = '2026-11-21T13:04:05.000Z';
const hash = '0123456789abcdef'.repeat(4);
const callout = { en: { title: 'T', body: 'B' }, 'fr-CA': { title: 'Té', body: 'Bé' } };
const onRecord = { textVersion: '1', locale: 'fr-CA', textHash: hash, acceptedAt: instant, accountIds: ['a1'] };
const capabilities = { credentials: true, hostedLink: false, accountEditing: true };
const feedAccount = {
  id: 'a1',
  name: 'Operating',
  type: 'checking',
  lastFour: '5670',
  currency: 'CAD',
  timeZone: 'America/Toronto',
  status: 'connected',
  feedStartDate: '2026-11-14',
  lastSentDate: '2026-11-20',
};
const feed = {
  status: 'linked',
  unavailable: null,
  institutionName: 'Maple Bank',
  accounts: [feedAccount],
  credentialsIssuedAt: instant,
  linkGivenAt: instant,
  trouble: 'bank',
  callout,
  consent: { textVersion: '1', onRecord },
  capabilities,
  asOf: instant,
  answeredAt: instant,
  askAgainInMs: 5_000,
};
const account = { id: 'a1', name: 'Operating', type: 'savings', lastFour: '5670', currency: 'USD', balance: -5, ineligible: 'closed' };
const transaction = {
  id: 't1',
  date: '2026-11-20',
  description: 'Cheque 482',
  reference: 'r',
  type: 'cheque',
  amount: -1,
  balance: 1,
  stage: 'sent',
  reason: null,
  sentAt: instant,
  history: [{ stage: 'sent', reason: null, at: instant }],
};
const page = { accountId: 'a1', currency: 'CAD', results: [transaction], page: 1, pageSize: 25, totalResults: 1, sending: { sent: 0, total: 3 } };
const summary = {
  accountId: 'a1',
  currency: 'CAD',
  count: 1,
  moneyIn: 0,
  moneyOut: 0,
  days: [{ date: '2026-11-20', count: 1, moneyIn: 0, moneyOut: 0, balance: 1 }],
};
const problem = { type: 'urn:bankfeeds:error:busy', title: 'Busy.', status: 409, code: 'busy', correlationId: 'r-1', retryAfterMs: 0 };
const consent = { textVersion: '1', locale: 'en', textHash: hash };
const long = (count: number) => 'x'.repeat(count);
const ids = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);

/** What is read as it is, and what is not read at all. */
const shapes: readonly { readonly what: string; readonly schema: v.GenericSchema; readonly good: readonly unknown[]; readonly bad: readonly unknown[] }[] = [
  {
    what: 'a feed',
    schema: feedSchema,
    good: [
      feed,
      ...['notStarted', 'pending', 'linked', 'unlinked', 'deauthorized', 'unknown'].map((status) => ({ ...feed, status })),
      { ...feed, unavailable: 'country', credentialsIssuedAt: null, linkGivenAt: null, trouble: null, callout: null, askAgainInMs: null, accounts: [] },
      { ...feed, trouble: 'codat', callout: { en: callout.en }, askAgainInMs: 0, consent: { textVersion: '1', onRecord: null } },
      ...['pending', 'connecting', 'connected', 'disconnected', 'unknown'].map((status) => ({ ...feed, accounts: [{ ...feedAccount, status }] })),
      ...['checking', 'savings', 'loan', 'creditCard', 'prepaidCard'].map((type) => ({ ...feed, accounts: [{ ...feedAccount, type }] })),
      { ...feed, accounts: [{ ...feedAccount, feedStartDate: null, lastSentDate: null }] },
      { ...feed, consent: { textVersion: '1', onRecord: { ...onRecord, textHash: null, accountIds: [] } } },
      { ...feed, capabilities: { ...capabilities, transactionsSummary: true } },
      { ...feed, capabilities: { ...capabilities, transactionsSummary: null } },
    ],
    bad: [
      null,
      {},
      [],
      ...Object.keys(feed)
        .filter((key) => key !== 'linkGivenAt' && key !== 'trouble' && key !== 'status')
        .map((key) => ({ ...feed, [key]: undefined })),
      ...Object.keys(feedAccount)
        .filter((key) => key !== 'type' && key !== 'status')
        .map((key) => ({ ...feed, accounts: [{ ...feedAccount, [key]: undefined }] })),
      ...Object.keys(onRecord)
        .filter((key) => key !== 'textHash')
        .map((key) => ({ ...feed, consent: { textVersion: '1', onRecord: { ...onRecord, [key]: undefined } } })),
      ...Object.keys(capabilities).map((key) => ({ ...feed, capabilities: { ...capabilities, [key]: undefined } })),
      { ...feed, unavailable: 'weather' },
      { ...feed, asOf: '2026-11-21' },
      { ...feed, askAgainInMs: -1 },
      { ...feed, askAgainInMs: Number.POSITIVE_INFINITY },
      { ...feed, askAgainInMs: '5' },
      { ...feed, callout: { 'fr-CA': callout.en } },
      { ...feed, callout: { en: { title: 'T' } } },
      { ...feed, callout: { en: { body: 'B' } } },
      { ...feed, callout: { ...callout, 'fr-CA': {} } },
      { ...feed, consent: {} },
      { ...feed, consent: { onRecord: null } },
      { ...feed, consent: { textVersion: '1', onRecord: { ...onRecord, locale: 'de' } } },
      ...['', '.', '..', long(129), 7].map((id) => ({ ...feed, accounts: [{ ...feedAccount, id }] })),
      ...['cad', 'CADS', 'CA', 'xCAD', 'CADx'].map((currency) => ({ ...feed, accounts: [{ ...feedAccount, currency }] })),
    ],
  },
  {
    what: 'the accounts at the bank',
    schema: bankAccountsSchema,
    good: [
      { accounts: [] },
      { accounts: [account] },
      { accounts: [{ ...account, ineligible: null }] },
      ...['closed', 'currency', 'type', 'permission', 'other'].map((ineligible) => ({ accounts: [{ ...account, ineligible }] })),
    ],
    bad: [
      {},
      { accounts: {} },
      ...Object.keys(account)
        .filter((key) => key !== 'type' && key !== 'ineligible')
        .map((key) => ({ accounts: [{ ...account, [key]: undefined }] })),
      { accounts: [{ ...account, balance: 0.5 }] },
    ],
  },
  {
    what: 'a page of transactions',
    schema: transactionPageSchema,
    good: [
      page,
      { ...page, sending: null, results: [] },
      { ...page, results: [{ ...transaction, reference: null, sentAt: null, history: [] }] },
      { ...page, totalResults: 0 },
      { ...page, results: [{ ...transaction, reason: 'tooOld' }] },
      { ...page, accountId: long(128) },
      { ...page, accountId: '...' },
      { ...page, accountId: 'x.' },
      { ...page, accountId: '.x' },
    ],
    bad: [
      {},
      ...Object.keys(page)
        .filter((key) => key !== 'sending')
        .map((key) => ({ ...page, [key]: undefined })),
      ...Object.keys(transaction)
        .filter((key) => !['type', 'stage', 'reason', 'history'].includes(key))
        .map((key) => ({ ...page, results: [{ ...transaction, [key]: undefined }] })),
      { ...page, results: [{ ...transaction, id: '' }] },
      { ...page, results: [{ ...transaction, history: [{}] }] },
      { ...page, results: [{ ...transaction, history: [{ stage: 'sent', reason: null, at: 'then' }] }] },
      { ...page, page: -1 },
      { ...page, totalResults: 1.5 },
      { ...page, sending: {} },
      { ...page, sending: { sent: 1 } },
      { ...page, sending: { sent: -1, total: 3 } },
      { ...page, accountId: '..' },
    ],
  },
  {
    what: 'a summary',
    schema: transactionsSummarySchema,
    good: [summary, { ...summary, days: [] }, { ...summary, count: 0 }],
    bad: [
      {},
      ...Object.keys(summary).map((key) => ({ ...summary, [key]: undefined })),
      ...Object.keys(summary.days[0] ?? {}).map((key) => ({ ...summary, days: [{ ...summary.days[0], [key]: undefined }] })),
      { ...summary, count: -1 },
      { ...summary, moneyIn: -1 },
      { ...summary, moneyOut: 1 },
    ],
  },
  {
    what: 'a pair of credentials',
    schema: credentialsSchema,
    good: [{ username: 'u', password: 'p' }],
    bad: [{}, { username: 'u' }, { password: 'p' }, { username: '', password: 'p' }, { username: 'u', password: '' }, { username: 7, password: 'p' }],
  },
  {
    what: 'a link',
    schema: hostedLinkSchema,
    good: [
      { url: 'https://link.codat.io', expiresInMs: 0 },
      { url: '', expiresInMs: 3_600_000 },
    ],
    bad: [
      {},
      { url: 'https://link.codat.io' },
      { expiresInMs: 5 },
      { url: 'https://link.codat.io', expiresInMs: -1 },
      { url: 'https://link.codat.io', expiresInMs: null },
    ],
  },
  {
    what: 'a problem',
    schema: problemSchema,
    good: [problem, { ...problem, correlationId: null, retryAfterMs: null }],
    bad: [
      {},
      ...['type', 'title', 'status', 'code'].map((key) => ({ ...problem, [key]: undefined })),
      { ...problem, code: 'teapot' },
      { ...problem, retryAfterMs: -1 },
    ],
  },
  {
    what: 'the wish to connect',
    schema: connectRequestSchema,
    good: [
      { accountIds: ['a1'], consent },
      { accountIds: ids(100), consent },
      { accountIds: [long(128)], consent: { ...consent, textHash: null, textVersion: long(64) } },
      { accountIds: ['a1'], consent: { textVersion: '1', locale: 'fr-CA' } },
    ],
    bad: [
      {},
      { accountIds: ['a1'] },
      { consent },
      { accountIds: [], consent },
      { accountIds: ids(101), consent },
      { accountIds: ['a1'], consent, more: 1 },
      { accountIds: ['..'], consent },
      ...[
        { textVersion: '' },
        { textVersion: long(65) },
        { locale: 'de' },
        { textHash: hash.slice(1) },
        { textHash: `${hash}0` },
        { textHash: `x${hash}` },
        { textHash: `${hash.slice(1)}G` },
        { textVersion: undefined },
        { locale: undefined },
        { more: 1 },
      ].map((wrong) => ({ accountIds: ['a1'], consent: { ...consent, ...wrong } })),
    ],
  },
  {
    what: 'the wish for more accounts',
    schema: addAccountsRequestSchema,
    good: [{ accountIds: ['a1'] }, { accountIds: ids(100) }],
    bad: [{}, { accountIds: [] }, { accountIds: ids(101) }, { accountIds: [''] }, { accountIds: ['a1'], more: 1 }],
  },
  {
    what: 'the wish for another name',
    schema: renameAccountRequestSchema,
    good: [{ name: 'x' }, { name: long(100) }],
    bad: [{}, { name: '' }, { name: '  ' }, { name: long(101) }, { name: 'x', more: 1 }, { name: 7 }],
  },
  {
    what: 'the wish for credentials',
    schema: issueCredentialsRequestSchema,
    good: [{ knownIssuedAt: null }, { knownIssuedAt: instant }],
    bad: [{}, { knownIssuedAt: 'then' }, { knownIssuedAt: null, more: 1 }],
  },
];

describe.each(shapes)('over the wire, $what', ({ schema, good, bad }) => {
  it('is read as it is', () => {
    for (const value of good) expect(v.parse(schema, value)).toEqual(value);
  });

  it('is not read where something is missing, or is not what it must be', () => {
    for (const value of bad) expect(v.safeParse(schema, value).success, JSON.stringify(value)).toBe(false);
  });
});

describe('over the wire, a newer server’s word', () => {
  it.each([
    [{ ...feed, trouble: 'moon' }, { trouble: 'codat' }],
    [{ ...feed, status: 'moon' }, { status: 'unknown' }],
    [{ ...feed, accounts: [{ ...feedAccount, type: 'moon', status: 'moon' }] }, { accounts: [{ type: 'checking', status: 'unknown' }] }],
    [{ ...feed, consent: { textVersion: '1', onRecord: { ...onRecord, textHash: undefined } } }, { consent: { onRecord: { textHash: null } } }],
  ])('in a feed is read as what is known here', (newer, read) => {
    expect(v.parse(feedSchema, newer)).toMatchObject(read);
  });

  it('on an account is read as what is known here', () => {
    expect(v.parse(bankAccountsSchema, { accounts: [{ ...account, type: 'moon', ineligible: 'moon' }] }).accounts[0]).toMatchObject({
      type: 'checking',
      ineligible: 'other',
    });
  });

  it('left out of a problem is nothing', () => {
    const { correlationId: _, retryAfterMs: __, ...rest } = problem;
    expect(v.parse(problemSchema, rest)).toMatchObject({ correlationId: null, retryAfterMs: null });
  });

  it('is text, whatever is in it', () => {
    const named = {
      ...feed,
      institutionName: 'Maple\u202e Bank',
      accounts: [{ ...feedAccount, name: 'Pay\u0000roll', lastFour: '12\u200f34' }],
      callout: { en: { title: 'T\u2066', body: '\u2066B' } },
    };
    expect(v.parse(feedSchema, named)).toMatchObject({
      institutionName: 'Maple Bank',
      accounts: [{ name: 'Pay roll', lastFour: '12 34' }],
      callout: { en: { title: 'T', body: 'B' } },
    });
  });

  it('says which codes and days there are', () => {
    const messages = [
      v.safeParse(problemSchema, { ...problem, code: 'teapot' }),
      v.safeParse(transactionsSummarySchema, { ...summary, days: [{ ...summary.days[0], date: 'then' }] }),
    ].map(({ issues }) => issues?.[0]?.message);
    expect(messages).toEqual([expect.stringMatching(/^not one of unauthenticated, forbidden, /), 'not a local date (YYYY-MM-DD)']);
  });
});
