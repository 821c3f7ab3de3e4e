import { once } from 'node:events';
import { Server } from 'node:http';
import { createHttpAdapter } from 'bankfeeds/http';
import { createSandbox } from 'bankfeeds/sandbox';
import type { BankFeedsServer, ServerEvent } from 'bankfeeds/server';
import * as v from 'valibot';
import { expect, vi } from 'vitest';
import { kitOverSandbox } from './kit-over-sandbox.js';

/** How what a block exports is put to use, by its name. What a block imports is as the reader’s would be. */
export type RunOf = (load: () => Promise<Record<string, unknown>>) => Promise<void>;

const signal = new AbortController().signal;

/** Runs with Codat’s address answered by the sandbox, and its key in the environment. */
async function withCodatPlayed(work: () => Promise<void>): Promise<void> {
  const sandbox = createSandbox({ baseUrl: 'https://api.codat.io', clock: { now: () => Date.now() } });
  vi.stubEnv('CODAT_API_KEY', sandbox.apiKey);
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => sandbox.fetch(new Request(input, init)));
  try {
    await work();
  } finally {
    vi.stubEnv('CODAT_API_KEY', undefined);
    vi.unstubAllGlobals();
  }
}

/** A customer of the fixture’s bank connects and gets a pair. */
async function expectCredentials({ fetch }: Pick<BankFeedsServer, 'fetch'>): Promise<void> {
  const adapter = createHttpAdapter({
    baseUrl: 'https://portal.example/api/bankfeeds',
    headers: [['Cookie', 'customer=boulangerie']],
    fetch: (input, init) => fetch(new Request(input, init)),
  });
  const { consent } = await adapter.getFeed({ signal });
  const [account] = await adapter.listBankAccounts({ signal });
  await adapter.connect({ accountIds: [account?.id ?? ''], consent: { textVersion: consent.textVersion, locale: 'en' } }, { signal });
  expect((await adapter.credentials?.issue({ signal }))?.username).toMatch(/\w/);
}

function isServer(value: unknown): value is BankFeedsServer {
  return typeof value === 'object' && value !== null && 'fetch' in value && 'push' in value;
}

export const serverRuns: Readonly<Record<string, RunOf>> = {
  bankFeeds: (load) =>
    withCodatPlayed(async () => {
      const { bankFeeds } = await load();
      if (!isServer(bankFeeds)) expect.fail('bankFeeds is no server');
      await expectCredentials(bankFeeds);
      expect(await bankFeeds.push()).toMatchObject({ accounts: expect.any(Array) });
    }),

  async server(load) {
    const { server } = await load();
    if (!(server instanceof Server)) expect.fail('server is no HTTP server');
    if (!server.listening) await once(server, 'listening');
    const { port } = v.parse(v.object({ port: v.number() }), server.address());
    const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
    try {
      expect((await ask('/api/bankfeeds/feed', { headers: { Cookie: 'customer=boulangerie' } })).status).toBe(200);
      expect((await ask('/api/bankfeeds/feed')).status).toBe(401);
      expect((await ask('/webhooks/codat', { method: 'POST', body: '{}' })).status).toBe(403);
      expect((await ask('/elsewhere')).status).toBe(404);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },

  async handOver(load) {
    const { handOver } = await load();
    if (typeof handOver !== 'function') expect.fail('handOver is no function');
    const row = { id: 'book-1', date: '2026-11-20', description: 'Card sales', reference: null, type: 'deposit', amount: 184_250, balance: 1_315_500 };
    expect(await handOver('customer-1', 'customer-1-operating', [row])).toMatchObject({ quarantined: 0 });
  },

  async bank(load) {
    const { bank } = await load();
    const { listAccounts } = v.parse(v.object({ listAccounts: v.function() }), bank);
    expect(await listAccounts('customer-1', { signal })).toMatchObject([{ lastFour: '8901' }]);
  },

  async bankWithHistory(load) {
    const { companyAtCodat } = v.parse(v.object({ companyAtCodat: v.function() }), (await load())['bankWithHistory']);
    expect(await companyAtCodat('customer-1')).toBe('8a210b68-6988-11ed-a1eb-0242ac120002');
    expect(await companyAtCodat('customer-2')).toBeNull();
  },

  async sessionOf(load) {
    const { sessionOf } = await load();
    if (typeof sessionOf !== 'function') expect.fail('sessionOf is no function');
    expect(sessionOf(new Request('https://portal.example'))).toBeNull();
    expect(sessionOf(new Request('https://portal.example', { headers: { Cookie: 'customer=boulangerie' } }))).toMatchObject({ ref: 'customer-1' });
  },

  async database(load) {
    expect((await load())['database']).toHaveProperty('selectFrom');
  },

  async quickBooks(load) {
    const { quickBooks } = await load();
    expect(quickBooks).toMatchObject({ country: expect.stringMatching(/^(CA|US)$/), menus: { views: expect.any(Array) } });
  },

  async goOnWithout(load) {
    const { goOnWithout } = await load();
    if (typeof goOnWithout !== 'function') expect.fail('goOnWithout is no function');
    const { server } = kitOverSandbox();
    await expect(goOnWithout(server, 'customer-1', 'nobody-has-this')).rejects.toMatchObject({ code: 'unknownAccount' });
  },

  async log(load) {
    const { log } = await load();
    if (typeof log !== 'function') expect.fail('log is no function');
    const lines: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const event: ServerEvent = { type: 'unexpected', stage: 'push', correlationId: null, error: new Error('broken') };
    log(event);
    write.mockRestore();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ event: 'unexpected', level: 'error' }]);
  },
};
