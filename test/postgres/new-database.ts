import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { LedgerTables } from 'bankfeeds/server/sql';

export interface NewDatabase {
  readonly name: string;
  /** One more pool of connections to it. */
  open(): Kysely<LedgerTables>;
  /** Closes what was opened, and drops it. */
  drop(): Promise<void>;
}

/** An empty database on the tests' own server. */
export async function newDatabase(host: string): Promise<NewDatabase> {
  const name = `ledger_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(host, `create database ${name}`);
  const opened: Kysely<LedgerTables>[] = [];
  return {
    name,
    open() {
      const pool = new pg.Pool({ host, user: 'bankfeeds', database: name, max: 10 });
      // A connection on its way out is ended when the database is dropped.
      pool.on('error', () => undefined);
      const database = new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool }) });
      opened.push(database);
      return database;
    },
    async drop() {
      await Promise.all(opened.map((database) => database.destroy()));
      await sessionsToEnd(host, name);
      await asAdministrator(host, `drop database ${name} with (force)`);
    },
  };
}

/**
 * A pool says that it has ended before its connections have: one that is ended from outside meanwhile is an error that
 * nobody listens for. What hangs for longer than ten seconds is left to the drop.
 */
async function sessionsToEnd(host: string, name: string): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const [row] = await asAdministrator<{ readonly open: string }>(host, `select count(*) as open from pg_stat_activity where datname = '${name}'`);
    if (row?.open === '0') return;
    await setTimeout(50);
  }
}

async function asAdministrator<Row extends pg.QueryResultRow>(host: string, statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ host, user: 'bankfeeds', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
