import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { operating, put, write } from '../../src/testing/ledger/ledger-scene.js';
import { newDatabase, type NewDatabase } from '../postgres/new-database.js';

const postgres = inject('postgres');

describe.skipIf(postgres === null)('a search on Postgres', () => {
  let database: NewDatabase;

  beforeEach(async () => {
    database = await newDatabase(postgres ?? '');
  });
  afterEach(async () => database.drop());

  it('goes by the index of three letters that docs/scale.md tells an administrator to add', async () => {
    const asked: { readonly text: string; readonly parameters: readonly unknown[] }[] = [];
    const pool = new pg.Pool({ host: postgres ?? '', user: 'bankfeeds', database: database.name, max: 2 });
    const db = new Kysely<LedgerTables>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => void asked.push({ text: query.sql, parameters: query.parameters }),
    });
    const ledger = sqlLedger(db);
    const rows = Array.from({ length: 4_000 }, (_, place) => write(`t${place}`, { description: place === 77 ? 'Old zeppelin 100%' : `Groceries ${place}` }));
    await put(ledger, operating, rows);
    await sql`create extension pg_trgm`.execute(db);
    await sql`create index bank_feed_transaction_by_letters on bank_feed_transaction using gin (search_text gin_trgm_ops)`.execute(db);
    await sql`analyze bank_feed_transaction`.execute(db);
    asked.length = 0;

    const { results } = await ledger.listTransactions('customer-1', {
      accountId: 'operating',
      page: 1,
      pageSize: 10,
      orderBy: '-date',
      query: 'ZEPPELIN 100%',
    });
    expect(results.map(({ id }) => id)).toEqual(['t77']);
    const searches = asked.filter(({ text }) => text.includes('search_text'));
    expect(searches).toHaveLength(2);
    for (const { text, parameters } of searches) {
      const { rows: plan } = await pool.query(`explain ${text}`, [...parameters]);
      expect(JSON.stringify(plan)).toContain('bank_feed_transaction_by_letters');
    }
    await db.destroy();
  });
});
