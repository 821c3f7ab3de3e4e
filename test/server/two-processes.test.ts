import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import * as v from 'valibot';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { newDatabase } from '../postgres/new-database.js';

const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-processes-'));
const rounds = 60;
const names = ['one', 'two', 'three'];
const postgres = inject('postgres');
const answer = v.pipe(v.string(), v.parseJson(), v.object({ leases: v.array(v.string()), begun: v.array(v.string()) }));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('ledger-process.ts', import.meta.url)),
      outDir: folder,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'ledger-process.mjs' } },
    },
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts them at one ledger, and looks at what they and it say. */
async function share(driver: string, place: string, databaseName: string, database: Kysely<LedgerTables>): Promise<void> {
  const driverAt = createRequire(import.meta.url).resolve(driver);
  const run = promisify(execFile);
  const answers = await Promise.all(
    names.map(async (name) =>
      v.parse(answer, (await run(process.execPath, [join(folder, 'ledger-process.mjs'), driverAt, place, databaseName, name, String(rounds)])).stdout),
    ),
  );

  const ledger = sqlLedger(database);
  const feed = await ledger.findFeed('customer-1');
  expect(Object.keys(feed?.openKeys ?? {})).toHaveLength(names.length * rounds);
  const rows = await database.selectFrom('bank_feed_transaction').select(['id', 'sequence', 'stage']).execute();
  expect(rows).toHaveLength((names.length + 1) * rounds);
  expect(new Set(rows.map(({ sequence }) => sequence)).size).toBe(rows.length);
  const each = Array.from({ length: rounds }, (_, round) => round);
  expect(answers.flatMap(({ leases }) => leases).sort()).toEqual(each.map((round) => `lease-${round}`).sort());
  expect(answers.flatMap(({ begun }) => begun).sort()).toEqual(each.map((round) => `shared-${round}`).sort());
  expect(
    rows
      .filter(({ stage }) => stage === 'sent')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(
    each
      .filter((round) => round % 3 === 0)
      .map((round) => `shared-${round}`)
      .sort(),
  );
  expect(await ledger.openPushes('customer-1')).toHaveLength(each.filter((round) => round % 3 !== 0).length);
}

describe('processes that share a new ledger lose no change, give no place or lease twice, and begin no transaction twice', () => {
  it('in SQLite', async () => {
    const file = join(folder, 'ledger.db');
    // Kept in the file. SQLite does not always wait for others to change it, so it is set before they come.
    const first = new Database(file);
    first.pragma('journal_mode = wal');
    first.close();
    const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
    await share('libsql', file, '', database);
    await database.destroy();
  }, 60_000);

  it.skipIf(postgres === null)(
    'in Postgres',
    async () => {
      const database = await newDatabase(postgres ?? '');
      try {
        await share('pg', postgres ?? '', database.name, database.open());
      } finally {
        await database.drop();
      }
    },
    60_000,
  );
});
