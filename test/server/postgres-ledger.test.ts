import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { sqlLedger } from 'bankfeeds/server/sql';
import { minute, operating, put, write } from '../../src/testing/ledger/ledger-scene.js';
import { newDatabase, type NewDatabase } from '../postgres/new-database.js';

const postgres = inject('postgres');

describe.skipIf(postgres === null)('a ledger in Postgres', () => {
  let database: NewDatabase;

  beforeEach(async () => {
    database = await newDatabase(postgres ?? '');
  });
  afterEach(() => database.drop());

  it('brings steps that take the same transactions at the same time to an end, all of them', async () => {
    const ledger = sqlLedger(database.open());
    const ids = Array.from({ length: 40 }, (_, place) => `t${place}`);
    const rows = ids.map((id) => write(id));
    await put(ledger, operating, rows);
    for (let round = 0; round < 40; round += 1) {
      const push = { ...operating, id: `push-${round}`, connectionId: 'c', idempotencyKey: 'k', intendedAt: minute(round), operationKey: null };
      expect(await ledger.beginPush(push, ids)).toBe(true);
      await Promise.all([
        ledger.endPush(
          push.id,
          ids.map((id) => ({ id, stage: 'sent', reason: null, sentAt: minute(round) })),
          minute(round),
        ),
        ledger.mergeTransactions(operating, ids, minute(round), () => rows.toReversed()),
        ledger.changeStages(
          operating,
          ids.map((id) => ({ id, stage: 'late', reason: 'tooOld', sentAt: null })),
          minute(round),
        ),
      ]);
      await ledger.changeStages(
        operating,
        ids.map((id) => ({ id, stage: 'queued', reason: null, sentAt: null })),
        minute(round),
      );
    }
    expect(await ledger.openPushes(operating.customerRef)).toEqual([]);
  });

  it('is made once by ledgers that open it at the same time, each with connections of its own', async () => {
    const ledgers = Array.from({ length: 5 }, () => sqlLedger(database.open()));
    expect(await Promise.all(ledgers.map((ledger) => ledger.findFeed('nobody')))).toEqual([null, null, null, null, null]);
  });
});
