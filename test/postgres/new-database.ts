import { randomUUID } from 'node:crypto';
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
      await asAdministrator(host, `drop database ${name} with (force)`);
    },
  };
}

async function asAdministrator(host: string, statement: string): Promise<void> {
  const client = new pg.Client({ host, user: 'bankfeeds', database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
