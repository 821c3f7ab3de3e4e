import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect, SqliteDialect, type PostgresPool, type SqliteDatabase } from 'kysely';
import { createSandboxClient } from '../../src/sandbox/control/sandbox-client.js';
import { createBankFeedsServer } from '../../src/server/index.js';
import { sqlLedger, type LedgerTables } from '../../src/server/ledger/sql/index.js';
import { accountIds, bank, customerRefs, transactionAt, type Batch } from './given.js';
import { passing, type FastTime } from './fast-time.js';

/*
 * A worker as a bank runs it: hands over what its plan says and is not in the ledger yet, and pushes until nothing is
 * left. Alone, its time is the sandbox's: it waits by letting that pass. Beside others, time passes by itself, faster than
 * ours, and the worker goes on until the plan is closed.
 */

export interface WorkerOrder {
  readonly ledger:
    | { readonly kind: 'sqlite'; readonly driverAt: string; readonly file: string }
    | { readonly kind: 'postgres'; readonly driverAt: string; readonly host: string; readonly database: string };
  readonly sandboxUrl: string;
  readonly apiKey: string;
  /** Where the `Batch`es stand, as JSON. */
  readonly planAt: string;
  /** Null: alone. */
  readonly beside: { readonly time: FastTime } | null;
}

/** The most runs in which nothing may come to an end. */
const mostRuns = 500;
const pauseMs = 20_000;
const lineMs = 10;

const order: WorkerOrder = JSON.parse(process.argv[2] ?? '');
const sandbox = createSandboxClient({ baseUrl: order.sandboxUrl, apiKey: order.apiKey });

async function timeOfTheSandbox() {
  let ahead = (await sandbox.now()) - Date.now();
  return {
    clock: { now: () => Date.now() + ahead },
    async wait(milliseconds: number): Promise<void> {
      ahead = (await sandbox.advance(milliseconds)) - Date.now();
    },
  };
}

const { clock, wait } = order.beside ? passing(order.beside.time) : await timeOfTheSandbox();

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
  codat: {
    apiKey: order.apiKey,
    baseUrl: order.sandboxUrl,
    // A line as banks have them: long enough for the system to stop the process on the way.
    fetch: async (input, init) => {
      if (!order.beside) return fetch(input, init);
      if (init?.method === 'POST') process.stdout.write('about to push\n');
      await setTimeout(lineMs);
      const answer = await fetch(input, init);
      await setTimeout(lineMs);
      return answer;
    },
  },
  ledger,
  bank,
  authenticate: async () => null,
  clock,
  wait,
});

process.stdout.write('at work\n');

export interface Plan {
  readonly batches: readonly Batch[];
  /** Nothing more will come. */
  readonly isClosed: boolean;
}

async function handOver({ batches }: Plan): Promise<void> {
  for (const customerRef of customerRefs) {
    for (const accountId of accountIds[customerRef] ?? []) {
      const everything = { accountId, page: 1, pageSize: 1, orderBy: 'date', query: '' } as const;
      let { totalResults: known } = await ledger.listTransactions(customerRef, everything);
      for (const { end, date } of batches) {
        if (end <= known) continue;
        const first = known;
        await server.ingest(
          customerRef,
          accountId,
          Array.from({ length: end - first }, (_, place) => transactionAt(accountId, first + place, date)),
        );
        known = end;
      }
    }
  }
}

for (let run = 0; ;) {
  const plan: Plan = JSON.parse(readFileSync(order.planAt, 'utf8'));
  await handOver(plan);
  const { accounts } = await server.push();
  if (plan.isClosed && accounts.every(({ outcome }) => outcome === 'done')) break;
  if (plan.isClosed) run += 1;
  if (run === mostRuns)
    throw new Error(`After ${run} runs: ${JSON.stringify(accounts.map(({ accountId, outcome, error }) => [accountId, outcome, error?.code]))}`);
  await wait(pauseMs);
}
process.exit(0);
