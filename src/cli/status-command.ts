import { parseArgs } from 'node:util';
import { instantAt, type Clock } from '../core/clock.js';
import { defaultHistoryDays } from '../core/push-plan.js';
import type { LedgerSchema } from '../server/ledger/sql/index.js';
import { UsageError, type ExitCode } from './command-io.js';
import { databaseAddress, databaseHelp, DatabaseTrouble, withDatabase, type DatabaseIo } from './open-database.js';
import { statusReport, type StatusOptions, type StatusReport } from './status-report.js';
import { printStatus, todoOf } from './status-table.js';

export const statusHelp = `bankfeeds status [--database <address>] [--history-days 7] [--skips-refused] [--json]

Prints what the ledger has: how much is queued, sending, refused, late; then each account that needs somebody, the most
urgent first, with the days that are left before a transaction can be sent no more. Changes nothing.

${databaseHelp}
  --history-days <days>  the server's historyDays; default 7
  --skips-refused        the server's onRefusedTransaction is 'skip': what Codat refused holds up nothing
  --json                 for machines

Customers are named by the bank's own references. Of an account that is not connected nobody is needed. The exit code is
0 when nothing is held up with an alarm, 1 when something is (from four days left), and 2 when the command line makes no
sense, the database cannot be read, or its tables are another release's.`;

export interface StatusCommandIo extends DatabaseIo {
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
}

/** @throws UsageError */
export async function runStatusCommand(args: readonly string[], io: StatusCommandIo): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: 'string' },
      'history-days': { type: 'string', default: String(defaultHistoryDays) },
      'skips-refused': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    io.print(statusHelp);
    return 0;
  }
  const options: StatusOptions = {
    now: (io.clock ?? { now: () => Date.now() }).now(),
    historyDays: parseDays(values['history-days']),
    onRefusedTransaction: values['skips-refused'] ? 'skip' : 'halt',
  };
  let report: StatusReport | LedgerSchema;
  try {
    report = await readReport(databaseAddress(values.database, io), options);
  } catch (failure) {
    if (!(failure instanceof DatabaseTrouble)) throw failure;
    io.printError(failure.message);
    return 2;
  }
  if ('state' in report) {
    io.printError(schemaTrouble(report));
    return 2;
  }
  if (values.json) io.print(JSON.stringify({ at: instantAt(options.now), ...withTodo(report) }, null, 2));
  else printStatus(report, io);
  return report.accounts.some(({ alarm }) => alarm !== null) ? 1 : 0;
}

/** The report, or the schema where it is not this release's. */
function readReport(address: string, options: StatusOptions): Promise<StatusReport | LedgerSchema> {
  return withDatabase(address, { mayMake: false }, async (database) => {
    const { ledgerSchema, sqlLedger } = await import('../server/ledger/sql/index.js');
    const schema = await ledgerSchema(database);
    // The ledger would bring an older one up to date: that is for whoever deploys to decide.
    return schema.state === 'current' ? statusReport(sqlLedger(database), options) : schema;
  });
}

function withTodo({ summary, accounts }: StatusReport) {
  return { summary, accounts: accounts.map((account) => ({ ...account, todo: todoOf(account) })) };
}

export function schemaTrouble({ state, present, current }: LedgerSchema): string {
  switch (state) {
    case 'none':
      return 'There is no ledger in this database. Is it the right one? bankfeeds migrate makes its tables.';
    case 'older':
      return `The ledger's tables are of ${present}, older than this release's (${current}). bankfeeds migrate brings them up to date.`;
    case 'newer':
      return `The ledger's tables are of ${present}, newer than this release knows (${current}). Use the release that the server runs.`;
    case 'current':
      return `The ledger's tables are this release's (${current}).`;
    default:
      return state satisfies never;
  }
}

/** @throws UsageError */
function parseDays(text: string): number {
  const days = /^\d{1,3}$/u.test(text) ? Number(text) : 0;
  if (days < 1 || days > 366) throw new UsageError('--history-days takes whole days, 1 to 366.');
  return days;
}
