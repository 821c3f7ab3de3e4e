import { createRequire } from 'node:module';
import { Kysely, PostgresDialect, SqliteDialect, type PostgresPool, type SqliteDatabase } from 'kysely';
import { sqlLedger, type LedgerTables } from '../../src/server/ledger/sql/index.js';
import { minute, write } from '../../src/testing/ledger/ledger-scene.js';

/*
 * One of several processes at one ledger, started by two-processes.test.ts: changes a feed, hands over transactions,
 * takes leases and begins pushes, and prints what it got.
 */

const [driverAt = '', place = '', databaseName = '', name = '', rounds = '0'] = process.argv.slice(2);
const driver = createRequire(driverAt)(driverAt);
const ledger = sqlLedger(new Kysely<LedgerTables>({ dialect: databaseName === '' ? sqlite() : postgres() }));

function sqlite(): SqliteDialect {
  const Database: new (path: string) => SqliteDatabase & { pragma(text: string): unknown } = driver;
  const database = new Database(place);
  database.pragma('busy_timeout = 10000');
  return new SqliteDialect({ database });
}

function postgres(): PostgresDialect {
  const { Pool }: { readonly Pool: new (options: object) => PostgresPool } = driver;
  return new PostgresDialect({ pool: new Pool({ host: place, user: 'bankfeeds', database: databaseName }) });
}

const account = { customerRef: 'customer-1', accountId: 'operating' };
const leases: string[] = [];
const begun: string[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  await ledger.changeFeed('customer-1', (feed) => ({ ...feed, openKeys: { ...feed.openKeys, [`${name}-${round}`]: name } }));
  await ledger.mergeTransactions(account, [`${name}-${round}`], minute(round), () => [write(`${name}-${round}`)]);
  if (await ledger.takeLease({ name: `lease-${round}`, holder: name, now: 0, until: 1 })) leases.push(`lease-${round}`);
  await ledger.mergeTransactions(account, [`shared-${round}`], minute(round), (known) => (known.size > 0 ? [] : [write(`shared-${round}`)]));
  const push = { ...account, id: `${name}-${round}`, connectionId: 'c', idempotencyKey: 'k', intendedAt: '2026-11-10T12:00:00.000Z', operationKey: null };
  if (await ledger.beginPush(push, [`shared-${round}`])) begun.push(`shared-${round}`);
  // While others hand over and begin: steps that took each other's rows would wait for ever.
  if (round % 3 === 0) await ledger.endPush(push.id, [{ id: `shared-${round}`, stage: 'sent', reason: null, sentAt: minute(round) }], minute(round));
}
process.stdout.write(JSON.stringify({ leases, begun }));
process.exit(0);
