import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import type { LedgerTables } from '../server/ledger/sql/index.js';
import { UsageError, type CommandIo } from './command-io.js';

export interface DatabasePackages {
  readonly kysely: () => Promise<typeof import('kysely')>;
  readonly libsql: () => Promise<{ readonly default: typeof import('libsql') }>;
  readonly pg: () => Promise<typeof import('pg')>;
}

/** Loaded when a database is opened: a bank that has none need not have these. */
export const databasePackages: DatabasePackages = {
  kysely: () => import('kysely'),
  libsql: () => import('libsql'),
  pg: () => import('pg'),
};

/** The database cannot be opened or read. Says so without quoting anything that may hold a password. */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble';
}

export interface DatabaseIo extends CommandIo {
  /** Default: the process's. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

export const databaseHelp = `  --database <address>   a SQLite file, or an address that begins with postgres://. Without it: BANKFEEDS_DATABASE
                         of the environment, so that a password need not stand on the command line. Never printed.`;

/** @throws UsageError */
export function databaseAddress(given: string | undefined, { environment = process.env }: DatabaseIo): string {
  const address = given ?? environment['BANKFEEDS_DATABASE'] ?? '';
  if (address === '') throw new UsageError('Which database? Name it by --database, or in BANKFEEDS_DATABASE.');
  if (isPostgres(address) || !/^[a-z][a-z0-9+.-]+:\/\//iu.test(address)) return address;
  throw new UsageError('The database is a SQLite file, or an address that begins with postgres://.');
}

/**
 * Does the work with the database open, and closes it. Nothing is migrated.
 * @param mayMake Whether a SQLite file that is not there is made
 * @throws DatabaseTrouble
 */
export async function withDatabase<T>(
  address: string,
  { mayMake, packages = databasePackages }: { readonly mayMake: boolean; readonly packages?: DatabasePackages },
  work: (database: Kysely<LedgerTables>) => Promise<T>,
): Promise<T> {
  const database = isPostgres(address) ? await openPostgres(address, packages) : await openSqlite(address, mayMake, packages);
  try {
    return await work(database);
  } catch (failure) {
    throw new DatabaseTrouble(`The database cannot be read${codeOf(failure)}. Is the address right, is it running, and may you read it?`);
  } finally {
    await database.destroy().catch(() => undefined);
  }
}

function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//iu.test(address);
}

async function openPostgres(connectionString: string, packages: DatabasePackages): Promise<Kysely<LedgerTables>> {
  const { Kysely, PostgresDialect } = await loaded('kysely', packages);
  const { default: pg } = await loaded('pg', packages);
  try {
    const pool = new pg.Pool({ connectionString, max: 2, connectionTimeoutMillis: 10_000, application_name: 'bankfeeds' });
    // A connection that is lost while nobody uses it is a failure of the next question.
    pool.on('error', () => undefined);
    return new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool }) });
  } catch {
    throw new DatabaseTrouble('The address of the database cannot be read. Characters such as @ and / in a password are written as %40 and %2F.');
  }
}

async function openSqlite(file: string, mayMake: boolean, packages: DatabasePackages): Promise<Kysely<LedgerTables>> {
  const { Kysely, SqliteDialect } = await loaded('kysely', packages);
  const { default: Database } = await loaded('libsql', packages);
  if (!mayMake && !existsSync(file)) throw new DatabaseTrouble('There is no such SQLite file.');
  try {
    const database = new Database(file);
    // Other processes may be at the file: they are waited for.
    database.exec('pragma busy_timeout = 5000');
    return new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database }) });
  } catch {
    throw new DatabaseTrouble('The SQLite file cannot be opened. Is its folder there, and may you read and write it?');
  }
}

async function loaded<Name extends keyof DatabasePackages>(name: Name, packages: DatabasePackages): Promise<Awaited<ReturnType<DatabasePackages[Name]>>>;
async function loaded(name: keyof DatabasePackages, packages: DatabasePackages): Promise<unknown> {
  try {
    return await packages[name]();
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'ERR_MODULE_NOT_FOUND')) throw failure;
    throw new DatabaseTrouble(`The package ${name} is not installed here: npm install kysely, and libsql for SQLite or pg for Postgres.`);
  }
}

/** What the driver calls the failure. Its sentence may quote the address, and with it a password. */
function codeOf(failure: unknown): string {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  return /^\w{1,40}$/u.test(code) ? ` (${code})` : '';
}
