import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { runMigrations } from 'graphile-worker';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { graphileWakeUps, startGraphileWorker, type Worker } from 'bankfeeds/server/worker';
import { minute, operating, put, write } from '../../src/testing/ledger/ledger-scene.js';
import { newDatabase, type NewDatabase } from '../postgres/new-database.js';
import { bankInProcess, boulangerie, garage, storedAtCodat, transaction, type BankInProcess } from './bank-in-process.js';

const postgres = inject('postgres');
const mine = 'customer-1-operating';

describe.skipIf(postgres === null)('graphile-worker on the ledger’s Postgres', () => {
  let database: NewDatabase;
  let db: Kysely<LedgerTables>;
  let connectionString: string;
  const workers: Worker[] = [];

  beforeEach(async () => {
    database = await newDatabase(postgres ?? '');
    db = database.open();
    connectionString = `postgres://bankfeeds@/${database.name}?host=${encodeURIComponent(postgres ?? '')}`;
    await runMigrations({ connectionString });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await database.drop();
  });

  const ledgerWithWakeUps = () => sqlLedger(db, { onQueued: graphileWakeUps() });

  async function jobs(): Promise<readonly { readonly key: string; readonly queue_name: string | null }[]> {
    const { rows } = await sql<{
      readonly key: string;
      readonly queue_name: string | null;
    }>`select key, queue_name from graphile_worker.jobs order by id`.execute(db);
    return rows;
  }

  /** A bank with two customers who are connected, and so many workers. */
  async function bankWith(workerCount: number, everyMs = 3_600_000): Promise<BankInProcess> {
    const bank = bankInProcess({ ledger: ledgerWithWakeUps() });
    await bank.linked('boulangerie', ['operating']);
    await bank.linked('garage', ['operating']);
    for (let count = 0; count < workerCount; count += 1)
      workers.push(await startGraphileWorker({ server: bank.server, ledger: bank.ledger, connectionString, everyMs }));
    return bank;
  }

  it('is woken in the ledger’s own transaction: neither is without the other', async () => {
    const ledger = ledgerWithWakeUps();
    await put(ledger, operating, [write('a')]);
    expect(await jobs()).toHaveLength(1);
    await sql`drop function graphile_worker.add_job`.execute(db).catch(() => sql`alter schema graphile_worker rename to elsewhere`.execute(db));
    await expect(put(ledger, operating, [write('b')])).rejects.toThrow();
    expect((await ledger.queuedTransactions(operating, 9)).map(({ id }) => id)).toEqual(['a']);
  });

  it('has one job a customer waiting, in a queue of its own, under a name that tells nobody who it is', async () => {
    const ledger = ledgerWithWakeUps();
    for (const id of ['a', 'b', 'c']) await put(ledger, operating, [write(id)]);
    await put(ledger, { ...operating, accountId: 'payroll' }, [write('a')]);
    await put(ledger, { customerRef: 'customer-2', accountId: 'operating' }, [write('a')]);
    const waiting = await jobs();
    expect(waiting).toHaveLength(2);
    expect(new Set(waiting.map(({ queue_name }) => queue_name)).size).toBe(2);
    expect(JSON.stringify(waiting)).not.toContain('customer-');
  });

  it('is not woken by what queues nothing', async () => {
    const ledger = ledgerWithWakeUps();
    await put(ledger, operating, [write('a', { stage: 'late', reason: 'tooOld' })]);
    await ledger.changeStages(operating, [{ id: 'a', stage: 'quarantined', reason: null, sentAt: null }], minute(1));
    expect(await jobs()).toEqual([]);
    await ledger.changeStages(operating, [{ id: 'a', stage: 'queued', reason: null, sentAt: null }], minute(2));
    expect(await jobs()).toHaveLength(1);
  });

  it('sends at once what was handed over, on whichever machine', async () => {
    const bank = await bankWith(2);
    for (const [ref, id] of [
      [boulangerie.ref, 'a'],
      [garage.ref, 'g'],
      [boulangerie.ref, 'b'],
    ] as const) {
      await bank.server.ingest(ref, `${ref}-operating`, [transaction(id, bank.today())]);
    }
    await vi.waitFor(() => expect([storedAtCodat(bank, mine), storedAtCodat(bank, 'customer-2-operating')]).toEqual([['a', 'b'], ['g']]), { timeout: 15_000 });
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), { timeout: 5_000 });
  });

  it('looks at a customer again who could not be sent for', async () => {
    const bank = await bankWith(1);
    bank.sandbox.faults.set([{ method: 'GET', path: '*/connections/*', times: 2, effect: { kind: 'status', status: 400 } }]);
    await bank.server.ingest(boulangerie.ref, mine, [transaction('a', bank.today())]);
    await vi.waitFor(
      async () => {
        const { rows } = await sql<{ readonly payload: { readonly attempt: number } }>`select payload from graphile_worker._private_jobs`.execute(db);
        expect(rows).toEqual([{ payload: { customerRef: boulangerie.ref, attempt: 1 } }]);
      },
      { timeout: 15_000 },
    );
    expect(storedAtCodat(bank, mine)).toEqual([]);
  });

  it('can be taken away: what is due is in the ledger', async () => {
    const bank = await bankWith(0);
    await bank.server.ingest(boulangerie.ref, mine, [transaction('a', bank.today())]);
    await sql`delete from graphile_worker._private_jobs`.execute(db);
    workers.push(await startGraphileWorker({ server: bank.server, ledger: bank.ledger, connectionString, everyMs: 100 }));
    await vi.waitFor(() => expect(storedAtCodat(bank, mine)).toEqual(['a']), { timeout: 15_000 });
  });

  it('is an error where the database cannot be reached, not a worker that does nothing', async () => {
    const { server, ledger } = bankInProcess();
    await expect(startGraphileWorker({ server, ledger, connectionString: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow();
  });
});
