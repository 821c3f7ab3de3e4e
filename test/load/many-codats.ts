import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { addDays, localDateAt } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { createSandbox, type Sandbox, type SandboxSnapshot } from 'bankfeeds/sandbox';
import { createBankFeedsServer, memoryLedger, type FeedRecord, type Ledger } from 'bankfeeds/server';
import { accountOf, bank, refOf } from './given.js';

const apiKey = 'sandbox-of-the-load';
/** A sandbox looks at all its companies with every request. */
const companiesEach = 200;

export interface ManyCodats {
  readonly url: string;
  readonly apiKey: string;
  /** By customer, the ids that Codat has stored, in its order. */
  stored(): ReadonlyMap<string, readonly string[]>;
  /** Requests that were answered. */
  calls(): number;
  close(): Promise<void>;
}

/** One Codat at one address, in which so many customers are connected; it is several sandboxes, so that it is quick. */
export async function openManyCodats(customers: number, ledger: Ledger): Promise<ManyCodats> {
  const template = await connectedOnce();
  const sandboxes: Sandbox[] = [];
  const byCompany = new Map<string, Sandbox>();
  let calls = 0;
  for (let first = 0; first < customers; first += companiesEach) {
    const places = Array.from({ length: Math.min(companiesEach, customers - first) }, (_, index) => first + index);
    const copies = places.map((place) => copyOf(template, place));
    const companies = copies.flatMap(({ snapshot }) => snapshot.companies);
    const sandbox = createSandbox({
      apiKey,
      clock: { now: () => Date.now() },
      pushSettlesAfterMs: 0,
      callsPerCompany: 1_000_000_000,
      snapshot: { ...template.snapshot, companies, advancedMs: 0, idempotentReplies: [] },
    });
    sandboxes.push(sandbox);
    for (const { id } of companies) byCompany.set(id, sandbox);
    for (const { feed } of copies) await ledger.changeFeed(feed.customerRef, () => feed);
  }
  const server = createAdaptorServer({
    async fetch(request: Request) {
      calls += 1;
      const companyId = new URL(request.url).pathname.split('/')[2] ?? '';
      return byCompany.get(companyId)?.fetch(request) ?? new Response(null, { status: 404 });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    apiKey,
    calls: () => calls,
    stored() {
      const accounts = sandboxes.flatMap((sandbox) =>
        sandbox.snapshot().companies.flatMap(({ connections }) => connections.flatMap((connection) => connection.accounts)),
      );
      return new Map(accounts.map(({ id, transactions }) => [id, transactions.filter(({ test }) => !test).map((transaction) => transaction.id)]));
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

interface Connected {
  readonly snapshot: SandboxSnapshot;
  readonly feed: FeedRecord;
}

/** One customer who has gone the whole way, from the button to QuickBooks. */
async function connectedOnce(): Promise<Connected> {
  const sandbox = createSandbox({ apiKey, clock: { now: () => Date.now() } });
  const ledger = memoryLedger();
  const customerRef = refOf(0);
  const server = createBankFeedsServer({
    codat: { apiKey, baseUrl: sandbox.baseUrl, fetch: (input, init) => sandbox.fetch(new Request(input, init)) },
    ledger,
    bank,
    clock: sandbox.clock,
    linkOrigins: [sandbox.baseUrl],
    authenticate: async () => ({ ref: customerRef, name: 'Bakery', country: 'CA' }),
  });
  const call = { signal: new AbortController().signal };
  const adapter = createHttpAdapter({ baseUrl: 'http://bank.example', fetch: (input, init) => server.fetch(new Request(input, init)) });
  const { consent } = await adapter.getFeed(call);
  await adapter.connect({ accountIds: [accountOf(customerRef)], consent: { textVersion: consent.textVersion, locale: 'en' } }, call);
  const pair = await adapter.credentials?.issue(call);
  if (!pair) throw new Error('The bank issues no credentials.');
  const session = await sandbox.quickBooks.signIn(pair);
  const feedStartDate = addDays(localDateAt(Date.now(), 'America/Toronto'), -5);
  await sandbox.quickBooks.link(
    session,
    session.sourceAccounts.map(({ id }) => ({ sourceAccountId: id, ledgerAccount: session.ledgerAccounts[0]?.id ?? '', feedStartDate })),
  );
  await server.refresh(customerRef);
  const feed = await ledger.findFeed(customerRef);
  if (!feed) throw new Error('There is no feed.');
  return { snapshot: sandbox.snapshot(), feed };
}

/** The same for another customer, under names of their own. */
function copyOf({ snapshot, feed }: Connected, place: number): Connected {
  const own = (text: string) => {
    const names = [...snapshot.companies.flatMap(({ id, connections }) => [id, ...connections.map((connection) => connection.id)])];
    return names.reduce((all, name) => all.replaceAll(name, `${name.slice(0, -6)}${String(place).padStart(6, '0')}`), text).replaceAll(refOf(0), refOf(place));
  };
  return { snapshot: JSON.parse(own(JSON.stringify(snapshot))), feed: JSON.parse(own(JSON.stringify(feed))) };
}
