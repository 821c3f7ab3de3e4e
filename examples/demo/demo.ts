import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codatLinkOrigins, type Clock } from 'bankfeeds/core';
import { createSandbox, createSandboxClient, snapshotSchema, type Sandbox, type SandboxSnapshot } from 'bankfeeds/sandbox';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { institutionName } from './bank/customers.js';
import { messagesPath } from './bank/bank-app.js';
import { callout, openBank, type OpenBank } from './bank/open-bank.js';
import { liveThroughEstablishedFeed } from './established-feed.js';
import { createQuickBooksApp } from './quickbooks/quickbooks-app.js';
import { createVisitors } from './quickbooks/visitors.js';
import { listen } from './shared/http-server.js';
import { keepJson } from './shared/kept-json.js';

export interface DemoOptions {
  /** The first ports to try; 0 is any that is free. */
  readonly ports: { readonly bank: number; readonly sandbox: number; readonly quickBooks: number };
  /** Where everything is kept, so that stopping loses nothing. */
  readonly dataFolder: string;
  /** Where the built pages lie. */
  readonly pagesFolder: string;
  /** What the server kit tells the bank's log is printed. Default false. */
  readonly logsEvents?: boolean | undefined;
  /** What the sandbox and the bank share. Default: new ones, which only the two know, and only as long as they run. */
  readonly shared?: { readonly apiKey?: string | undefined; readonly webhookSecret?: string | undefined } | undefined;
  /** Codat itself instead of the sandbox. */
  readonly codat?: { readonly apiKey: string; readonly baseUrl?: string | undefined } | undefined;
}

export interface Demo {
  readonly bankUrl: string;
  /** null where the bank talks to Codat itself. */
  readonly sandboxUrl: string | null;
  readonly quickBooksUrl: string;
  /** Writes everything to the disk and closes all servers. */
  stop(): Promise<void>;
}

/** Codat's messages are on their way for so long at most, in milliseconds. */
const deliverEveryMs = 200;

const systemClock: Clock = { now: () => Date.now() };

/** The bank with everything around it, in one process. */
export function startDemo(options: DemoOptions): Promise<Demo> {
  mkdirSync(options.dataFolder, { recursive: true });
  return options.codat ? startAtCodat(options, options.codat) : startWithSandbox(options);
}

/** The sandbox, and the bank that lives by its clock. */
interface SandboxWorld {
  readonly sandbox: Sandbox;
  readonly bank: OpenBank;
  close(): Promise<void>;
}

async function startWithSandbox({ ports, dataFolder, pagesFolder, logsEvents, shared }: DemoOptions): Promise<Demo> {
  const apiKey = shared?.apiKey ?? randomUUID();
  const webhookSecret = shared?.webhookSecret ?? `whsec_${randomBytes(24).toString('base64')}`;
  const sandboxFile = join(dataFolder, 'sandbox.json');
  const ledgerFile = join(dataFolder, 'ledger.db');
  const visitors = createVisitors(join(dataFolder, 'quickbooks.json'));

  // A promise: who comes while the world begins, or begins anew, waits for it.
  let world: Promise<SandboxWorld> | null = null;
  let quickBooks: Hono | null = null;
  const sandboxServer = await listen(ports.sandbox, async (request) => (await world)?.sandbox.fetch(request) ?? notYet());
  const quickBooksServer = await listen(ports.quickBooks, (request) => quickBooks?.fetch(request) ?? notYet());
  const bankServer = await listen(ports.bank, async (request) => (await world)?.bank.app.fetch(request) ?? notYet());
  const sandboxAddress = `http://127.0.0.1:${sandboxServer.port}`;

  world = openWorld();
  await world;
  quickBooks = createQuickBooksApp({
    sandbox: createSandboxClient({ baseUrl: sandboxAddress, apiKey }),
    visitors,
    institutionName,
    pagesFolder,
    bankUrl: bankServer.origin,
  });

  return {
    bankUrl: bankServer.origin,
    sandboxUrl: sandboxServer.origin,
    quickBooksUrl: quickBooksServer.origin,
    async stop() {
      await Promise.all([bankServer.close(), quickBooksServer.close(), sandboxServer.close()]);
      await (await world)?.close();
      await visitors.flush();
    },
  };

  async function openWorld(): Promise<SandboxWorld> {
    const kept = keepJson(sandboxFile, () => sandbox.snapshot());
    const saved = kept.read();
    const snapshot = saved === null ? await beginning() : v.parse(snapshotSchema, saved);
    const sandbox = createSandbox({
      apiKey,
      baseUrl: sandboxServer.origin,
      clock: systemClock,
      pushSettlesAfterMs: 400,
      branding: { institutionName, logoText: 'Au', primaryColor: '#1d5c4e', callout },
      webhooks: { url: `${bankServer.origin}${messagesPath}`, secret: webhookSecret },
      snapshot,
    });
    sandbox.onChange(kept.save);
    const delivering = setInterval(() => void sandbox.webhooks?.deliver(), deliverEveryMs);
    await kept.flush();
    const bank = openBank({
      dataFolder,
      pagesFolder,
      ledgerFile,
      logsEvents,
      clock: sandbox.clock,
      codat: { apiKey, baseUrl: sandboxAddress },
      webhookSecret,
      linkOrigins: [sandboxServer.origin],
      quickBooksUrl: quickBooksServer.origin,
      surroundings: {
        codat: 'sandbox',
        advance: (milliseconds) => sandbox.clock.advance(milliseconds),
        async collect() {
          const collections = await sandbox.quickBooks.collect();
          return { collected: collections.reduce((sum, { transactions }) => sum + transactions.length, 0) };
        },
        reset,
      },
    });
    return {
      sandbox,
      bank,
      async close() {
        clearInterval(delivering);
        await bank.close();
        await kept.flush();
      },
    };
  }

  async function beginning(): Promise<SandboxSnapshot> {
    await rm(ledgerFile, { force: true });
    return liveThroughEstablishedFeed({ ledgerFile, apiKey, baseUrl: sandboxAddress, seed: randomInt(2 ** 32), clock: systemClock });
  }

  async function reset(): Promise<void> {
    world = begunAnew(world);
    await world;
  }

  async function begunAnew(ended: Promise<SandboxWorld> | null): Promise<SandboxWorld> {
    await (await ended)?.close();
    await rm(sandboxFile, { force: true });
    visitors.forgetAll();
    return openWorld();
  }
}

async function startAtCodat({ ports, dataFolder, pagesFolder, logsEvents }: DemoOptions, codat: NonNullable<DemoOptions['codat']>): Promise<Demo> {
  const quickBooksUrl = 'https://qbo.intuit.com/';
  const bank = openBank({
    dataFolder,
    pagesFolder,
    quickBooksUrl,
    codat,
    logsEvents,
    clock: systemClock,
    ledgerFile: join(dataFolder, 'ledger-at-codat.db'),
    linkOrigins: codat.baseUrl === undefined ? codatLinkOrigins : [...codatLinkOrigins, new URL(codat.baseUrl).origin],
    surroundings: { codat: 'real' },
  });
  const server = await listen(ports.bank, (request) => bank.app.fetch(request));
  return {
    bankUrl: server.origin,
    sandboxUrl: null,
    quickBooksUrl,
    async stop() {
      await server.close();
      await bank.close();
    },
  };
}

function notYet(): Response {
  return new Response('Starting. Try again in a moment.', { status: 503, headers: { 'Retry-After': '1' } });
}
