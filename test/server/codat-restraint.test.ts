import { addDays, type BankFeedsErrorCode } from 'bankfeeds/core';
import { createCodatClient, type Customer } from 'bankfeeds/server';
import { describe, expect, it } from 'vitest';
import { accountOf, bankInProcess, boulangerie, call, transaction, type BankInProcess } from './bank-in-process.js';

const operating = 'customer-1-operating';
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const find = { stage: 'connect' } as const;

/** A Codat that answers as it is told to, with a clock that stands still. */
function codatAnswering(answer: (request: Request) => Promise<Response> | Response) {
  const clock = { time: 1_000_000, now: () => clock.time };
  const calls: string[] = [];
  const waits: number[] = [];
  const client = createCodatClient({
    apiKey: 'key',
    baseUrl: 'https://codat.example',
    clock,
    async wait(milliseconds) {
      waits.push(milliseconds);
      clock.time += milliseconds;
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      calls.push(new URL(request.url).pathname);
      return answer(request);
    },
  });
  const outcome = (work: Promise<unknown>): Promise<BankFeedsErrorCode | 'answered'> =>
    work.then(
      () => 'answered',
      (error: { code: BankFeedsErrorCode }) => error.code,
    );
  return { client, clock, calls, waits, find: () => outcome(client.findCompany('uid', find)), outcome };
}

const found = () => Response.json({ results: [] });

describe('a Codat that is down', () => {
  it('is asked no more after five calls in a row, but by one after five seconds, after ten, and so on to five minutes', async () => {
    const codat = codatAnswering(() => new Response('', { status: 503 }));
    for (let count = 0; count < 5; count += 1) expect(await codat.find()).toBe('codatUnavailable');
    const pauses: number[] = [];
    for (let tries = 0; tries < 9; tries += 1) {
      expect(await codat.find()).toBe('codatPaused');
      const before = codat.clock.time;
      const asked = codat.calls.length;
      while (codat.calls.length === asked) {
        codat.clock.time += second;
        await codat.find();
      }
      pauses.push((codat.clock.time - before) / second);
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it('is told from one that refuses: that is an answer', async () => {
    let asked = 0;
    const codat = codatAnswering(() => new Response('', { status: (asked += 1) % 5 === 0 ? 401 : 503 }));
    for (let count = 0; count < 20; count += 1) expect(await codat.find()).toBe(asked % 5 === 0 ? 'codatUnauthorized' : 'codatUnavailable');
  });

  it('is not one that answers in between', async () => {
    let asked = 0;
    const codat = codatAnswering(() => ((asked += 1) % 5 === 0 ? found() : new Response('', { status: 500 })));
    for (let count = 0; count < 40; count += 1) expect(await codat.find()).not.toBe('codatPaused');
  });

  it('that is back is back for all at once', async () => {
    let status = 503;
    const codat = codatAnswering(() => (status === 200 ? found() : new Response('', { status })));
    for (let count = 0; count < 6; count += 1) await codat.find();
    status = 200;
    codat.clock.time += 5 * second;
    expect(await codat.find()).toBe('answered');
    expect(await Promise.all([codat.find(), codat.find(), codat.find()])).toEqual(['answered', 'answered', 'answered']);
  });

  it('is tried by one, while the others wait for what becomes of it', async () => {
    const codat = codatAnswering(() => new Response('', { status: 503 }));
    for (let count = 0; count < 5; count += 1) await codat.find();
    codat.clock.time += 5 * second;
    expect((await Promise.all([codat.find(), codat.find(), codat.find()])).toSorted()).toEqual(['codatPaused', 'codatPaused', 'codatUnavailable']);
    expect(codat.calls).toHaveLength(6);
  });

  it('is said to have been sent nothing: what was to be sent stays queued, and goes as soon as it is back', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today())]);
    bank.sandbox.faults.set([{ path: '*', times: 999, effect: { kind: 'hangUp' } }]);
    for (let count = 0; count < 3; count += 1) await bank.server.push();
    const before = bank.codatCalls.length;
    expect(await bank.server.push()).toMatchObject({ accounts: [{ outcome: 'failed', error: { code: 'codatPaused' } }] });
    expect(bank.codatCalls.length).toBe(before);
    bank.sandbox.faults.set([]);
    bank.sandbox.clock.advance(5 * minute);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });
});

describe('what Codat takes', () => {
  it('is eight calls at once for a company, and each company’s by itself', async () => {
    const open: (() => void)[] = [];
    const codat = codatAnswering(() => new Promise((resolve) => open.push(() => resolve(found()))));
    const work = [
      ...Array.from({ length: 12 }, () => codat.client.listConnections('one', find)),
      ...Array.from({ length: 3 }, () => codat.client.listConnections('two', find)),
    ];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(codat.calls.filter((path) => path.includes('/one/'))).toHaveLength(8);
    expect(codat.calls.filter((path) => path.includes('/two/'))).toHaveLength(3);
    while (open.length > 0) {
      open.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
    await Promise.all(work);
    expect(codat.calls).toHaveLength(15);
  });

  it('frees its place also when a call fails', async () => {
    const codat = codatAnswering(() => new Response('', { status: 404 }));
    for (let count = 0; count < 30; count += 1) expect(await codat.outcome(codat.client.listConnections('one', find))).toBe('codatNotFound');
    expect(codat.calls).toHaveLength(30);
  });

  it('is a thousand a minute: who comes later waits for their turn', async () => {
    const codat = codatAnswering(found);
    const times: number[] = [];
    for (let count = 0; count < 3000; count += 1) {
      expect(await codat.find()).toBe('answered');
      times.push(codat.clock.time);
    }
    const mostInAMinute = Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + minute).length));
    expect(mostInAMinute).toBeLessThanOrEqual(1101);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2.8 * minute);
  });

  it('is nothing for as long as it says so, on all ways', async () => {
    let answer = () => new Response('', { status: 429, headers: { 'Retry-After': '7200' } });
    const codat = codatAnswering(() => answer());
    expect(await codat.find()).toBe('codatRateLimited');
    answer = found;
    codat.clock.time += 2 * hour - 1;
    await expect(codat.client.listConnections('one', find)).rejects.toMatchObject({ code: 'codatRateLimited', retryAfterMs: 1 });
    expect(codat.calls).toHaveLength(1);
    codat.clock.time += 1;
    expect(await codat.find()).toBe('answered');
  });

  it.each([
    [
      'as it says',
      { 'X-Rate-Limit-Limit': '1000', 'X-Rate-Limit-Remaining': '400', 'X-Rate-Limit-Reset': '1970-01-01T01:00:00Z' },
      { limit: 1000, remaining: 400, resetsAt: hour },
    ],
    ['not known without all three', { 'X-Rate-Limit-Limit': '1000', 'X-Rate-Limit-Remaining': '400' }, null],
    [
      'not known from a number that is none',
      { 'X-Rate-Limit-Limit': '1e3', 'X-Rate-Limit-Remaining': '400', 'X-Rate-Limit-Reset': '1970-01-01T01:00:00Z' },
      null,
    ],
    [
      'not known from a day that is over',
      { 'X-Rate-Limit-Limit': '1000', 'X-Rate-Limit-Remaining': '400', 'X-Rate-Limit-Reset': '1970-01-01T00:00:01Z' },
      null,
    ],
  ] as const)('in a day is %s', async (_, headers, budget) => {
    const codat = codatAnswering(() => Response.json({ results: [] }, { headers }));
    await codat.find();
    expect(codat.client.budget?.()).toEqual(budget);
    codat.clock.time += hour;
    expect(codat.client.budget?.()).toBeNull();
  });
});

describe('the last twentieth of a day’s calls', () => {
  const headers = (remaining: number) => ({
    'X-Rate-Limit-Limit': '2000',
    'X-Rate-Limit-Remaining': String(remaining),
    'X-Rate-Limit-Reset': '1970-01-01T01:00:00Z',
  });

  it('is for transactions: all else is told when the next day begins', async () => {
    let remaining = 101;
    const codat = codatAnswering(() => Response.json({ results: [] }, { headers: headers(remaining) }));
    expect(await codat.find()).toBe('answered');
    remaining = 100;
    expect(await codat.find()).toBe('answered');
    await expect(codat.client.listConnections('one', find)).rejects.toMatchObject({ code: 'codatRateLimited', retryAfterMs: hour - codat.clock.time });
    expect(codat.calls).toHaveLength(2);
    expect(await codat.outcome(codat.client.listConnections('one', { stage: 'push' }))).toBe('answered');
    codat.clock.time = hour;
    expect(await codat.find()).toBe('answered');
  });

  it('is enough to send, with all that belongs to it, while people are told to come back', async () => {
    let isShort = false;
    const bank = bankInProcess({
      async codatFetch(request, next) {
        const answer = await next(request);
        const told = new Headers(answer.headers);
        const resetsAt = new Date(bank.sandbox.clock.now() + hour).toISOString();
        const counts = { 'X-Rate-Limit-Limit': '2000', 'X-Rate-Limit-Remaining': isShort ? '100' : '2000', 'X-Rate-Limit-Reset': resetsAt };
        for (const [name, value] of Object.entries(counts)) told.set(name, value);
        return new Response(answer.body, { status: answer.status, headers: told });
      },
    });
    await bank.linked('boulangerie', ['operating']);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today())]);
    isShort = true;
    await bank.server.refresh(boulangerie.ref);
    expect((await bank.send('boulangerie', 'POST', '/feed/link')).status).toBe(503);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });
});

describe('a bank’s day', () => {
  const customers = Array.from({ length: 40 }, (_, place): Customer => ({ ref: `c${place}`, name: `Customer ${place}`, country: 'CA' }));

  /** Forty customers, each with a page that looks once an hour, and one run of the outbox. Codat may be down all the time. */
  async function callsOfADay(isDown: boolean): Promise<number> {
    const bank = bankInProcess({
      bank: { listAccounts: async (ref) => [accountOf(ref, 'operating')] },
      server: { authenticate: async (request) => customers.find(({ ref }) => ref === request.headers.get('x-session')) ?? null },
      sandbox: { callsPerCompany: 100_000 },
    });
    const ask = (ref: string, method: string, path: string, body?: string) =>
      bank.server.fetch(
        new Request(`https://bank.example/api${path}`, {
          method,
          headers: { 'x-session': ref, 'X-Bank-Feeds-Request': '1', ...(body !== undefined && { 'Content-Type': 'application/json' }) },
          ...(body !== undefined && { body }),
        }),
      );
    for (const { ref } of customers) {
      const { consent } = JSON.parse(await (await ask(ref, 'GET', '/feed')).text());
      await ask(ref, 'POST', '/feed', JSON.stringify({ accountIds: [`${ref}-operating`], consent: { textVersion: consent.textVersion, locale: 'en' } }));
      const pair = JSON.parse(await (await ask(ref, 'POST', '/feed/credentials')).text());
      const session = await bank.sandbox.quickBooks.signIn(pair);
      await bank.sandbox.quickBooks.link(
        session,
        session.sourceAccounts.map(({ id }) => ({
          sourceAccountId: id,
          ledgerAccount: session.ledgerAccounts[0]?.id ?? '',
          feedStartDate: addDays(bank.today(), -5),
        })),
      );
      await bank.server.refresh(ref);
      await bank.server.ingest(ref, `${ref}-operating`, [transaction('a', bank.today())]);
    }
    bank.sandbox.clock.advance(hour);
    if (isDown) bank.sandbox.faults.set([{ path: '*', times: 1_000_000, effect: { kind: 'status', status: 503 } }]);
    const before = bank.codatCalls.length;
    for (let elapsed = 0; elapsed < 24; elapsed += 1) {
      for (const { ref } of customers) await ask(ref, 'GET', '/feed');
      await bank.server.push();
      bank.sandbox.clock.advance(hour);
    }
    return bank.codatCalls.length - before;
  }

  it('without Codat makes no more calls than with it, by more than a tenth', async () => {
    expect(await callsOfADay(true)).toBeLessThanOrEqual(1.1 * (await callsOfADay(false)));
  });

  it('of a pilot bank stays within its thousand calls, with a page that waits all day, and leaves enough to send', async () => {
    const statuses: number[] = [];
    const bank: BankInProcess = bankInProcess({
      async codatFetch(request, next) {
        const answer = await next(request);
        statuses.push(answer.status);
        return answer;
      },
    });
    // From midnight on, when Codat counts anew.
    bank.sandbox.clock.advance(24 * hour - (bank.sandbox.clock.now() % (24 * hour)));
    const adapter = bank.adapterOf('boulangerie');
    const { consent } = await adapter.getFeed(call());
    await adapter.connect({ accountIds: [operating], consent: { textVersion: consent.textVersion, locale: 'en' } }, call());
    const pair = await adapter.credentials.issue(call());
    for (let elapsed = 0; elapsed < 22 * hour; elapsed += 5 * second) {
      bank.sandbox.clock.advance(5 * second);
      await adapter.getFeed(call());
    }
    const session = await bank.sandbox.quickBooks.signIn(pair);
    await bank.sandbox.quickBooks.link(
      session,
      session.sourceAccounts.map(({ id }) => ({
        sourceAccountId: id,
        ledgerAccount: session.ledgerAccounts[0]?.id ?? '',
        feedStartDate: addDays(bank.today(), -5),
      })),
    );
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today())]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    expect(statuses.filter((status) => status === 429)).toEqual([]);
    expect(statuses.length).toBeLessThanOrEqual(1000);
  });
});
