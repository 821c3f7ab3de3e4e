import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { parseLocalDate } from 'bankfeeds/core';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { migrateLedger, type SchemaVersion } from '../../src/server/ledger/sql/migrations.js';
import { minute, operating } from '../../src/testing/ledger/ledger-scene.js';
import { newDatabase } from '../postgres/new-database.js';

const postgres = inject('postgres');

interface OpenDatabase {
  open(): Kysely<LedgerTables>;
  end(): Promise<void>;
}

async function sqliteDatabase(): Promise<OpenDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-'));
  const opened: Kysely<LedgerTables>[] = [];
  return {
    open() {
      const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(join(folder, 'ledger.db')) }) });
      opened.push(database);
      return database;
    },
    async end() {
      await Promise.all(opened.map((database) => database.destroy()));
      rmSync(folder, { recursive: true });
    },
  };
}

async function postgresDatabase(): Promise<OpenDatabase> {
  const database = await newDatabase(postgres ?? '');
  return { open: database.open, end: database.drop };
}

/** As the first release wrote it. */
const document = {
  customerRef: 'customer-1',
  companyId: 'company-1',
  connectionId: 'connection-1',
  status: 'linked',
  accounts: [
    {
      accountId: 'operating',
      name: 'Operating',
      type: 'checking',
      lastFour: '1234',
      currency: 'CAD',
      timeZone: 'America/Toronto',
      status: 'connected',
      feedStartDate: '2026-11-01',
    },
  ],
  credentialsIssuedAt: '2026-11-02T10:00:00.000Z',
  linkGivenAt: null,
  consent: null,
  readAt: '2026-11-03T10:00:00.000Z',
  openKeys: {},
};

/** What a bank has after a while: one transaction sent, one in a push that is open, one queued. */
async function liveWith(db: Kysely<LedgerTables>, version: SchemaVersion): Promise<void> {
  await migrateLedger(db, version);
  await sql`insert into bank_feed (customer_ref, connection_id, document) values ('customer-1', 'connection-1', ${JSON.stringify(document)})`.execute(db);
  if (version >= '0003') await sql`update bank_feed set company_id = 'company-1'`.execute(db);
  await sql`insert into bank_feed_account (customer_ref, account_id, last_sent_date, next_sequence) values ('customer-1', 'operating', '2026-11-01', 4)`.execute(
    db,
  );
  for (const [place, [stage, sentAt, pushId]] of (
    [
      ['sent', minute(0), null],
      ['sending', null, 'push-1'],
      ['queued', null, null],
    ] as const
  ).entries()) {
    await sql`insert into bank_feed_transaction (account_key, id, sequence, date, description, reference, type, amount, balance, stage, reason, sent_at, push_id, search_text)
      select key, ${`t${place}`}, ${place + 1}, '2026-11-01', 'Rent', null, 'debit', -100, 900, ${stage}, null, ${sentAt}, ${pushId}, 'rent' from bank_feed_account`.execute(
      db,
    );
  }
  await sql`insert into bank_feed_push (id, customer_ref, account_key, connection_id, idempotency_key, intended_at, operation_key, is_open)
    select 'push-1', 'customer-1', key, 'connection-1', 'key-1', ${minute(0)}, 'operation-1', 1 from bank_feed_account`.execute(db);
}

/** All of them, or this does not compile. */
const released: Readonly<Record<SchemaVersion, true>> = {
  '0001-initial': true,
  '0002-stage-history': true,
  '0003-codats-messages': true,
  '0004-due-accounts': true,
  '0005-search-index': true,
};
const isVersion = (name: string): name is SchemaVersion => Object.hasOwn(released, name);
const versions = Object.keys(released).filter(isVersion);

async function schemaOf(db: Kysely<LedgerTables>) {
  const tables = await db.introspection.getTables();
  return tables.map(({ name, columns }) => [name, columns.map((column) => [column.name, column.dataType, column.isNullable]).toSorted()]).toSorted();
}

describe.each([
  ['SQLite', sqliteDatabase],
  ['Postgres', postgresDatabase],
] as const)('a ledger in %s from an earlier release', (kind, make) => {
  let database: OpenDatabase;

  beforeEach(async (test) => {
    if (kind === 'Postgres' && postgres === null) test.skip('no Postgres on this machine');
    database = await make();
  });
  afterEach(async () => database?.end());

  it.each(versions)('(%s) goes on where it was', async (version) => {
    await liveWith(database.open(), version);
    const ledger = sqlLedger(database.open());
    expect(await ledger.findFeed('customer-1')).toMatchObject({
      companyId: 'company-1',
      status: 'linked',
      pairsAskedAt: [],
      accounts: [{ accountId: 'operating', sending: null }],
    });
    expect(await ledger.customerOfCompany('company-1')).toBe('customer-1');
    expect(await ledger.connectedCustomers(null, 5)).toEqual(['customer-1']);
    expect(await ledger.openPushes('customer-1')).toMatchObject([{ id: 'push-1', operationKey: 'operation-1' }]);
    await ledger.endPush('push-1', [{ id: 't1', stage: 'sent', reason: null, sentAt: minute(1) }], minute(1));
    await ledger.mergeTransactions(operating, ['new'], minute(2), () => [
      {
        id: 'new',
        date: parseLocalDate('2026-11-02'),
        description: 'New',
        reference: null,
        type: 'debit',
        amount: -1,
        balance: 899,
        stage: 'queued',
        reason: null,
        sentAt: null,
      },
    ]);
    const { results } = await ledger.listTransactions('customer-1', { accountId: 'operating', page: 1, pageSize: 9, orderBy: 'date', query: '' });
    expect(results.map(({ id, stage, history }) => [id, stage, history?.length ?? null])).toEqual([
      ['t0', 'sent', null],
      ['t1', 'sent', 1],
      ['t2', 'queued', null],
      ['new', 'queued', 1],
    ]);
    expect((await ledger.queuedTransactions(operating, 9)).map(({ id, sequence }) => [id, sequence])).toEqual([
      ['t2', 3],
      ['new', 4],
    ]);
  });

  it.each(versions)('(%s) finds what was in it, also where the last step is made again', async (version) => {
    const db = database.open();
    await liveWith(db, version);
    const found = async (query: string) =>
      (await sqlLedger(database.open()).listTransactions('customer-1', { accountId: 'operating', page: 1, pageSize: 9, orderBy: 'date', query })).results.map(
        ({ id }) => id,
      );
    expect(await found('RENT')).toEqual(['t0', 't1', 't2']);
    await sql`delete from bank_feed_migration where name >= '0005'`.execute(db);
    expect(await found('rent')).toEqual(['t0', 't1', 't2']);
    await sql`delete from bank_feed_transaction where id = 't1'`.execute(db);
    expect(await found('rent')).toEqual(['t0', 't2']);
  });

  it.each(versions)('(%s) has the schema of one that begins today', async (version) => {
    const begun = database.open();
    await migrateLedger(begun, version);
    await migrateLedger(begun);
    const fresh = await make();
    const today = fresh.open();
    await migrateLedger(today);
    expect(await schemaOf(begun)).toEqual(await schemaOf(today));
    await fresh.end();
  });

  it.each(versions)('(%s) is brought up to date by several at once', async (version) => {
    await liveWith(database.open(), version);
    const ledgers = Array.from({ length: kind === 'Postgres' ? 4 : 1 }, () => sqlLedger(database.open()));
    for (const feed of await Promise.all(ledgers.map((ledger) => ledger.findFeed('customer-1')))) expect(feed?.status).toBe('linked');
  });
});
