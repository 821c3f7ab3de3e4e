import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { build } from 'vite';
import { parseLocalDate } from 'bankfeeds/core';
import { createBankFeedsServer } from 'bankfeeds/server';
import { sqlLedger } from 'bankfeeds/server/sql';
import { graphileWakeUps } from 'bankfeeds/server/worker';
import { inParallel } from '../../src/server/push/in-parallel.js';
import { newDatabase } from '../postgres/new-database.js';
import { accountOf, bank, idOf, refOf, transactionsAt } from './given.js';
import type { LoadWorkerOrder } from './load-worker.js';
import { openManyCodats, type ManyCodats } from './many-codats.js';

export interface LoadRun {
  readonly postgres: string;
  readonly customers: number;
  readonly transactions: number;
}

export interface LoadReport {
  readonly transactions: number;
  readonly calls: number;
  readonly seconds: { readonly untilKill: number; readonly whole: number };
  readonly bytes: number;
  /** What is not as it must be. Nothing, in a good run. */
  readonly faults: readonly string[];
}

/** Two workers share a bank's night; one is killed in the middle of it. */
export async function shareNight({ postgres, customers, transactions }: LoadRun): Promise<LoadReport> {
  // Below the project: the worker finds graphile-worker where the project does.
  const results = fileURLToPath(new URL('../../test-results/', import.meta.url));
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'load-'));
  const database = await newDatabase(postgres);
  const db = database.open();
  const workers: ChildProcess[] = [];
  let codat: ManyCodats | null = null;
  try {
    await runMigrations({ connectionString: `postgres://bankfeeds@/${database.name}?host=${encodeURIComponent(postgres)}` });
    const ledger = sqlLedger(db, { onQueued: graphileWakeUps() });
    codat = await openManyCodats(customers, ledger);
    const server = createBankFeedsServer({ codat: { apiKey: codat.apiKey, baseUrl: codat.url }, ledger, bank, authenticate: async () => null });
    const each = Math.ceil(transactions / customers);
    const order: LoadWorkerOrder = {
      pgAt: createRequire(import.meta.url).resolve('pg'),
      host: postgres,
      database: database.name,
      codatUrl: codat.url,
      apiKey: codat.apiKey,
    };
    const workerAt = await builtWorker(folder);

    const begun = performance.now();
    const since = () => Math.round((performance.now() - begun) / 100) / 10;
    workers.push(...[1, 2].map(() => start(workerAt, order)));
    const handedOver = inParallel(
      Array.from({ length: customers }, (_, place) => refOf(place)),
      8,
      async (ref) => {
        await server.ingest(ref, accountOf(ref), transactionsAt(0, each, Date.now()));
        return [];
      },
    );
    const sent = async () => {
      const { count } = await db
        .selectFrom('bank_feed_account')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('last_sent_date', 'is not', null)
        .executeTakeFirstOrThrow();
      return Number(count);
    };
    while ((await sent()) < customers * 0.4) await pause(200);
    workers[0]?.kill('SIGKILL');
    const untilKill = since();
    await handedOver;
    while ((await ledger.dueAccounts(parseLocalDate('9999-12-31'), null, 1)).length > 0) await pause(500);
    const whole = since();

    const faults: string[] = [];
    const stored = codat.stored();
    for (let place = 0; place < customers; place += 1) {
      const accountId = accountOf(refOf(place));
      const ids = stored.get(accountId) ?? [];
      if (ids.length !== each || ids.some((id, index) => id !== idOf(index)))
        faults.push(`${accountId}: Codat has ${ids.length} of ${each}, or in another order`);
    }
    const stages = await db
      .selectFrom('bank_feed_transaction')
      .select(['stage', ({ fn }) => fn.countAll().as('count')])
      .groupBy('stage')
      .execute();
    for (const { stage, count } of stages) if (stage !== 'sent') faults.push(`${count} transactions are ${stage}`);
    const size = await sqlSize(db, database.name);
    return { transactions: each * customers, calls: codat.calls(), seconds: { untilKill, whole }, bytes: size, faults };
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    await codat?.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sqlSize(db: ReturnType<Awaited<ReturnType<typeof newDatabase>>['open']>, name: string): Promise<number> {
  const { rows } = await sql<{ readonly size: string }>`select pg_database_size(${name}) as size`.execute(db);
  return Number(rows[0]?.size ?? 0);
}

async function builtWorker(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['graphile-worker'] },
    build: {
      ssr: fileURLToPath(new URL('load-worker.ts', import.meta.url)),
      outDir: join(folder, 'built'),
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'load-worker.mjs' } },
    },
  });
  return join(folder, 'built', 'load-worker.mjs');
}

function start(workerAt: string, order: LoadWorkerOrder): ChildProcess {
  const child = spawn(process.execPath, [workerAt, JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => process.stderr.write(text));
  return child;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
