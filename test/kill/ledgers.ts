import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { newDatabase } from '../postgres/new-database.js';
import type { KillRun } from './kill-run.js';

type Shared = Pick<KillRun, 'ledger' | 'openLedger'>;

const { resolve } = createRequire(import.meta.url);

/** A new ledger in a file, for as long as the work takes. */
export async function withSqlite<T>(work: (shared: Shared) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-kills-'));
  const file = join(folder, 'ledger.db');
  try {
    return await work({
      ledger: { kind: 'sqlite', driverAt: resolve('libsql'), file },
      openLedger: () => {
        const database = new Database(file);
        database.pragma('journal_mode = wal');
        const kysely = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database }) });
        return { ledger: sqlLedger(kysely), close: () => kysely.destroy() };
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A new ledger on the tests' own server, for as long as the work takes. */
export async function withPostgres<T>(host: string, work: (shared: Shared) => Promise<T>): Promise<T> {
  const database = await newDatabase(host);
  try {
    return await work({
      ledger: { kind: 'postgres', driverAt: resolve('pg'), host, database: database.name },
      openLedger: () => {
        const kysely = database.open();
        return { ledger: sqlLedger(kysely), close: () => kysely.destroy() };
      },
    });
  } finally {
    await database.drop();
  }
}
