import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Kysely, PostgresDialect, SqliteDialect, type PostgresPool, type SqliteDatabase } from 'kysely';
import { createSandboxClient } from '../../src/sandbox/control/sandbox-client.js';
import { createBankFeedsServer } from '../../src/server/index.js';
import { sqlLedger, type LedgerTables } from '../../src/server/ledger/sql/index.js';
import { accountIds, bank, customerRefs, transactionAt, type Batch } from './given.js';

/*
 * A worker as a bank runs it, until it is killed: hands over what its plan says and is not in the ledger yet, and pushes
 * until nothing is left. Its time is the sandbox's: it waits by letting that pass.
 */

export interface WorkerOrder {
  readonly ledger:
    | { readonly kind: 'sqlite'; readonly driverAt: string; readonly file: string }
    | { readonly kind: 'postgres'; readonly driverAt: string; readonly host: string; readonly database: string };
  readonly sandboxUrl: string;
  readonly apiKey: string;
  readonly planAt: string;
}

/** The most runs in which nothing may come to an end. */
const mostRuns = 500;
const pauseMs = 20_000;

const order: WorkerOrder = JSON.parse(process.argv[2] ?? '');
const sandbox = createSandboxClient({ baseUrl: order.sandboxUrl, apiKey: order.apiKey });
let ahead = (await sandbox.now()) - Date.now();

async function wait(milliseconds: number): Promise<void> {
  ahead = (await sandbox.advance(milliseconds)) - Date.now();
}

function open({ ledger }: WorkerOrder): Kysely<LedgerTables> {
  const driver = createRequire(ledger.driverAt)(ledger.driverAt);
  if (ledger.kind === 'sqlite') {
    const Database: new (file: string) => SqliteDatabase & { pragma(text: string): unknown } = driver;
    const database = new Database(ledger.file);
    database.pragma('busy_timeout = 10000');
    return new Kysely({ dialect: new SqliteDialect({ database }) });
  }
  const { Pool }: { readonly Pool: new (options: object) => PostgresPool } = driver;
  return new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ host: ledger.host, user: 'bankfeeds', database: ledger.database, max: 5 }) }) });
}

const ledger = sqlLedger(open(order));
const server = createBankFeedsServer({
  codat: { apiKey: order.apiKey, baseUrl: order.sandboxUrl },
  ledger,
  bank,
  authenticate: async () => null,
  clock: { now: () => Date.now() + ahead },
  wait,
});

process.stdout.write('at work\n');

const plan: readonly Batch[] = JSON.parse(readFileSync(order.planAt, 'utf8'));
for (const customerRef of customerRefs) {
  for (const accountId of accountIds[customerRef] ?? []) {
    const everything = { accountId, page: 1, pageSize: 1, orderBy: 'date', query: '' } as const;
    let { totalResults: known } = await ledger.listTransactions(customerRef, everything);
    for (const { end, date } of plan) {
      if (end <= known) continue;
      const first = known;
      await server.ingest(customerRef, accountId, Array.from({ length: end - first }, (_, place) => transactionAt(accountId, first + place, date)));
      known = end;
    }
  }
}
for (let run = 0; ; run += 1) {
  const { accounts } = await server.push();
  if (accounts.every(({ outcome }) => outcome === 'done')) break;
  if (run === mostRuns) throw new Error(`After ${run} runs: ${JSON.stringify(accounts.map(({ accountId, outcome, error }) => [accountId, outcome, error?.code]))}`);
  await wait(pauseMs);
}
process.exit(0);
