import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, Kysely, sql, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { mostStageSteps } from 'bankfeeds/core';
import { memoryLedger, type FeedRecord, type Ledger } from 'bankfeeds/server';
import { migrateLedger, sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { ContractViolation, ledgerContract } from 'bankfeeds/testing';
import { minute, operating, put, write } from '../../src/testing/ledger/ledger-scene.js';
import { newDatabase, type NewDatabase } from '../postgres/new-database.js';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function databaseAt(file: string): Kysely<LedgerTables> {
  const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  closers.unshift(() => database.destroy());
  return database;
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-ledger-'));
  closers.push(async () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
}

/** Opens the same file anew each time. */
function sqliteLedgers(): () => Promise<Ledger> {
  const file = newFile();
  return async () => sqlLedger(databaseAt(file));
}

function memoryLedgers(): () => Promise<Ledger> {
  const ledger = memoryLedger();
  return async () => ledger;
}

const postgres = inject('postgres');

/** Opens the same database anew each time, with connections of its own. */
function postgresLedgers(): () => Promise<Ledger> {
  let database: Promise<NewDatabase> | null = null;
  return async () => {
    database ??= newPostgres();
    return sqlLedger((await database).open());
  };
}

async function newPostgres(): Promise<NewDatabase> {
  if (postgres === null) throw new Error('There is no Postgres.');
  const database = await newDatabase(postgres);
  closers.push(() => database.drop());
  return database;
}

describe.each([
  ['in memory', memoryLedgers, true],
  ['in SQLite', sqliteLedgers, true],
  ['in Postgres', postgresLedgers, postgres !== null],
] as const)('a ledger %s', (_, ledgers, isThere) => {
  it.skipIf(!isThere).each(ledgerContract.map((contractCase) => [contractCase.name, contractCase] as const))('%s', (_name, contractCase) =>
    contractCase.run(ledgers()),
  );
});

describe('the ledger contract', () => {
  /** Each is wrong in one way only. */
  const wrong: Readonly<Record<string, (ledger: Ledger) => Partial<Ledger>>> = {
    'A feed that nobody began is not there': (ledger) => ({ findFeed: (ref) => ledger.changeFeed(ref, (feed) => feed) }),
    'A feed is kept as it was written, also when the ledger is opened again': (ledger) => ({
      findFeed: async (ref) => {
        const feed = await ledger.findFeed(ref);
        return feed && { ...feed, readAt: null };
      },
    }),
    'Changes at once are all kept': (ledger) => ({
      changeFeed: async (ref, change) => {
        const changed = change((await ledger.findFeed(ref)) ?? (await memoryLedger().changeFeed(ref, (feed) => feed)));
        await Promise.resolve();
        return ledger.changeFeed(ref, () => changed);
      },
    }),
    'Customers with a connection are listed once each, page by page': (ledger) => ({
      connectedCustomers: (_after, limit) => ledger.connectedCustomers(null, limit),
    }),
    'A lease is one holder’s at a time': () => ({ takeLease: async () => true }),
    'A lease is prolonged only while nobody else has had it': (ledger) => ({
      prolongLease: (request) => ledger.takeLease({ ...request, now: 0 }),
    }),
    'A merge sees what is there, and only what it asked for': (ledger) => ({
      mergeTransactions: (account, ids, at, merge) => ledger.mergeTransactions(account, ids, at, () => merge(new Map())),
    }),
    'A transaction keeps its place when it is written again; a new one comes last': (ledger) => ({
      queuedTransactions: async (account, limit) => (await ledger.queuedTransactions(account, limit)).toReversed(),
    }),
    'Queued transactions come by date, then in the account’s order, up to the limit': (ledger) => ({
      queuedTransactions: (account) => ledger.queuedTransactions(account, 100),
    }),
    'The queue is counted up to a day': (ledger) => ({
      countQueued: async (account) => (await ledger.queuedTransactions(account, 100)).length,
    }),
    'An intent is kept before the call: the push is open, its transactions are sending': (ledger) => ({
      beginPush: (push) => ledger.beginPush(push, []),
    }),
    'No transaction is in two pushes': (ledger) => ({
      beginPush: async (push, ids) => {
        await ledger.endPush('push-1', [], push.intendedAt);
        return ledger.beginPush(push, ids);
      },
    }),
    'A search finds a corrected transaction by its new text, and no more by its old': (ledger) => ({
      listTransactions: async (ref, query) => ({ ...(await ledger.listTransactions(ref, query)), totalResults: 1 }),
    }),
    'A stored feed changes only by being written': (ledger) => {
      const feeds = new Map<string, FeedRecord>();
      return {
        findFeed: async (ref) => feeds.get(ref) ?? null,
        changeFeed: async (ref, change) => {
          const changed = change(feeds.get(ref) ?? (await ledger.changeFeed(ref, (feed) => feed)));
          feeds.set(ref, changed);
          return changed;
        },
      };
    },
    'The operation of a push is kept, and known afterwards': () => ({ knownOperations: async () => new Set<string>() }),
    'An outcome closes the push and moves its transactions, the rest goes back to the queue': (ledger) => ({
      endPush: async (id, changes, at) => {
        const rows = await ledger.transactionsOfPush(id);
        const rest = rows.filter((row) => !changes.some((change) => change.id === row.id));
        await ledger.endPush(id, [...changes, ...rest.map((row) => ({ id: row.id, stage: 'sent', reason: null, sentAt: null }) as const)], at);
      },
    }),
    'The day of the newest that was sent only moves on': () => ({ lastSentDates: async () => new Map() }),
    'Stages change for the account that is named alone': (ledger) => ({
      changeStages: async (account, changes, at) => {
        await ledger.changeStages(account, changes, at);
        await ledger.changeStages({ ...account, customerRef: 'customer-2' }, changes, at);
      },
    }),
    'In every order the pages together are every transaction once': (ledger) => ({
      listTransactions: async (ref, query) => {
        const list = await ledger.listTransactions(ref, query);
        return { ...list, results: list.results.slice(0, 6) };
      },
    }),
    'Rows stand in order, equal ones as the account has them; descending is the same turned round': (ledger) => ({
      listTransactions: (ref, query) => ledger.listTransactions(ref, { ...query, orderBy: 'date' }),
    }),
    'A search finds text in description or reference, whatever its case, and nothing else': (ledger) => ({
      listTransactions: (ref, query) => ledger.listTransactions(ref, { ...query, query: query.query.replaceAll(/[%_]/g, '') }),
    }),
    'A transaction’s way through its stages is kept, step by step, also when the ledger is opened again': (ledger) => ({
      beginPush: (push, ids) => ledger.beginPush({ ...push, intendedAt: '2026-11-10T12:00:00.000Z' }, ids),
    }),
    'Where the stage stays as it is, the history does, too': (ledger) => ({
      listTransactions: async (ref, query) => {
        const { results, totalResults } = await ledger.listTransactions(ref, query);
        return { results: results.map((row) => ({ ...row, history: row.history?.flatMap((step) => [step, step]) })), totalResults };
      },
    }),
    'A history is that of one transaction of one account': (ledger) => ({
      changeStages: async (account, changes, at) => {
        await ledger.changeStages(account, changes, at);
        await ledger.changeStages({ ...account, customerRef: 'customer-2' }, changes, at);
      },
    }),
    'A long history keeps its newest steps': (ledger) => {
      let changed = 0;
      return {
        changeStages: async (account, changes, at) => {
          changed += 1;
          if (changed < mostStageSteps) await ledger.changeStages(account, changes, at);
        },
      };
    },
    'A filter finds what meets every condition, in order and page by page, and nothing else': (ledger) => ({
      listTransactions: (ref, query) => ledger.listTransactions(ref, query.minAmount === 0 ? { ...query, minAmount: 1 } : query),
    }),
    'A summary is what the filter finds, added up: in all, and day by day with the balance after the day’s last': (ledger) => ({
      summarizeTransactions: (ref, query) => ledger.summarizeTransactions(ref, { ...query, direction: null }),
    }),
    'A summary of nothing is zero': (ledger) => ({
      summarizeTransactions: (ref, { accountId }) => ledger.summarizeTransactions(ref, { accountId }),
    }),
    'A summary tells the newest days, and adds up all': (ledger) => ({
      summarizeTransactions: async (ref, query) => {
        const { days } = await ledger.summarizeTransactions(ref, query);
        const moneyIn = days.reduce((sum, day) => sum + day.moneyIn, 0);
        return { count: days.length, moneyIn, moneyOut: 0, days };
      },
    }),
    'A sum that cannot be exact is refused': (ledger) => ({
      summarizeTransactions: (ref, query) => ledger.summarizeTransactions(ref, query).catch(() => ({ count: 3, moneyIn: 2 ** 53, moneyOut: 0, days: [] })),
    }),
    'The backlog tells of each account what waits, since when, and what came too late': (ledger) => ({
      backlogs: async (after, limit) => (await ledger.backlogs(after, limit)).map((backlog) => ({ ...backlog, openSince: null })),
    }),
    'An account in which all was sent or decided has no backlog': (ledger) => ({
      backlogs: async () =>
        (await ledger.listTransactions('customer-1', { accountId: 'operating', page: 1, pageSize: 1, orderBy: 'date', query: '' })).results.map(() => ({
          ...operating,
          feed: null,
          queued: { count: 0, oldest: null },
          refused: { count: 0, oldest: null },
          sending: { count: 0, oldest: null },
          openSince: null,
          late: 0,
          quarantined: 0,
        })),
    }),
    'Backlogs come once each, by customer and account, page by page': (ledger) => ({
      backlogs: async (after, limit) => {
        const all = await ledger.backlogs(null, 100);
        return all.filter(({ customerRef }) => after === null || customerRef > after.customerRef).slice(0, limit);
      },
    }),
    'A backlog comes with the customer’s feed, and the ledger counts what it has in all': (ledger) => ({
      totals: async () => ({ ...(await ledger.totals()), accounts: 3 }),
    }),
    'Behind the last page comes an empty one, and an account without transactions has none': (ledger) => ({
      listTransactions: (ref, query) => ledger.listTransactions(ref, { ...query, page: 1 }),
    }),
  };

  it.each(Object.entries(wrong))('sees a ledger that breaks "%s"', async (name, spoil) => {
    const contractCase = ledgerContract.find((one) => one.name === name);
    const right = memoryLedger();
    await expect(contractCase?.run(async () => ({ ...right, ...spoil(right) }))).rejects.toBeInstanceOf(ContractViolation);
  });
});

describe('the schema', () => {
  it('is made once, however many ledgers open the file at the same time', async () => {
    const database = databaseAt(newFile());
    await Promise.all([migrateLedger(database), migrateLedger(database), sqlLedger(database).findFeed('nobody')]);
    const tables = await database.introspection.getTables();
    expect(
      tables
        .map(({ name }) => name)
        .filter((name) => !/^bank_feed_(migration|search_)/.test(name))
        .sort(),
    ).toEqual(['bank_feed', 'bank_feed_account', 'bank_feed_hint', 'bank_feed_lease', 'bank_feed_push', 'bank_feed_search', 'bank_feed_transaction']);
  });

  it('is completed where a process was killed while it made it', async () => {
    const file = newFile();
    const whole = databaseAt(file);
    await migrateLedger(whole);
    // As it lies there when the machine stops before the last tables, and before the note that all is done.
    await sql`delete from bank_feed_migration`.execute(whole);
    for (const statement of [
      sql`drop trigger bank_feed_search_added`,
      sql`drop table bank_feed_lease`,
      sql`drop index bank_feed_push_by_operation`,
      sql`drop index bank_feed_transaction_by_amount`,
    ])
      await statement.execute(whole);
    const ledger = sqlLedger(databaseAt(file));
    expect(await ledger.takeLease({ name: 'lease', holder: 'one', now: 0, until: 1 })).toBe(true);
  });

  it('that cannot be made is an error, and is tried again at the next use', async () => {
    const database = databaseAt(newFile());
    await sql`create view bank_feed_transaction as select 1 as id`.execute(database);
    const ledger = sqlLedger(database);
    await expect(migrateLedger(database)).rejects.toThrow(/may not be indexed/);
    await expect(ledger.findFeed('nobody')).rejects.toThrow(/may not be indexed/);
    await sql`drop view bank_feed_transaction`.execute(database);
    expect(await ledger.findFeed('nobody')).toBeNull();
  });

  it('keeps what a later release has noted in a history, and reads what it does not know as "unknown"', async () => {
    const database = databaseAt(newFile());
    const ledger = sqlLedger(database);
    await put(ledger, operating, [write('a')]);
    await database.updateTable('bank_feed_transaction').set({ history: 'z?0000000000000' }).execute();
    await ledger.changeStages(operating, [{ id: 'a', stage: 'late', reason: 'tooOld', sentAt: null }], minute(1));
    const { results } = await ledger.listTransactions('customer-1', { accountId: 'operating', page: 1, pageSize: 9, orderBy: 'date', query: '' });
    expect(results[0]?.history).toEqual([
      { stage: 'unknown', reason: 'unknown', at: '1970-01-01T00:00:00.000Z' },
      { stage: 'late', reason: 'tooOld', at: minute(1) },
    ]);
  });

  it('finds money in and money out, newest first, without sorting', async () => {
    const file = newFile();
    const asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
    const database = new Kysely<LedgerTables>({
      dialect: new SqliteDialect({ database: new Database(file) }),
      log: ({ query }) => {
        asked.push({ sql: query.sql, parameters: query.parameters });
      },
    });
    closers.unshift(() => database.destroy());
    const ledger = sqlLedger(database);
    await put(ledger, operating, [write('a', { type: 'deposit' }), write('b', { amount: 100, stage: 'sent' })]);
    for (const filter of [{ direction: 'in' }, { direction: 'out', types: ['deposit'] }, { direction: 'in', stages: ['sent'] }] as const) {
      asked.length = 0;
      await ledger.listTransactions('customer-1', { accountId: 'operating', page: 1, pageSize: 25, orderBy: '-date', query: '', ...filter });
      const page = asked.find(({ sql: text }) => text.includes('order by'));
      if (!page) throw new Error('no page was read');
      const plan = await database.executeQuery(CompiledQuery.raw(`explain query plan ${page.sql}`, [...page.parameters]));
      expect(JSON.stringify(plan.rows)).not.toContain('TEMP B-TREE');
    }
  });

  it('tells what is held up without looking at what was sent, nor at the whole of anything but the accounts', async () => {
    const asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
    const database = new Kysely<LedgerTables>({
      dialect: new SqliteDialect({ database: new Database(newFile()) }),
      log: ({ query }) => {
        asked.push({ sql: query.sql, parameters: query.parameters });
      },
    });
    closers.unshift(() => database.destroy());
    await sqlLedger(database).backlogs(operating, 25);
    const read = asked.find(({ sql: text }) => text.startsWith('select "bank_feed_account"'));
    if (!read) throw new Error('no backlogs were read');
    const { rows } = await database.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${read.sql}`, [...read.parameters]));
    const plan = rows.map(({ detail }) => detail).filter((detail) => /bank_feed|B-TREE/.test(detail));
    const ofTransactions = plan.filter((detail) => detail.includes('bank_feed_transaction'));
    expect(ofTransactions.length).toBeGreaterThan(5);
    for (const detail of ofTransactions)
      expect(detail).toMatch(/^SEARCH .* USING (COVERING )?INDEX bank_feed_transaction_by_stage \(account_key=\? AND stage=\?\)$/);
    expect(plan.filter((detail) => /^SCAN|B-TREE/.test(detail))).toEqual([]);
  });

  it('answers every order from an index, without sorting', async () => {
    const file = newFile();
    await migrateLedger(databaseAt(file));
    const raw = new Database(file);
    closers.unshift(async () => {
      raw.close();
    });
    for (const column of ['description', 'type', 'amount', 'balance', 'stage']) {
      for (const direction of ['asc', 'desc']) {
        const plan = raw
          .prepare(
            `explain query plan select id from bank_feed_transaction where account_key = 1 order by ${column} ${direction}, date ${direction}, sequence ${direction} limit 25`,
          )
          .all();
        expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
      }
    }
  });
});
