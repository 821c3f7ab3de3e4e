import type { Kysely, Transaction } from 'kysely';
import type { LedgerTables } from './tables.js';

export type Db = Kysely<LedgerTables>;
export type Tx = Transaction<LedgerTables>;

/** A database that has the ledger's tables. */
export interface LedgerDatabase {
  /** The database, once its tables are those of this release. */
  ready(): Promise<Db>;
  /**
   * Each such step begins with a write, which takes the row (in SQLite, the file) for itself: what is read then is what
   * is changed, also when another process is at the same database.
   */
  atomically<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Rows of one statement: SQLite takes 32,766 parameters at once. */
const rowsAtOnce = 500;

export function* inPortions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += rowsAtOnce) yield all.slice(start, start + rowsAtOnce);
}
