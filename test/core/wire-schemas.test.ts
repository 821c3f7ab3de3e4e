import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { connectRequestSchema, feedSchema, renameAccountRequestSchema, transactionPageSchema, transactionsSummarySchema } from '../../src/core/wire-schemas.js';

const feed = {
  status: 'linked',
  unavailable: null,
  institutionName: 'Maple Bank',
  accounts: [
    {
      id: 'a1',
      name: 'Operating',
      type: 'checking',
      lastFour: '5670',
      currency: 'CAD',
      timeZone: 'America/Toronto',
      status: 'connected',
      feedStartDate: '2026-11-14',
      lastSentDate: null,
    },
  ],
  credentialsIssuedAt: '2026-11-21T13:04:05.000Z',
  callout: { en: { title: 'T', body: 'B' } },
  consent: { textVersion: '1', onRecord: null },
  capabilities: { credentials: true, hostedLink: false, accountEditing: true },
  asOf: '2026-11-21T13:04:05.000Z',
  answeredAt: '2026-11-21T13:04:09.000Z',
  askAgainInMs: null,
};

const transaction = {
  id: 't1',
  date: '2026-11-20',
  description: 'Cheque 482',
  reference: null,
  type: 'cheque',
  amount: -190000,
  balance: 1428518,
  stage: 'sent',
  reason: null,
  sentAt: '2026-11-21T13:04:05.000Z',
};

const page = { accountId: 'a1', currency: 'CAD', results: [transaction], page: 1, pageSize: 25, totalResults: 1 };

describe('answers', () => {
  it('are read as they are', () => {
    expect(v.parse(feedSchema, feed)).toEqual(feed);
    expect(v.parse(transactionPageSchema, page)).toEqual(page);
  });

  it('of a newer server do not break an older page: unknown fields go, unknown values become "unknown"', () => {
    const newer = { ...feed, status: 'hibernating', surprise: 1, accounts: [{ ...feed.accounts[0], status: 'frozen', type: 'vault' }] };
    const read = v.parse(feedSchema, newer);
    expect(read).not.toHaveProperty('surprise');
    expect(read.status).toBe('unknown');
    expect(read.accounts[0]).toMatchObject({ status: 'unknown', type: 'checking' });
    const row = { ...transaction, stage: 'teleported', type: 'barter', reason: 'moonPhase' };
    expect(v.parse(transactionPageSchema, { ...page, results: [row] }).results[0]).toMatchObject({ stage: 'unknown', type: 'unknown', reason: 'unknown' });
  });

  it('tell a transaction’s way where the server keeps it, and of a newer server’s what is known here', () => {
    const history = [
      { stage: 'queued', reason: null, at: '2026-11-20T09:00:00.000Z' },
      { stage: 'sent', reason: null, at: '2026-11-21T13:04:05.000Z' },
    ];
    const read = (row: object) => v.parse(transactionPageSchema, { ...page, results: [{ ...transaction, ...row }] }).results[0];
    expect(read({ history })).toEqual({ ...transaction, history });
    expect(read({})).not.toHaveProperty('history');
    expect(read({ history: null })?.history).toBeNull();
    const newer = [{ stage: 'teleported', reason: 'moonPhase', at: '2026-11-20T09:00:00.000Z', by: 'somebody' }];
    expect(read({ history: newer })?.history).toEqual([{ stage: 'unknown', reason: 'unknown', at: '2026-11-20T09:00:00.000Z' }]);
  });

  it('say whether there is a summary; a server that does not know of any has none', () => {
    expect(v.parse(feedSchema, feed).capabilities.transactionsSummary).toBeUndefined();
    const offering = { ...feed, capabilities: { ...feed.capabilities, transactionsSummary: true } };
    expect(v.parse(feedSchema, offering).capabilities.transactionsSummary).toBe(true);
  });

  it('add up: money in is never below zero, money out never above', () => {
    const day = { date: '2026-11-20', count: 2, moneyIn: 500, moneyOut: -1205, balance: -7 };
    const summary = { accountId: 'a1', currency: 'CAD', count: 2, moneyIn: 500, moneyOut: -1205, days: [day] };
    expect(v.parse(transactionsSummarySchema, summary)).toEqual(summary);
    for (const wrong of [
      { moneyIn: -1 },
      { moneyOut: 1 },
      { count: 1.5 },
      { days: [{ ...day, moneyOut: 1205 }] },
      { days: [{ ...day, date: '2026-11-20T00:00:00Z' }] },
    ]) {
      expect(v.safeParse(transactionsSummarySchema, { ...summary, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  it.each([
    ['an amount with cents as a fraction', { amount: 12.5 }],
    ['an amount as text', { amount: '12' }],
    ['an amount beyond what a number holds', { amount: 2 ** 53 }],
    ['a date with a time', { date: '2026-11-20T00:00:00Z' }],
    ['a day that does not exist', { date: '2026-02-30' }],
    ['a missing balance', { balance: undefined }],
  ])('are refused with %s', (_, wrong) => {
    expect(v.safeParse(transactionPageSchema, { ...page, results: [{ ...transaction, ...wrong }] }).success).toBe(false);
  });

  it('show text as text: controls and reordering characters are gone', () => {
    const row = { ...transaction, description: 'Refund \u202e000,1$\u2066 \u0007ok' };
    expect(v.parse(transactionPageSchema, { ...page, results: [row] }).results[0]?.description).toBe('Refund 000,1$ ok');
  });
});

describe('requests', () => {
  const consent = { textVersion: '1', locale: 'en' };

  it('are strict', () => {
    expect(v.parse(connectRequestSchema, { accountIds: ['a1'], consent })).toEqual({ accountIds: ['a1'], consent });
    for (const wrong of [
      { accountIds: [], consent },
      { accountIds: ['a1'] },
      { accountIds: ['a1'], consent: { ...consent, locale: 'de' } },
      { accountIds: ['a1'], consent, companyId: 'x' },
      { accountIds: [''], consent },
      { accountIds: 'a1', consent },
      null,
    ]) {
      expect(v.safeParse(connectRequestSchema, wrong).success).toBe(false);
    }
  });

  it('need a name that has something in it', () => {
    expect(v.parse(renameAccountRequestSchema, { name: '  Payroll ' })).toEqual({ name: 'Payroll' });
    expect(v.safeParse(renameAccountRequestSchema, { name: '\u202e \u0000' }).success).toBe(false);
    expect(v.safeParse(renameAccountRequestSchema, { name: 'x'.repeat(101) }).success).toBe(false);
  });
});
