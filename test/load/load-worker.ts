import { createRequire } from 'node:module';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { createBankFeedsServer } from '../../src/server/index.js';
import { sqlLedger, type LedgerTables } from '../../src/server/ledger/sql/index.js';
import { startGraphileWorker } from '../../src/server/worker/index.js';
import { bank } from './given.js';

/** A worker process of a bank, until it is killed. */
export interface LoadWorkerOrder {
  readonly pgAt: string;
  readonly host: string;
  readonly database: string;
  readonly codatUrl: string;
  readonly apiKey: string;
}

const order: LoadWorkerOrder = JSON.parse(process.argv[2] ?? '');
const { Pool }: { readonly Pool: new (options: object) => PostgresPool } = createRequire(order.pgAt)(order.pgAt);
const ledger = sqlLedger(
  new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool: new Pool({ host: order.host, user: 'bankfeeds', database: order.database, max: 10 }) }) }),
);
const server = createBankFeedsServer({
  codat: { apiKey: order.apiKey, baseUrl: order.codatUrl, callsPerMinute: 1_000_000 },
  ledger,
  bank,
  authenticate: async () => null,
});
await startGraphileWorker({
  server,
  ledger,
  connectionString: `postgres://bankfeeds@/${order.database}?host=${encodeURIComponent(order.host)}`,
  customersAtOnce: 8,
  // What a killed worker had is free after two minutes.
  everyMs: 5_000,
});
process.stdout.write('at work\n');
