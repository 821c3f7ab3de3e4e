import { rmSync, writeFileSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { parseLocalDate, type LocalDate } from 'bankfeeds/core';
import type { FeedAccountRecord, Ledger, TransactionWrite } from 'bankfeeds/server';
import { migrateLedger, sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { databasePackages, withDatabase } from '../../src/cli/open-database.js';
import { newDatabase } from '../postgres/new-database.js';
import { afterwards, databaseAt, newFile } from './ledger-files.js';
import { run, runIn } from './run.js';

const postgres = inject('postgres');

/** In Toronto the evening of 9 November, in Auckland the afternoon of the tenth. */
const now = Date.parse('2026-11-10T03:00:00.000Z');
const clock = { now: () => now };

function day(ofNovember: number): LocalDate {
  return parseLocalDate(`2026-11-${String(ofNovember).padStart(2, '0')}`);
}

interface Given {
  readonly customerRef?: string;
  readonly accountId?: string;
  readonly timeZone?: string;
  readonly status?: FeedAccountRecord['status'];
  readonly feedStatus?: 'linked' | 'unlinked' | 'pending';
  readonly feedStartDate?: LocalDate;
  readonly rows: readonly (readonly [id: string, date: LocalDate, stage: TransactionWrite['stage'], reason?: TransactionWrite['reason']])[];
}

/** An account that is connected, unless it is said otherwise, and what the ledger has of it. */
async function given(ledger: Ledger, { customerRef = 'customer-1', accountId = 'operating', rows, ...more }: Given): Promise<void> {
  const account: FeedAccountRecord = {
    accountId,
    name: 'Opérations',
    type: 'checking',
    lastFour: '4321',
    currency: 'CAD',
    timeZone: more.timeZone ?? 'America/Toronto',
    status: more.status ?? 'connected',
    feedStartDate: more.feedStartDate ?? null,
    sending: null,
  };
  await ledger.changeFeed(customerRef, (feed) => ({
    ...feed,
    companyId: 'company',
    connectionId: 'connection',
    status: more.feedStatus ?? 'linked',
    accounts: [...feed.accounts, account],
  }));
  const writes = rows.map(([id, date, stage, reason]): TransactionWrite => ({
    id,
    date,
    stage: stage === 'sent' ? 'queued' : stage,
    reason: reason ?? null,
    sentAt: null,
    description: `Rent of ${id}`,
    reference: null,
    type: 'debit',
    amount: -120_055,
    balance: 777_001,
  }));
  const key = { customerRef, accountId };
  const at = '2026-11-01T12:00:00.000Z';
  await ledger.mergeTransactions(
    key,
    writes.map(({ id }) => id),
    at,
    () => writes,
  );
  await ledger.changeStages(
    key,
    rows.flatMap(([id, , stage]) => (stage === 'sent' ? { id, stage, reason: null, sentAt: at } : [])),
    at,
  );
}

const refusedByCodat = ['rejected', 'refusedByCodat'] as const;

describe('bankfeeds status', () => {
  let file: string;
  let ledger: Ledger;

  beforeEach(() => {
    file = newFile();
    ledger = sqlLedger(databaseAt(file));
  });

  const status = (...args: readonly string[]) => runIn({ clock, environment: {} }, 'status', '--database', file, ...args);

  async function troubled(...args: readonly string[]): Promise<readonly string[]> {
    const { out } = await status('--json', ...args);
    const { accounts }: { accounts: { accountId: string; trouble: string; oldest: string | null; daysLeft: number | null; alarm: string | null }[] } =
      JSON.parse(out);
    return accounts.map(({ accountId, trouble, oldest, daysLeft, alarm }) => `${accountId} ${trouble} ${oldest} ${daysLeft} ${alarm}`);
  }

  it('says that nobody is needed where all is as it should be, and ends with 0', async () => {
    await given(ledger, {
      rows: [
        ['a', day(8), 'sent'],
        ['b', day(9), 'queued'],
      ],
    });
    const { exitCode, out, err } = await status();
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/customers with a connection +1\n/);
    expect(out).toMatch(/transactions queued +1\n/);
    expect(out).toContain('Nobody is needed.');
  });

  it('prints who is held up, the most urgent first, with the days that are left and what to do, and ends with 1', async () => {
    await given(ledger, {
      customerRef: 'c-2',
      accountId: 'halted-early',
      rows: [
        ['a', day(5), ...refusedByCodat],
        ['b', day(6), 'queued'],
        ['c', day(7), 'queued'],
      ],
    });
    await given(ledger, { customerRef: 'c-1', accountId: 'halted-today', rows: [['a', day(9), ...refusedByCodat]] });
    await given(ledger, { customerRef: 'c-3', accountId: 'never-sent', rows: [['a', day(3), 'queued']] });
    const { exitCode, out } = await status();
    expect(exitCode).toBe(1);
    expect(out.slice(out.indexOf('customer  account'))).toBe(`customer  account       days left  oldest      what is wrong
c-3       never-sent    1 URGENT   2026-11-03  not sent although due: 1 wait
  → See in the log how the last run ended (key, Codat, balance), repair that, and run server.push().
c-2       halted-early  3          2026-11-05  halted: Codat refused 1, and 2 wait
  → Correct the transaction and hand it over again, or server.decide(customer, account, 'retry' or 'skip').
c-1       halted-today  7          2026-11-09  halted: Codat refused 1, and 0 wait
  → Correct the transaction and hand it over again, or server.decide(customer, account, 'retry' or 'skip').

3 accounts are held up, 2 with an alarm.`);
  });

  it('ends with 0 where what is held up has time', async () => {
    await given(ledger, { rows: [['a', day(9), ...refusedByCodat]] });
    expect(await status()).toMatchObject({ exitCode: 0, out: expect.stringContaining('1 account is held up, 0 with an alarm.') });
  });

  it('counts the days in the account’s own time zone', async () => {
    await given(ledger, { accountId: 'toronto', rows: [['a', day(5), 'queued']] });
    await given(ledger, { accountId: 'auckland', timeZone: 'Pacific/Auckland', rows: [['a', day(5), 'queued']] });
    expect(await troubled()).toEqual(['auckland notSent 2026-11-05 2 urgent', 'toronto notSent 2026-11-05 3 early']);
    expect(await troubled('--history-days', '30')).toEqual([]);
  });

  it('tells of a push whose outcome is not known, once no worker is following it any more', async () => {
    await given(ledger, {
      rows: [
        ['a', day(4), 'queued'],
        ['b', day(9), 'queued'],
      ],
    });
    const push = { customerRef: 'customer-1', accountId: 'operating', id: 'p', connectionId: 'connection', idempotencyKey: 'k', operationKey: null };
    await ledger.beginPush({ ...push, intendedAt: '2026-11-10T02:50:00.000Z' }, ['a']);
    expect(await troubled()).toEqual([]);
    const later = { clock: { now: () => now + 10 * 60_000 }, environment: {} };
    expect(await runIn(later, 'status', '--database', file)).toMatchObject({
      exitCode: 1,
      out: expect.stringMatching(
        /2 URGENT +2026-11-04 +no outcome of a push since 2026-11-10T02:50:00.000Z: 1 in it, and 1 wait\n  → .*'wasSent' or 'wasNotSent'/,
      ),
    });
  });

  it('needs nobody for an account that is not connected, nor for one that is in the feed no more', async () => {
    const rows = [
      ['a', day(3), 'queued'],
      ['b', day(4), ...refusedByCodat],
    ] as const;
    await given(ledger, { customerRef: 'one', status: 'pending', rows });
    await given(ledger, { customerRef: 'two', status: 'disconnected', rows });
    await given(ledger, { customerRef: 'three', feedStatus: 'unlinked', rows });
    await given(ledger, { customerRef: 'four', rows });
    await ledger.changeFeed('four', (feed) => ({ ...feed, accounts: [] }));
    expect(await status()).toMatchObject({ exitCode: 0, out: expect.stringContaining('Nobody is needed.') });
    expect((await status()).out).toMatch(/transactions refused, not decided +4\n/);
  });

  it('needs nobody for what was too old when it came, and somebody for what became so in the queue', async () => {
    await given(ledger, {
      accountId: 'new',
      rows: [
        ['history', day(1), 'queued'],
        ['today', day(9), 'queued'],
      ],
    });
    await given(ledger, {
      accountId: 'began-later',
      feedStartDate: day(8),
      rows: [
        ['before', day(3), 'queued'],
        ['today', day(9), 'queued'],
      ],
    });
    await given(ledger, {
      accountId: 'behind',
      rows: [
        ['newest', day(8), 'sent'],
        ['older', day(4), 'queued'],
      ],
    });
    await given(ledger, {
      accountId: 'old-refusal',
      rows: [
        ['r', day(1), ...refusedByCodat],
        ['today', day(9), 'queued'],
      ],
    });
    await given(ledger, {
      accountId: 'stopped',
      rows: [
        ['sent', parseLocalDate('2026-10-20'), 'sent'],
        ['lost', day(1), 'queued'],
      ],
    });
    expect(await troubled()).toEqual(['stopped notSent 2026-11-01 -1 urgent']);
    expect((await status()).out).toMatch(/stopped +LOST/);
  });

  it('lets a server that skips refused transactions say so', async () => {
    await given(ledger, { rows: [['a', day(4), ...refusedByCodat]] });
    expect(await troubled()).toHaveLength(1);
    expect(await troubled('--skips-refused')).toEqual([]);
  });

  it('prints nothing of a customer but the references, and nothing that a terminal obeys', async () => {
    await given(ledger, { customerRef: 'evil\u009b31m', rows: [['secret-id', day(3), 'queued']] });
    for (const args of [[], ['--json']]) {
      const { out } = await status(...args);
      expect(out).not.toMatch(/Rent|secret-id|Opérations|4321|1200|7770/);
    }
    expect((await status()).out).toContain('evil\ufffd31m');
  });

  it('changes no tables: where they are another release’s it says so, and ends with 2', async () => {
    const old = newFile();
    await migrateLedger(databaseAt(old), '0001-initial');
    const statusOf = (address: string) => runIn({ clock, environment: { BANKFEEDS_DATABASE: address } }, 'status');
    expect(await statusOf(old)).toEqual({ exitCode: 2, out: '', err: expect.stringMatching(/are of 0001-initial, older than .*bankfeeds migrate/) });
    const { rows } = await sql`select name from bank_feed_migration`.execute(databaseAt(old));
    expect(rows).toHaveLength(1);

    await ledger.findFeed('nobody');
    await sql`insert into bank_feed_migration (name, timestamp) values ('9999-of-a-later-release', 'now')`.execute(databaseAt(file));
    expect(await status()).toEqual({ exitCode: 2, out: '', err: expect.stringContaining('9999-of-a-later-release, newer than') });

    const empty = newFile();
    writeFileSync(empty, '');
    expect(await statusOf(empty)).toEqual({ exitCode: 2, out: '', err: expect.stringContaining('There is no ledger in this database.') });
    rmSync(empty);
    expect(await statusOf(empty)).toEqual({ exitCode: 2, out: '', err: 'There is no such SQLite file.' });
    writeFileSync(empty, 'This is no database, and long enough to be taken for one. '.repeat(20));
    expect(await statusOf(empty)).toEqual({ exitCode: 2, out: '', err: expect.stringContaining('cannot be read (SQLITE_NOTADB)') });
  });

  it('says which database it wants, and never prints what it was given', async () => {
    expect(await runIn({ environment: {} }, 'status')).toMatchObject({ exitCode: 2, err: expect.stringContaining('BANKFEEDS_DATABASE') });
    for (const address of [
      'mysql://me:hunter2@db/bank',
      'postgres://me:hunter2@127.0.0.1:1/bank',
      'postgres://me:hunter2@127.0.0.1:1/%',
      '/nowhere/hunter2/ledger.db',
    ]) {
      const { exitCode, out, err } = await runIn({ environment: {} }, 'status', '--database', address);
      expect({ exitCode, out }, address).toEqual({ exitCode: 2, out: '' });
      expect(err).toMatch(/database|SQLite file/);
      expect(err).not.toContain('hunter2');
    }
    expect(await run('status', '--history-days', 'x')).toMatchObject({ exitCode: 2, err: expect.stringContaining('--history-days') });
  });

  it('says which package is missing', async () => {
    const notFound = () => Promise.reject(Object.assign(new Error("Cannot find package 'pg'"), { code: 'ERR_MODULE_NOT_FOUND' }));
    for (const [name, address] of [
      ['kysely', file],
      ['libsql', file],
      ['pg', 'postgres://db/bank'],
    ] as const) {
      const packages = { ...databasePackages, [name]: notFound };
      await expect(withDatabase(address, { mayMake: false, packages }, async () => null)).rejects.toThrow(
        `The package ${name} is not installed here: npm install`,
      );
    }
  });
});

describe('bankfeeds migrate', () => {
  const migrate = (address: string) => runIn({ environment: { BANKFEEDS_DATABASE: address } }, 'migrate');

  it('makes the tables, brings older ones up to date, and says from where to where', async () => {
    const file = newFile();
    const made = await migrate(file);
    expect(made).toMatchObject({ exitCode: 0, out: expect.stringMatching(/brought from none to \d{4}-/) });
    expect(await migrate(file)).toMatchObject({ exitCode: 0, out: expect.stringContaining('are up to date') });
    expect(await runIn({ clock }, 'status', '--database', file)).toMatchObject({ exitCode: 0 });

    const old = newFile();
    await migrateLedger(databaseAt(old), '0002-stage-history');
    expect(await migrate(old)).toMatchObject({ exitCode: 0, out: expect.stringMatching(/brought from 0002-stage-history to \d{4}-/) });
  });

  it('leaves the tables of a later release alone', async () => {
    const file = newFile();
    await migrate(file);
    await sql`insert into bank_feed_migration (name, timestamp) values ('9999-of-a-later-release', 'now')`.execute(databaseAt(file));
    expect(await migrate(file)).toMatchObject({ exitCode: 2, err: expect.stringContaining('Nothing was changed.') });
    expect(await migrate('/nowhere/ledger.db')).toMatchObject({ exitCode: 2, err: expect.stringContaining('cannot be opened') });
  });
});

describe.skipIf(postgres === null)('in Postgres', () => {
  let address: string;
  let database: Kysely<LedgerTables>;

  beforeEach(async () => {
    const made = await newDatabase(postgres ?? '');
    afterwards(() => made.drop());
    database = made.open();
    address = `postgres://bankfeeds@localhost/${made.name}?host=${encodeURIComponent(postgres ?? '')}`;
  });

  it('tables are made, and what is held up is told', async () => {
    expect(await run('status', '--database', address)).toMatchObject({ exitCode: 2, err: expect.stringContaining('There is no ledger') });
    expect(await run('migrate', '--database', address)).toMatchObject({ exitCode: 0, out: expect.stringContaining('from none to') });
    await given(sqlLedger(database), {
      rows: [
        ['a', day(4), ...refusedByCodat],
        ['b', day(9), 'queued'],
      ],
    });
    expect(await runIn({ clock }, 'status', '--database', address)).toMatchObject({
      exitCode: 1,
      err: '',
      out: expect.stringMatching(/customer-1 +operating +2 URGENT +2026-11-04 +halted: Codat refused 1, and 1 wait/),
    });
    expect(await run('status', '--database', address.replace('/ledger_', '/no_ledger_'))).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('cannot be read (3D000)'),
    });
  });
});
