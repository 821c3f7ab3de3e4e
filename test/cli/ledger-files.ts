import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { afterEach } from 'vitest';
import type { LedgerTables } from 'bankfeeds/server/sql';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Done after the test, the last first. */
export function afterwards(close: () => Promise<void>): void {
  closers.unshift(close);
}

/** Where a SQLite file may be; gone after the test. */
export function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-cli-'));
  afterwards(async () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
}

export function databaseAt(file: string): Kysely<LedgerTables> {
  const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  afterwards(() => database.destroy());
  return database;
}
