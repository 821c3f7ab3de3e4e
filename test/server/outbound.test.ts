import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { isBankFeedsError } from 'bankfeeds/core';
import { createCodatClient } from 'bankfeeds/server';
import { describe, expect, it, onTestFinished } from 'vitest';

const stage = { stage: 'connect' } as const;
const ref = { companyId: 'company-1', connectionId: 'connection-1' };
const creation = { stage: 'connect', idempotencyKey: 'key-1' } as const;

/** A server on this machine, and what it was asked. */
async function serving(answer: RequestListener): Promise<{ readonly origin: string; readonly asked: readonly IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no failure',
    (error: unknown) => (isBankFeedsError(error) ? error.code : 'another failure'),
  );
}

describe('over a real line, a request to Codat', () => {
  it.each([301, 302, 303, 307, 308])('that is sent elsewhere by a %i goes nowhere: the key is seen by nobody else', async (status) => {
    const elsewhere = await serving((_, response) => response.end('{"id":"stolen"}'));
    const codat = await serving((request, response) => response.writeHead(status, { Location: `${elsewhere.origin}${request.url ?? ''}` }).end());
    const client = createCodatClient({ apiKey: 'key', baseUrl: codat.origin });
    expect(await codeOf(client.findCompany('u', stage))).toBe('codatUnreachable');
    expect(await codeOf(client.createCompany({ name: 'n', uid: 'u' }, creation))).toBe('codatUnreachable');
    expect([codat.asked.length, elsewhere.asked.length]).toEqual([2, 0]);
  });

  it('that gets no answer, half a head or half a body is given up after its time', async () => {
    const stalls: readonly RequestListener[] = [
      () => {},
      (_, response) => response.socket?.write('HTTP/1.1 200 OK\r\nContent-Ty'),
      (_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"results":['),
    ];
    for (const stall of stalls) {
      const { origin } = await serving(stall);
      expect(await codeOf(createCodatClient({ apiKey: 'key', baseUrl: origin, timeoutMs: 150 }).findCompany('u', stage))).toBe('codatUnreachable');
    }
  });

  it('whose answer breaks off has none', async () => {
    const { origin } = await serving((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' }).write('{"results":[]}', () => response.destroy());
    });
    expect(await codeOf(createCodatClient({ apiKey: 'key', baseUrl: origin }).findCompany('u', stage))).toBe('codatUnreachable');
  });

  it('whose answer is small on the line and endless once unpacked is read no further than 8 MiB', async () => {
    const packed = gzipSync(Buffer.from(`{"results":[]${' '.repeat(64 * 1024 * 1024)}}`));
    expect(packed.byteLength).toBeLessThan(100_000);
    for (const status of [200, 400]) {
      const { origin } = await serving((_, response) =>
        response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(packed),
      );
      expect(await codeOf(createCodatClient({ apiKey: 'key', baseUrl: origin }).findCompany('u', stage))).toBe('codatUnexpectedAnswer');
    }
  });

  it.each([
    ['a page', '<!doctype html><p>Sign in'],
    ['half a text', '{"results":['],
    ['nothing', ''],
    ['a number', '1'],
    ['a list', '[]'],
    ['no bytes of a text', '\u0000\ufffd'],
  ])('that is answered %s ends in a typed error', async (_, body) => {
    const { origin } = await serving((_request, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body));
    const client = createCodatClient({ apiKey: 'key', baseUrl: origin });
    expect(await codeOf(client.createCompany({ name: 'n', uid: 'u' }, creation))).toBe('codatUnexpectedAnswer');
    expect(await codeOf(client.issueCredentials(ref, stage))).toBe('codatUnexpectedAnswer');
  });
});

describe('an id', () => {
  it.each(['//evil.example/x', '@evil.example', 'https://evil.example', '..', '../../../companies', 'a/b?c#d', '\\\\evil.example', '%2e%2e', ' \t\n', '🥐'])(
    'as odd as "%s" leads to no other host, and the key with it',
    async (id) => {
      const hosts: string[] = [];
      const client = createCodatClient({
        apiKey: 'key',
        baseUrl: 'https://codat.example',
        fetch: async (input, init) => {
          hosts.push(new Request(input, init).url.split('/').slice(0, 3).join('/'));
          return Response.json({});
        },
      });
      const odd = { companyId: id, connectionId: id };
      await Promise.allSettled([
        client.findCompany(id, stage),
        client.listConnections(id, stage),
        client.createConnection(id, creation),
        client.readConnection(odd, stage),
        client.unlinkConnection(odd, stage),
        client.deleteConnection(odd, stage),
        client.listSourceAccounts(odd, stage),
        client.createSourceAccounts(odd, [], creation),
        client.renameSourceAccount(odd, id, 'n', creation),
        client.deleteSourceAccount(odd, id, stage),
        client.issueCredentials(odd, stage),
        client.revokeCredentials(odd, stage),
        client.pushTransactions(odd, { accountId: id, currency: 'CAD', transactions: [] }, creation),
        client.readPush(id, id, stage),
        client.listPushes(id, stage),
      ]);
      expect(hosts).toHaveLength(15);
      expect(new Set(hosts)).toEqual(new Set(['https://codat.example']));
    },
  );
});
