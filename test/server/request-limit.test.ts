import { permissionsTextVersion } from 'bankfeeds/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestLimit } from '../../src/server/http/request-limit.js';
import { bankInProcess, call, type BankInProcess, type SessionName } from './bank-in-process.js';

const rename = (bank: BankInProcess, session: SessionName) => bank.send(session, 'PATCH', '/feed/accounts/customer-1-operating', { body: '{"name":"New"}' });

async function statusesOf(count: number, send: () => Promise<Response>): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let sent = 0; sent < count; sent += 1) statuses.push((await send()).status);
  return statuses;
}

describe('a customer’s requests', () => {
  it('are so many a minute, and the answer says when to come back', async () => {
    const bank = bankInProcess({ server: { requestsPerMinute: { reads: 4, changes: 2 } } });
    expect(await statusesOf(6, () => bank.send('garage', 'GET', '/feed'))).toEqual([200, 200, 200, 200, 429, 429]);
    const response = await bank.send('garage', 'GET', '/feed');
    expect([response.headers.get('Retry-After'), response.headers.get('Content-Type'), await response.json()]).toEqual([
      '15',
      'application/problem+json',
      expect.objectContaining({ code: 'rateLimited', status: 429, retryAfterMs: 15_000 }),
    ]);
    expect(bank.events.at(-1)).toMatchObject({ type: 'request', verb: 'getFeed', status: 429, code: 'rateLimited' });
    bank.sandbox.clock.advance(15_000);
    expect(await statusesOf(2, () => bank.send('garage', 'GET', '/feed'))).toEqual([200, 429]);
    bank.sandbox.clock.advance(3_600_000);
    expect(await statusesOf(5, () => bank.send('garage', 'GET', '/feed'))).toEqual([200, 200, 200, 200, 429]);
  });

  it('that change something are counted by themselves, and each customer’s by themselves', async () => {
    const bank = bankInProcess({ server: { requestsPerMinute: { reads: 1, changes: 2 } } });
    expect(await statusesOf(3, () => rename(bank, 'boulangerie'))).toEqual([409, 409, 429]);
    expect(await statusesOf(2, () => bank.send('boulangerie', 'GET', '/feed'))).toEqual([200, 429]);
    expect(await statusesOf(3, () => rename(bank, 'garage'))).toEqual([409, 409, 429]);
  });

  it('that change something are so many a day, too: one page that has gone wild leaves the others their calls to Codat', async () => {
    const bank = bankInProcess({ server: { changesPerDay: 3 } });
    expect(await statusesOf(4, () => rename(bank, 'boulangerie'))).toEqual([409, 409, 409, 429]);
    expect(await statusesOf(1, () => rename(bank, 'garage'))).toEqual([409]);
    expect((await rename(bank, 'boulangerie')).headers.get('Retry-After')).toBe('28800');
    bank.sandbox.clock.advance(8 * 3_600_000);
    expect(await statusesOf(2, () => rename(bank, 'boulangerie'))).toEqual([409, 429]);
  });

  it('that are refused do nothing: neither Codat nor the ledger is asked', async () => {
    const bank = bankInProcess({ server: { requestsPerMinute: { changes: 1 } } });
    const body = JSON.stringify({ accountIds: ['customer-1-operating'], consent: { textVersion: permissionsTextVersion, locale: 'en' } });
    await rename(bank, 'boulangerie');
    const asked = bank.codatCalls.length;
    expect(await statusesOf(3, () => bank.send('boulangerie', 'POST', '/feed', { body }))).toEqual([429, 429, 429]);
    expect([bank.codatCalls.length, await bank.ledger.findFeed('customer-1')]).toEqual([asked, null]);
  });

  it('are not used up by somebody else: a page of another site, or one that is not signed in', async () => {
    const bank = bankInProcess({ server: { requestsPerMinute: { reads: 1, changes: 1 } } });
    expect(await statusesOf(3, () => bank.send('boulangerie', 'GET', '/feed', { headers: { 'Sec-Fetch-Site': 'cross-site' } }))).toEqual([403, 403, 403]);
    expect(await statusesOf(3, () => bank.send(null, 'GET', '/feed'))).toEqual([401, 401, 401]);
    expect(await statusesOf(2, () => bank.send('boulangerie', 'GET', '/feed'))).toEqual([200, 429]);
  });

  it('are as many as a person can cause: an export of a million rows, and a minute of dragging the scroll bar for half of it', async () => {
    const bank = bankInProcess();
    const adapter = bank.adapterOf('boulangerie');
    const page = { accountId: 'customer-1-operating', pageSize: 500, orderBy: '-date', query: '' } as const;
    for (let asked = 0; asked < 2_000; asked += 1) await adapter.listTransactions({ ...page, page: asked + 1 }, call());
    for (let frame = 0; frame < 30 * 60; frame += 1) {
      bank.sandbox.clock.advance(1000 / 60);
      for (const near of [1, 2, 3]) await adapter.listTransactions({ ...page, pageSize: 100, page: frame * 10 + near }, call());
    }
  });
});

describe('the limit', () => {
  it('lets through a minute’s worth and what has come in since, to the token, however the requests are spread', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 300 }), (perMinute, pauses) => {
        const clock = { now: () => now };
        let now = 1_800_000_000_000;
        const limit = createRequestLimit({ requestsPerMinute: { reads: perMinute } }, clock);
        let tokens = perMinute;
        for (const pause of pauses) {
          now += pause;
          tokens = Math.min(perMinute, tokens + (pause * perMinute) / 60_000);
          let passed = true;
          try {
            limit.take('customer', 'reads', 'feed');
          } catch {
            passed = false;
          }
          expect(passed).toBe(tokens > 1 - 1e-6);
          if (passed) tokens -= 1;
        }
      }),
    );
  });

  it('remembers nobody who has not asked for a minute', () => {
    let now = 0;
    const limit = createRequestLimit({ requestsPerMinute: { reads: 60, changes: 60 }, changesPerDay: 24 * 60 * 60 }, { now: () => now });
    let most = 0;
    for (let customer = 0; customer < 100_000; customer += 1) {
      now += 10;
      limit.take(`customer-${customer}`, customer % 2 === 0 ? 'reads' : 'changes', 'feed');
      most = Math.max(most, limit.size());
    }
    // A token comes in within a second: a hundred customers, of whom every other one is counted twice.
    expect(most).toBeLessThanOrEqual(153);
  });

  it('shuts nobody out when the clock is set back', () => {
    let now = 10 * 3_600_000;
    const limit = createRequestLimit({ requestsPerMinute: { reads: 2 } }, { now: () => now });
    limit.take('customer', 'reads', 'feed');
    limit.take('customer', 'reads', 'feed');
    expect(() => limit.take('customer', 'reads', 'feed')).toThrow(expect.objectContaining({ code: 'rateLimited', retryAfterMs: 30_000 }));
    now -= 3_600_000;
    limit.take('customer', 'reads', 'feed');
    limit.take('customer', 'reads', 'feed');
    expect(() => limit.take('customer', 'reads', 'feed')).toThrow(expect.objectContaining({ code: 'rateLimited', retryAfterMs: 30_000 }));
  });

  it.each([{ requestsPerMinute: { reads: 0 } }, { requestsPerMinute: { changes: -1 } }, { requestsPerMinute: { reads: Number.NaN } }, { changesPerDay: 0 }])(
    'of %j is none, and said to be',
    (server) => {
      expect(() => bankInProcess({ server })).toThrow(expect.objectContaining({ code: 'invalidRequest', stage: 'configuration' }));
    },
  );
});
