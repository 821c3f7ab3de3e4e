import { join } from 'node:path';
import type { Callout, Clock } from 'bankfeeds/core';
import { createBankFeedsServer, type CodatClientOptions } from 'bankfeeds/server';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import type { Hono } from 'hono';
import { parse } from 'hono/utils/cookie';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { createBankApp } from './bank-app.js';
import { createCoreBanking } from './core-banking.js';
import { institutionName } from './customers.js';
import { runDailyPush } from './daily-push.js';
import type { Surroundings } from './demo-controls.js';
import { createSessions, sessionCookie } from './session.js';

export interface BankOptions {
  readonly codat: CodatClientOptions;
  /** With which Codat signs its messages; none are taken without it. */
  readonly webhookSecret?: string | undefined;
  readonly linkOrigins: readonly string[];
  readonly quickBooksUrl: string;
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  readonly ledgerFile: string;
  readonly dataFolder: string;
  readonly pagesFolder: string;
  readonly logsEvents?: boolean | undefined;
}

export interface OpenBank {
  readonly app: Hono;
  close(): Promise<void>;
}

export const callout: Callout = {
  en: {
    title: 'Allow two business days',
    body: 'Your first transactions reach QuickBooks within two business days. Questions? 1 800 555-0147, weekdays 8 to 6.',
  },
  'fr-CA': {
    title: 'Prévoyez deux jours ouvrables',
    body: 'Vos premières opérations arrivent dans QuickBooks en deux jours ouvrables. Questions? 1 800 555-0147, en semaine.',
  },
};

/** What a bank's team writes: its session, its accounts and its database, handed to the server kit. */
export function openBank({
  codat,
  webhookSecret,
  linkOrigins,
  quickBooksUrl,
  clock,
  surroundings,
  ledgerFile,
  dataFolder,
  pagesFolder,
  logsEvents = false,
}: BankOptions): OpenBank {
  const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(ledgerFile) }) });
  const ledger = sqlLedger(database);
  const coreBanking = createCoreBanking(clock);
  const sessions = createSessions(join(dataFolder, 'session-key'), () => Date.now());

  const server = createBankFeedsServer({
    codat,
    webhooks: webhookSecret === undefined ? undefined : { secrets: webhookSecret },
    ledger,
    clock,
    linkOrigins,
    basePath: '/api/bankfeeds',
    // Whoever tries things out presses the button often.
    credentialsPerDay: 50,
    bank: {
      institutionName,
      callout,
      listAccounts: async (customerRef) => coreBanking.accountsOf(customerRef),
      balanceAfter: async (customerRef, accountId, transaction) => coreBanking.balanceAfter(customerRef, accountId, transaction),
    },
    authenticate: async (request) => sessions.customerOf(cookieIn(request)),
    log(event) {
      if (event.type === 'unexpected') process.stderr.write(`${String(event.error)}\n`);
      if (logsEvents) process.stdout.write(`${JSON.stringify(event)}\n`);
    },
  });

  const app = createBankApp({
    server,
    sessions,
    coreBanking,
    pagesFolder,
    quickBooksUrl,
    linkOrigins,
    controls: { ...surroundings, now: () => clock.now(), push: () => runDailyPush({ server, ledger, coreBanking }) },
  });

  return { app, close: () => database.destroy() };
}

function cookieIn(request: Request): string | undefined {
  return parse(request.headers.get('Cookie') ?? '', sessionCookie)[sessionCookie];
}
