import { sql } from 'kysely';
import { migrateLedger } from 'bankfeeds/server/sql';
import { createSandbox } from 'bankfeeds/sandbox';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { newDatabase, type NewDatabase } from '../postgres/new-database.js';
import { codeBlocksOf } from './code-blocks.js';
import { bank } from './fixtures/your-bank.js';
import { writeBlocks } from './written-blocks.js';

/* The blocks that want a Postgres. Their marks name this file. */

const postgres = inject('postgres');
const [workBlock] = codeBlocksOf('docs/server-kit.md').filter(({ code }) => code.includes('startGraphileWorker'));
const [indexBlock] = codeBlocksOf('docs/scale.md').filter(({ language }) => language === 'sql');
const written = writeBlocks(workBlock ? [workBlock] : []);
afterAll(() => written.dispose());

describe.skipIf(postgres === null)('on Postgres', () => {
  let database: NewDatabase;

  beforeEach(async () => {
    database = await newDatabase(postgres ?? '');
  });
  afterEach(async () => database.drop());

  it('the block of docs/server-kit.md starts a worker, which ends when it is told to', async () => {
    const [path = ''] = written.modules.values();
    const { work, workHere } = await import(/* @vite-ignore */ path);
    const { apiKey, baseUrl, fetch } = createSandbox();
    const worker = await work(
      { bank, authenticate: async () => null, codat: { apiKey, baseUrl, fetch: (address: string, init: RequestInit) => fetch(new Request(address, init)) } },
      database.open(),
      `postgres://bankfeeds@/${database.name}?host=${encodeURIComponent(postgres ?? '')}`,
    );
    await worker.stop();
    expect(workHere).toBeTypeOf('function');
  });

  it('the statements of docs/scale.md make the index', async () => {
    const db = database.open();
    await migrateLedger(db);
    for (const statement of indexBlock?.code.split(';\n') ?? []) await sql.raw(statement).execute(db);
    const { rows } = await sql<{ readonly indexname: string }>`select indexname from pg_indexes where indexdef like '%gin_trgm_ops%'`.execute(db);
    expect(rows).toEqual([{ indexname: 'bank_feed_transaction_by_letters' }]);
  });
});
