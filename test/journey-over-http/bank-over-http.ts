import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { addDays, localDateAt } from '../../src/core/local-date.js';
import type { BankTransaction } from '../../src/core/transaction.js';
import { createHttpAdapter } from '../../src/http/index.js';
import { createSandbox, type Dialect, type Sandbox } from '../../src/sandbox/index.js';
import { createBankFeedsServer, memoryLedger, type BankAccountDetails, type BankFeedsServer, type Customer } from '../../src/server/index.js';
import { sqlLedger, type LedgerTables } from '../../src/server/ledger/sql/index.js';

export type LedgerName = 'memory' | 'SQLite';

/** A whole bank: the server kit over HTTP, Codat over HTTP, three customers with a session each. */
export interface BankOverHttp {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly server: BankFeedsServer;
  adapterOf(session: SessionName): BankFeedsAdapter;
  sendAs(session: SessionName | null, request: Request): Promise<Response>;
  /** A week of transactions of the account, up to today. */
  transactionsOf(accountId: string): readonly BankTransaction[];
  close(): Promise<void>;
}

export type SessionName = keyof typeof customers;

export const customers = {
  boulangerie: { ref: 'customer-1', name: 'Boulangerie Élégance (Québec) inc.', country: 'CA' },
  garage: { ref: 'customer-2', name: 'Garage & Sons', country: 'US' },
  atelier: { ref: 'customer-3', name: 'Atelier de Paris', country: 'FR' },
} as const satisfies Record<string, Customer>;

const timeZone = 'America/Toronto';

function accountsOf(customerRef: string): readonly BankAccountDetails[] {
  const account = (id: string, name: string, digits: string, ineligible: BankAccountDetails['ineligible']): BankAccountDetails => ({
    id: `${customerRef}-${id}`,
    name,
    type: 'checking',
    lastFour: digits.slice(-4),
    accountNumber: digits,
    currency: 'CAD',
    balance: 500_000,
    ineligible,
    timeZone,
  });
  const branch = customerRef.slice(-1);
  return [
    account('operating', 'Opérations', `${branch}00456781`, null),
    account('payroll', 'Paie', `${branch}00456782`, null),
    account('old', 'Ancien', `${branch}00456783`, 'closed'),
  ];
}

async function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

export async function startBank(dialect: Dialect, ledgerName: LedgerName): Promise<BankOverHttp> {
  let sandbox: Sandbox | null = null;
  const codat = await listen((request) => sandbox?.fetch(request) ?? new Response(null, { status: 503 }));
  const running = createSandbox({ dialect, baseUrl: codat.origin });
  sandbox = running;

  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-'));
  const database =
    ledgerName === 'SQLite' ? new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(join(folder, 'ledger.db')) }) }) : null;

  const server = createBankFeedsServer({
    codat: { apiKey: running.apiKey, baseUrl: codat.origin, dialect },
    ledger: database ? sqlLedger(database) : memoryLedger(),
    bank: {
      institutionName: 'Sandbox Bank',
      callout: { en: { title: 'Not your sign-in', body: 'For QuickBooks only.' }, 'fr-CA': { title: 'Pas votre accès', body: 'Pour QuickBooks seulement.' } },
      listAccounts: async (customerRef) => accountsOf(customerRef),
    },
    authenticate: async (request) => {
      const session = /session=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
      return isSession(session) ? customers[session] : null;
    },
    basePath: '/api/bankfeeds',
    // The contract is run more than once within its day.
    credentialsPerDay: 50,
    // The clock stands still: no minute ever passes.
    requestsPerMinute: { reads: Infinity, changes: Infinity },
    changesPerDay: Infinity,
    linkOrigins: [codat.origin],
    clock: running.clock,
    wait: async (milliseconds) => {
      running.clock.advance(milliseconds);
    },
  });
  const portal = await listen((request) => server.fetch(request));
  const url = `${portal.origin}/api/bankfeeds`;

  return {
    url,
    sandbox: running,
    server,
    adapterOf: (session) => createHttpAdapter({ baseUrl: url, headers: { Cookie: `session=${session}` } }),
    sendAs(session, request) {
      const headers = new Headers(request.headers);
      if (session !== null) headers.set('Cookie', `session=${session}`);
      return fetch(new Request(request, { headers, redirect: 'manual' }));
    },
    transactionsOf(accountId) {
      const today = localDateAt(running.clock.now(), timeZone);
      return Array.from({ length: 12 }, (_, index): BankTransaction => ({
        id: `${accountId}-${index}`,
        date: addDays(today, Math.floor(index / 2) - 5),
        description: index % 3 === 0 ? `PAYROLL ${index}` : `Café ${index}`,
        reference: index % 4 === 0 ? `REF_${index}` : null,
        type: index % 2 === 0 ? 'debit' : 'credit',
        amount: index % 2 === 0 ? -1_205 - index : 99_00 + index,
        balance: 500_000 + index * 17,
      }));
    },
    async close() {
      await portal.close();
      await codat.close();
      await database?.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isSession(name: string): name is SessionName {
  return Object.hasOwn(customers, name);
}
