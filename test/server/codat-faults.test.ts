import { isBankFeedsError, permissionsTextVersion, type BankFeedsErrorCode } from 'bankfeeds/core';
import { createCodatClient } from 'bankfeeds/server';
import { describe, expect, it } from 'vitest';
import { bankInProcess, call, type FullAdapter } from './bank-in-process.js';

const operating = 'customer-1-operating';
const consent = { textVersion: permissionsTextVersion, locale: 'en' } as const;

const answers = [
  ['400', { kind: 'status', status: 400 }, 'codatRejected'],
  ['401', { kind: 'status', status: 401 }, 'codatUnauthorized'],
  ['402', { kind: 'status', status: 402 }, 'codatPaymentRequired'],
  ['403', { kind: 'status', status: 403 }, 'codatForbidden'],
  ['409', { kind: 'status', status: 409 }, 'codatConflict'],
  ['422', { kind: 'status', status: 422 }, 'codatIdempotencyMismatch'],
  ['429', { kind: 'status', status: 429, retryAfterSeconds: 900 }, 'codatRateLimited'],
  ['500', { kind: 'status', status: 500 }, 'codatUnavailable'],
  ['503', { kind: 'status', status: 503 }, 'codatUnavailable'],
  ['an HTML page', { kind: 'html', status: 200 }, 'codatUnexpectedAnswer'],
  ['an HTML page with 502', { kind: 'html', status: 502 }, 'codatUnavailable'],
  ['nothing', { kind: 'empty', status: 200 }, 'codatUnexpectedAnswer'],
  ['a hang-up', { kind: 'hangUp' }, 'codatUnreachable'],
] as const satisfies readonly (readonly [string, object, BankFeedsErrorCode])[];

const verbs: Readonly<Record<string, (adapter: FullAdapter) => Promise<unknown>>> = {
  connecting: (adapter) => adapter.connect({ accountIds: [operating], consent }, call()),
  'making credentials': (adapter) => adapter.credentials.issue(call()),
  'getting a link': (adapter) => adapter.hostedLink.get(call()),
  'adding an account': (adapter) => adapter.accountEditing.add(['customer-1-dollars'], call()),
};

describe.each(Object.entries(verbs))('%s', (what, work) => {
  it.each(answers)('while Codat answers %s ends in a typed error, and works afterwards', async (_, effect, code) => {
    const bank = bankInProcess();
    const adapter = bank.adapterOf('boulangerie');
    if (what !== 'connecting') await adapter.connect({ accountIds: [operating], consent }, call());
    bank.sandbox.faults.set([{ times: 20, effect }]);
    const failure: unknown = await work(adapter).then(
      () => null,
      (error: unknown) => error,
    );
    if (!isBankFeedsError(failure)) throw failure ?? new Error('it did not fail');
    expect(failure.code).toBe(code);
    expect(failure.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    if (code === 'codatRateLimited') expect(failure.retryAfterMs).toBe(900_000);
    const logged = bank.events.filter((event) => event.type === 'request' && event.code === code);
    expect(logged).toContainEqual(expect.objectContaining({ correlationId: failure.correlationId }));
    bank.sandbox.faults.set([]);
    // For so long nothing is asked of it.
    bank.sandbox.clock.advance(failure.retryAfterMs ?? 0);
    await work(adapter);
  });

  it('while Codat answers 404 says that there is no feed any more, or starts over', async () => {
    const bank = bankInProcess();
    const adapter = bank.adapterOf('boulangerie');
    if (what !== 'connecting') await adapter.connect({ accountIds: [operating], consent }, call());
    bank.sandbox.faults.set([{ times: 20, effect: { kind: 'status', status: 404 } }]);
    const failure: unknown = await work(adapter).then(
      () => null,
      (error: unknown) => error,
    );
    expect(isBankFeedsError(failure) && failure.code).toBe(what === 'connecting' ? 'codatNotFound' : 'notConnected');
    bank.sandbox.faults.set([]);
    expect(await adapter.connect({ accountIds: [operating], consent }, call())).toMatchObject({ status: 'pending' });
    expect(bank.sandbox.snapshot().companies).toHaveLength(1);
  });
});

describe('a request to Codat', () => {
  const client = (fetch: typeof globalThis.fetch, more: object = {}) =>
    createCodatClient({ apiKey: 'key-c4n4ry', baseUrl: 'https://codat.example', fetch, ...more });
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'no failure',
      (error: unknown) => (isBankFeedsError(error) ? error.code : 'another failure'),
    );
  const find = { stage: 'connect' } as const;

  it('goes to the one address, with the key as Basic, and follows no redirect', async () => {
    const seen: (readonly [string, string | null, string | undefined])[] = [];
    const { findCompany } = client(async (input, init) => {
      const request = new Request(input, init);
      seen.push([request.url, request.headers.get('authorization'), init?.redirect]);
      return Response.json({ results: [] });
    });
    expect(await findCompany('abc&def', find)).toBeNull();
    expect(seen).toEqual([['https://codat.example/companies?page=1&pageSize=100&tags=uid%3Dabc%26def', `Basic ${btoa('key-c4n4ry')}`, 'error']]);
  });

  it('takes only a company that carries our tag, whatever else is answered', async () => {
    const results = [{ id: 'other', tags: { uid: 'another' } }, { id: 'none' }, { id: 'ours', tags: { uid: 'abc' } }];
    expect(await client(async () => Response.json({ results })).findCompany('abc', find)).toEqual({ id: 'ours' });
  });

  it('gives up after its time, and reads no endless answer', async () => {
    const never: typeof fetch = (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    expect(await codeOf(client(never, { timeoutMs: 20 }).findCompany('abc', find))).toBe('codatUnreachable');
    const endless = async () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)) }));
    expect(await codeOf(client(endless).findCompany('abc', find))).toBe('codatUnexpectedAnswer');
  });

  it('asks for the key each time, so that it can be exchanged; without one nothing is sent', async () => {
    const keys = ['first', 'second', ''];
    const sent: (string | null)[] = [];
    const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
      sent.push(new Request(input, init).headers.get('authorization'));
      return Response.json({ results: [] });
    };
    const { findCompany } = createCodatClient({ apiKey: () => keys.shift() ?? '', baseUrl: 'https://codat.example', fetch });
    await findCompany('abc', find);
    await findCompany('abc', find);
    expect(await codeOf(findCompany('abc', find))).toBe('codatUnauthorized');
    expect(sent).toEqual([`Basic ${btoa('first')}`, `Basic ${btoa('second')}`]);
  });

  it('cannot be pointed at something that is no API', () => {
    for (const baseUrl of ['codat', 'ftp://codat.example', 'https://user:pw@codat.example', 'https://codat.example/?x=1']) {
      expect(() => createCodatClient({ apiKey: 'k', baseUrl })).toThrow(expect.objectContaining({ code: 'invalidRequest', stage: 'configuration' }));
    }
  });

  it('fails without the key, the address or Codat’s own words in the error', async () => {
    const failing = client(async () => {
      throw new TypeError('fetch failed: https://codat.example/companies?tags=uid key-c4n4ry');
    });
    const answering = client(async () => Response.json({ error: 'secret words key-c4n4ry', correlationId: 'c0ffee' }, { status: 500 }));
    for (const port of [failing, answering]) {
      const failure: unknown = await port.findCompany('abc', find).catch((error: unknown) => error);
      if (!(failure instanceof Error)) throw new Error('it did not fail');
      expect(`${failure.message} ${String(failure.cause)} ${JSON.stringify(failure)}`).not.toMatch(/c4n4ry|codat\.example|secret words/);
    }
    expect(JSON.stringify(client(async () => Response.json({})))).not.toContain('c4n4ry');
  });
});
