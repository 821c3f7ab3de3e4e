import { createServer, type RequestListener, type Server } from 'node:http';
import { permissionsTextVersion } from 'bankfeeds/core';
import { nodeHandler } from 'bankfeeds/server/node';
import express from 'express';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { bankInProcess, type BankInProcess } from './bank-in-process.js';

const running: Server[] = [];

afterEach(async () => {
  await Promise.all(
    running.splice(0).map(
      (server) =>
        new Promise((closed) => {
          server.close(closed);
          server.closeAllConnections();
        }),
    ),
  );
});

async function listening(server: Server): Promise<string> {
  running.push(server);
  if (!server.listening) await new Promise<void>((begun) => server.listen(0, '127.0.0.1', begun));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

const serve = (listener: RequestListener) => listening(createServer(listener));

async function serveFastify(register: (app: FastifyInstance) => void): Promise<string> {
  const app = fastify();
  register(app);
  await app.ready();
  return listening(app.server);
}

const connectRequest = JSON.stringify({ accountIds: ['customer-1-operating'], consent: { textVersion: permissionsTextVersion, locale: 'en' } });

function post(url: string, body?: string, contentType = 'application/json'): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'x-session': 'boulangerie', 'X-Bank-Feeds-Request': '1', ...(body !== undefined && { 'Content-Type': contentType }) },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(10_000),
  });
}

async function expectToWork(origin: string): Promise<void> {
  const read = await fetch(`${origin}/api/feed`, { headers: { 'x-session': 'boulangerie' } });
  expect([read.status, await read.json()]).toEqual([200, expect.objectContaining({ status: 'notStarted' })]);
  const connected = await post(`${origin}/api/feed`, connectRequest);
  expect([connected.status, await connected.json()]).toEqual([200, expect.objectContaining({ status: 'pending' })]);
  expect((await post(`${origin}/api/feed/link`)).status).toBe(200);
  const lost = await fetch(`${origin}/api/nowhere`);
  expect([lost.status, await lost.json()]).toEqual([404, expect.objectContaining({ code: 'notFound' })]);
  const description = await fetch(`${origin}/api/openapi.json`);
  expect(await description.json()).toMatchObject({ servers: [{ url: '/api' }] });
}

/** The bank's log says whose fault it is, the customer's page that it may try again. */
async function expectToFailLoudly(origin: string, bank: BankInProcess): Promise<void> {
  const refused = await post(`${origin}/api/feed`, connectRequest);
  expect([refused.status, await refused.json()]).toEqual([500, expect.objectContaining({ code: 'internal' })]);
  expect(bank.events).toContainEqual(
    expect.objectContaining({
      type: 'unexpected',
      error: expect.objectContaining({ message: expect.stringContaining('Mount the server kit before body parsers') }),
    }),
  );
  expect(bank.codatCalls).toEqual([]);
}

describe('the server kit in Node’s own HTTP server', () => {
  it('answers the protocol', async () => {
    await expectToWork(await serve(nodeHandler(bankInProcess().server.fetch)));
  });

  it('leaves what is global as it was', async () => {
    const before = [globalThis.Request, globalThis.Response];
    await serve(nodeHandler(bankInProcess().server.fetch));
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
  });
});

describe('the server kit in Express', () => {
  it('answers the protocol below a path, before a body parser', async () => {
    const app = express();
    app.use('/api', nodeHandler(bankInProcess().server.fetch));
    app.use(express.json());
    await expectToWork(await serve(app));
  });

  it('answers it at the whole path just as well', async () => {
    const app = express();
    app.all('/api/*path', nodeHandler(bankInProcess().server.fetch));
    await expectToWork(await serve(app));
  });

  it('says so at once where a body parser came first', async () => {
    const bank = bankInProcess();
    const app = express();
    app.use(express.json());
    app.use('/api', nodeHandler(bank.server.fetch));
    await expectToFailLoudly(await serve(app), bank);
  });

  it('still answers what has no body to lose', async () => {
    const app = express();
    app.use(express.raw({ type: () => true }));
    app.use('/api', nodeHandler(bankInProcess().server.fetch));
    const origin = await serve(app);
    expect((await fetch(`${origin}/api/feed`, { headers: { 'x-session': 'boulangerie' } })).status).toBe(200);
    expect((await post(`${origin}/api/feed/link`)).status).toBe(409);
  });
});

describe('the server kit in Fastify', () => {
  it('answers the protocol where Fastify reads no bodies', async () => {
    const handle = nodeHandler(bankInProcess().server.fetch);
    await expectToWork(
      await serveFastify((app) => {
        app.removeAllContentTypeParsers();
        app.addContentTypeParser('*', (_request, _payload, done) => done(null));
        app.all('/api/*', (request, reply) => {
          reply.hijack();
          return handle(request.raw, reply.raw);
        });
      }),
    );
  });

  it('says so at once where Fastify has read the body', async () => {
    const bank = bankInProcess();
    const handle = nodeHandler(bank.server.fetch);
    const origin = await serveFastify((app) => {
      app.all('/api/*', (request, reply) => {
        reply.hijack();
        return handle(request.raw, reply.raw);
      });
    });
    await expectToFailLoudly(origin, bank);
  });
});

describe('the server kit where requests are the web’s own', () => {
  it('says so, too, where the host has read the body', async () => {
    const bank = bankInProcess();
    const request = new Request('https://bank.example/api/feed', {
      method: 'POST',
      body: connectRequest,
      headers: { 'x-session': 'boulangerie', 'X-Bank-Feeds-Request': '1', 'Content-Type': 'application/json' },
    });
    await request.json();
    expect((await bank.server.fetch(request)).status).toBe(500);
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'unexpected' }));
  });
});
