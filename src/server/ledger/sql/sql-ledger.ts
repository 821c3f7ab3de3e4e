import type { Kysely } from 'kysely';
import type { Ledger } from '../ledger.js';
import { accountsIn } from './accounts.js';
import { readBacklogs, readTotals } from './backlogs.js';
import { feedsIn } from './feeds.js';
import { handOverIn } from './hand-over.js';
import { hintsIn } from './hints.js';
import { leasesIn } from './leases.js';
import type { LedgerDatabase } from './ledger-database.js';
import { listingIn } from './listing.js';
import { migrateLedger } from './migrations.js';
import { pushesIn } from './pushes.js';
import { stagesIn, type WhenQueued } from './stages.js';
import type { LedgerTables } from './tables.js';

export interface SqlLedgerOptions {
  /** Called within the transaction by which something of the account was queued: `graphileWakeUps()` wakes a worker by it. */
  readonly onQueued?: WhenQueued | undefined;
}

/**
 * A ledger in the bank’s own SQL database: SQLite by Kysely’s `SqliteDialect` over `libsql`, or Postgres by its
 * `PostgresDialect` over `pg`. Its tables begin with `bank_feed`; they are made and brought up to date before the
 * first use. A Kysely of its own may share the bank’s pool. Where several processes share a SQLite file, each opens it
 * with `pragma busy_timeout = 5000`: without it SQLite fails
 * at once where it could wait. `pragma journal_mode = wal` is set once for the file, before they come.
 */
export function sqlLedger(database: Kysely<LedgerTables>, { onQueued }: SqlLedgerOptions = {}): Ledger {
  let migrated: Promise<void> | null = null;

  async function ready(): Promise<Kysely<LedgerTables>> {
    migrated ??= migrateLedger(database);
    try {
      await migrated;
    } catch (error) {
      migrated = null;
      throw error;
    }
    return database;
  }

  const ledgerDatabase: LedgerDatabase = {
    ready,
    async atomically(work) {
      return (await ready()).transaction().execute(work);
    },
  };
  return {
    ...feedsIn(ledgerDatabase),
    ...hintsIn(ledgerDatabase),
    ...leasesIn(ledgerDatabase),
    ...accountsIn(ledgerDatabase),
    ...handOverIn(ledgerDatabase, onQueued),
    ...stagesIn(ledgerDatabase, onQueued),
    ...pushesIn(ledgerDatabase),
    ...listingIn(ledgerDatabase),
    async backlogs(after, limit) {
      return readBacklogs(await ready(), after, limit);
    },
    async totals() {
      return readTotals(await ready());
    },
  };
}
