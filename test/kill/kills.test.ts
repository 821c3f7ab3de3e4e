import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { describe, expect, inject, it } from 'vitest';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { newDatabase } from '../postgres/new-database.js';
import { killAgainAndAgain, type KillReport } from './kill-run.js';

/*
 * `npm run test:kill` kills more often, over more transactions. It prints its seed: KILL_SEED repeats what a run drew,
 * though not the moments at which the machine got there.
 */

/** The same engine on both: what is played with every change of the code is mostly played on the faster one. */
const kills = { SQLite: Number(process.env['KILLS'] ?? 50), Postgres: Number(process.env['KILLS'] ?? 15) };
const transactions = Number(process.env['KILL_TRANSACTIONS'] ?? 5_000);
const seed = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const timeout = 60_000 + kills.SQLite * 3_000;
const postgres = inject('postgres');
const resolve = createRequire(import.meta.url).resolve;

function tell(where: keyof typeof kills, { faults, ...figures }: KillReport) {
  process.stdout.write(`killed, ${where}, seed ${seed}: ${JSON.stringify(figures)}\n`);
  expect(faults).toEqual([]);
  expect(figures.kills).toBe(kills[where]);
  expect(figures.transactions).toBeGreaterThanOrEqual(transactions);
}

describe('a worker that is killed again and again, with faults at Codat', () => {
  it('has sent each transaction once, in order, and noted it: SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-kills-'));
    const file = join(folder, 'ledger.db');
    try {
      const openLedger = () => {
        const database = new Database(file);
        database.pragma('journal_mode = wal');
        const kysely = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database }) });
        return { ledger: sqlLedger(kysely), close: () => kysely.destroy() };
      };
      tell('SQLite', await killAgainAndAgain({ ledger: { kind: 'sqlite', driverAt: resolve('libsql'), file }, openLedger, kills: kills.SQLite, transactions, seed }));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, timeout);

  it.skipIf(postgres === null)('has sent each transaction once, in order, and noted it: Postgres', async () => {
    const host = postgres ?? '';
    const database = await newDatabase(host);
    try {
      const openLedger = () => {
        const kysely = database.open();
        return { ledger: sqlLedger(kysely), close: () => kysely.destroy() };
      };
      tell('Postgres', await killAgainAndAgain({ ledger: { kind: 'postgres', driverAt: resolve('pg'), host, database: database.name }, openLedger, kills: kills.Postgres, transactions, seed }));
    } finally {
      await database.drop();
    }
  }, timeout);
});
