import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { isBankFeedsError, permissionsTextVersion } from 'bankfeeds/core';
import { createCodatClient, type BankFeedsServerOptions } from 'bankfeeds/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { bankInProcess, call, type BankInProcess } from './bank-in-process.js';

/** As a careless log prints it. */
function printed(value: unknown): string {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const log = new Console(stream, stream);
  log.log(value);
  log.log('%o %O %j %s', value, value, value, value);
  log.error(value);
  text += inspect(value, { depth: Infinity, showHidden: true, getters: true, showProxy: true, maxArrayLength: null, maxStringLength: null });
  return `${text}${String(value)}${JSON.stringify(value)}${JSON.stringify([{ value }])}`;
}

/** As `console.dir` prints it, which asks no object how it wants to be printed. */
function dumped(value: unknown): string {
  return inspect(value, { depth: Infinity, showHidden: true, getters: true, customInspect: false });
}

/** The value and everything that can be reached from it: properties of any kind, prototypes, entries of collections. */
function reachable(root: unknown): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const pending = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (found.has(value)) continue;
    found.add(value);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) continue;
    pending.push(Object.getPrototypeOf(value));
    if (value instanceof Map) pending.push(...value.keys(), ...value.values());
    if (value instanceof Set) pending.push(...value);
    for (const { value: own, get } of Object.values(Object.getOwnPropertyDescriptors(value))) {
      pending.push(own, get);
    }
  }
  return found;
}

const apiKey = 'k3y-c4n4ry-0f-the-bank';
const consent = { textVersion: permissionsTextVersion, locale: 'en' } as const;

let bank: BankInProcess;
let options: Partial<BankFeedsServerOptions>;

beforeAll(() => {
  bank = bankInProcess({ sandbox: { apiKey } });
  options = { codat: { apiKey: () => apiKey, baseUrl: 'https://codat.example' } };
});

function expectNothingIn(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7);
    expect(text).not.toContain(secret);
  }
}

describe('the API key', () => {
  const keys = [apiKey, btoa(apiKey)];

  it('is in nothing that the server or the client of Codat prints, and nowhere within their reach', () => {
    for (const apiKeyOption of [apiKey, () => apiKey]) {
      const client = createCodatClient({ apiKey: apiKeyOption, baseUrl: 'https://codat.example' });
      for (const value of [bank.server, client]) {
        expectNothingIn(`${printed(value)} ${dumped(value)}`, keys);
        for (const part of reachable(value)) if (typeof part === 'string') expectNothingIn(part, keys);
      }
    }
  });

  it('given as a function is not in what the bank’s own options print', () => {
    expectNothingIn(`${printed(options)} ${dumped(options)}`, keys);
  });

  it('is in no failure, whatever Codat answers or the network does', async () => {
    const echo = JSON.stringify({ error: `The key ${apiKey} is wrong`, correlationId: 'c0ffee', headers: btoa(apiKey) });
    const answers: readonly (() => Promise<Response>)[] = [
      ...[200, 400, 401, 403, 404, 429, 500].map((status) => async () => new Response(echo, { status, statusText: apiKey, headers: { 'Retry-After': '7' } })),
      async () => new Response(apiKey),
      () => Promise.reject(new TypeError(`fetch failed: Basic ${btoa(apiKey)}`)),
      () => Promise.reject(Object.assign(new Error('connect'), { cause: { headers: { authorization: btoa(apiKey) } } })),
    ];
    for (const answer of answers) {
      const client = createCodatClient({ apiKey, baseUrl: 'https://codat.example', fetch: answer });
      for (const work of [
        client.issueCredentials({ companyId: 'c', connectionId: 'd' }, { stage: 'credentials' }),
        client.createCompany({ name: 'n', uid: 'u' }, { stage: 'connect', idempotencyKey: 'i' }),
      ]) {
        const failure: unknown = await work.catch((error: unknown) => error);
        expect(isBankFeedsError(failure)).toBe(true);
        expectNothingIn(`${printed(failure)} ${dumped(failure)}`, keys);
        for (const part of reachable(failure)) if (typeof part === 'string') expectNothingIn(part, keys);
      }
    }
  });
});

describe('a pair and a link', () => {
  it('are there to be read, by name, and print as [redacted], in the browser’s adapter and in the client of Codat', async () => {
    const adapter = bank.adapterOf('boulangerie');
    await adapter.connect({ accountIds: ['customer-1-operating'], consent }, call());
    const pair = await adapter.credentials.issue(call());
    const link = await adapter.hostedLink.get(call());
    const otp = `otp=${new URL(link.url).searchParams.get('otp') ?? ''}`;

    const company = bank.sandbox.snapshot().companies[0];
    const ref = { companyId: company?.id ?? '', connectionId: company?.connections[0]?.id ?? '' };
    const client = createCodatClient({ apiKey, baseUrl: bank.sandbox.baseUrl, fetch: (input, init) => bank.sandbox.fetch(new Request(input, init)) });
    const own = await client.issueCredentials(ref, { stage: 'credentials' });
    const connections = await client.listConnections(ref.companyId, { stage: 'connect' });
    const otps = connections.map(({ linkUrl }) => `otp=${new URL(linkUrl).searchParams.get('otp') ?? ''}`);

    expect(await bank.sandbox.quickBooks.signIn({ ...pair })).toMatchObject({ companyId: ref.companyId });
    const { username, password } = own;
    expect(await bank.sandbox.quickBooks.signIn({ username, password })).toMatchObject({ companyId: ref.companyId });

    for (const value of [pair, own, link, connections]) {
      expect(inspect(value)).toContain('[redacted]');
      expect(JSON.stringify({ value })).toContain('"[redacted]"');
    }
    const everything = printed({
      pair,
      own,
      link,
      connections,
      server: bank.server,
      ledger: bank.ledger,
      events: bank.events,
      feed: await adapter.getFeed(call()),
      adapter,
    });
    expectNothingIn(everything, [pair.username, pair.password, own.username, own.password, otp, ...otps]);
  });

  it('go over the wire as they are', async () => {
    const answer: unknown = await (await bank.send('boulangerie', 'POST', '/feed/credentials')).json();
    expect(answer).toEqual({ username: expect.stringMatching(/^[\w-]{8,}$/), password: expect.stringMatching(/^\w{8,}$/) });
    expect(await (await bank.send('boulangerie', 'POST', '/feed/link')).json()).toEqual({
      url: expect.stringContaining('otp='),
      expiresInMs: expect.any(Number),
    });
  });
});
