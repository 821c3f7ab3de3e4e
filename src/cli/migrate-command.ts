import { parseArgs } from 'node:util';
import type { ExitCode } from './command-io.js';
import { databaseAddress, databaseHelp, DatabaseTrouble, withDatabase, type DatabaseIo } from './open-database.js';

export const migrateHelp = `bankfeeds migrate [--database <address>]

Brings the ledger's tables to the schema of this release, and makes them where there are none. The server does the same
when it first uses the ledger: this is for those who let only their deployment change tables. Safe to run again, and
from several machines at once.

${databaseHelp}

The exit code is 0 when the tables are up to date, and 2 when the command line makes no sense, the database cannot be
reached, or a later release has been at it.`;

/** @throws UsageError */
export async function runMigrateCommand(args: readonly string[], io: DatabaseIo): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: { database: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (values.help) {
    io.print(migrateHelp);
    return 0;
  }
  try {
    return await withDatabase(databaseAddress(values.database, io), { mayMake: true }, async (database) => {
      const { ledgerSchema, migrateLedger } = await import('../server/ledger/sql/index.js');
      const { present, current, state } = await ledgerSchema(database);
      switch (state) {
        case 'newer':
          io.printError(`The ledger's tables are of ${present}, newer than this release knows (${current}). Nothing was changed.`);
          return 2;
        case 'current':
          io.print(`The ledger's tables are up to date (${current}).`);
          return 0;
        case 'none':
        case 'older':
          await migrateLedger(database);
          io.print(`The ledger's tables were brought from ${present ?? 'none'} to ${current}.`);
          return 0;
        default:
          return state satisfies never;
      }
    });
  } catch (failure) {
    if (!(failure instanceof DatabaseTrouble)) throw failure;
    io.printError(failure.message);
    return 2;
  }
}
