import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparisonOf, millisecondsOf, type Comparison, type Pair } from './figures.js';
import { accountId, customer, handOver, ledgerIn, openDatabase, rowsACall, serverOver, transactionsOf, type Database } from './given.js';

/** Hands rows over as a bank does, into a new file; and writes what stands in it then into another one by bare statements. */
export async function ingest(count: number, runs: number): Promise<readonly Comparison[]> {
  const transactions = transactionsOf(count);
  const atOnce: Pair[] = [];
  const callByCall: Pair[] = [];
  const withoutIndex: Pair[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-bench-'));
    try {
      const kit = await emptyLedger(join(folder, 'kit.db'));
      const server = serverOver(ledgerIn(kit));
      const ours = await millisecondsOf(() => handOver(server, transactions));
      const columns = kit.prepare("select name from pragma_table_info('bank_feed_transaction')").all([]).map(textOf('name'));
      const written = kit
        .prepare('select * from bank_feed_transaction order by account_key, sequence')
        .all([])
        .map((row) => columns.map((column) => valueOf(row, column)));
      if (written.length !== count) throw new Error(`${written.length} of ${count} were taken.`);
      kit.close();

      async function bare({
        rowsATransaction,
        hasSearchIndex = true,
      }: {
        readonly rowsATransaction: number;
        readonly hasSearchIndex?: boolean;
      }): Promise<number> {
        const file = join(folder, 'bare.db');
        const database = await emptyLedger(file);
        if (!hasSearchIndex) for (const trigger of triggersOf(database)) database.exec(`drop trigger ${trigger}`);
        const milliseconds = await millisecondsOf(() => insertBare(database, columns, written, rowsATransaction));
        database.close();
        for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
        return milliseconds;
      }
      const others = [
        [atOnce, await bare({ rowsATransaction: count })],
        [callByCall, await bare({ rowsATransaction: rowsACall })],
        [withoutIndex, await bare({ rowsATransaction: count, hasSearchIndex: false })],
      ] as const;
      // The first is to warm up.
      if (run > 0) for (const [pairs, other] of others) pairs.push({ ours, other });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const callSize = rowsACall.toLocaleString('en');
  const name = `ingest ${count.toLocaleString('en')} transactions into SQLite, ${callSize} a call`;
  const bareInserts = 'bare prepared inserts into the same tables';
  return [
    comparisonOf({ name, against: `${bareInserts}, all in one transaction`, ratioGoal: 1.5, goalMs: null }, atOnce),
    comparisonOf({ name, against: `${bareInserts}, ${callSize} in a transaction`, ratioGoal: 1.5, goalMs: null }, callByCall),
    comparisonOf({ name, against: `${bareInserts} without the index for searches, all in one transaction`, ratioGoal: 1.5, goalMs: null }, withoutIndex),
  ];
}

function triggersOf(database: Database): readonly string[] {
  return database.prepare("select name from sqlite_schema where type = 'trigger'").all([]).map(textOf('name'));
}

/** With the tables and indexes, as after the first use. */
async function emptyLedger(file: string): Promise<Database> {
  const database = openDatabase(file);
  await ledgerIn(database).listTransactions(customer.ref, { accountId, page: 1, pageSize: 1, orderBy: 'date', query: '' });
  return database;
}

function insertBare(database: Database, columns: readonly string[], rows: readonly (readonly unknown[])[], rowsATransaction: number): void {
  const statement = database.prepare(`insert into bank_feed_transaction (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
  for (let first = 0; first < rows.length; first += rowsATransaction) {
    database.exec('begin');
    for (const row of rows.slice(first, first + rowsATransaction)) statement.run(row);
    database.exec('commit');
  }
}

function valueOf(row: unknown, column: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, column) : null;
}

function textOf(column: string): (row: unknown) => string {
  return (row) => String(valueOf(row, column));
}
