import type { Ledger, OpenPush, TransactionRecord } from '../ledger.js';
import { holdAccount, openAccount } from './accounts.js';
import { inPortions, type Db, type LedgerDatabase, type Tx } from './ledger-database.js';
import { historyWith } from './stage-steps.js';
import { move } from './stages.js';
import { recordColumns, recordOfRow } from './transaction-row.js';

/** What is being sent, noted before the call and closed after its outcome is known. */
export function pushesIn({
  ready,
  atomically,
}: LedgerDatabase): Pick<Ledger, 'beginPush' | 'noteOperation' | 'openPushes' | 'transactionsOfPush' | 'endPush' | 'knownOperations'> {
  return {
    async beginPush(push, ids) {
      return atomically(async (tx) => {
        const { key } = await openAccount(tx, push);
        if ((await countQueued(tx, key, ids)) < ids.length) return false;
        await tx
          .insertInto('bank_feed_push')
          .values({
            id: push.id,
            customer_ref: push.customerRef,
            account_key: key,
            connection_id: push.connectionId,
            idempotency_key: push.idempotencyKey,
            intended_at: push.intendedAt,
            operation_key: push.operationKey,
            is_open: 1,
          })
          .execute();
        for (const some of inPortions(ids)) {
          await tx
            .updateTable('bank_feed_transaction')
            .set({
              stage: 'sending',
              reason: null,
              sent_at: null,
              push_id: push.id,
              history: historyWith({ stage: 'sending', reason: null, at: push.intendedAt }),
            })
            .where('account_key', '=', key)
            .where('id', 'in', some)
            .execute();
        }
        return true;
      });
    },
    async noteOperation(pushId, operationKey) {
      const db = await ready();
      await db.updateTable('bank_feed_push').set({ operation_key: operationKey }).where('id', '=', pushId).execute();
    },
    async openPushes(customerRef) {
      const db = await ready();
      const rows = await db
        .selectFrom('bank_feed_push')
        .innerJoin('bank_feed_account', 'bank_feed_account.key', 'bank_feed_push.account_key')
        .select(['id', 'account_id', 'connection_id', 'idempotency_key', 'intended_at', 'operation_key'])
        .where('bank_feed_push.customer_ref', '=', customerRef)
        .where('is_open', '=', 1)
        .orderBy('intended_at')
        .execute();
      return rows.map((row): OpenPush => ({
        id: row.id,
        customerRef,
        accountId: row.account_id,
        connectionId: row.connection_id,
        idempotencyKey: row.idempotency_key,
        intendedAt: row.intended_at,
        operationKey: row.operation_key,
      }));
    },
    async transactionsOfPush(pushId) {
      return readPush(await ready(), pushId);
    },
    async endPush(pushId, changes, at) {
      await atomically(async (tx) => {
        const push = await tx
          .updateTable('bank_feed_push')
          .set({ is_open: 0 })
          .where('id', '=', pushId)
          .where('is_open', '=', 1)
          .returning('account_key')
          .executeTakeFirst();
        if (push === undefined) return;
        await holdAccount(tx, push.account_key);
        await move(tx, push.account_key, changes, at);
        await tx
          .updateTable('bank_feed_transaction')
          .set({ stage: 'queued', reason: null, sent_at: null, history: historyWith({ stage: 'queued', reason: null, at }) })
          .where('push_id', '=', pushId)
          .where('stage', '=', 'sending')
          .execute();
        await tx.updateTable('bank_feed_transaction').set({ push_id: null }).where('push_id', '=', pushId).execute();
      });
    },
    async knownOperations(keys) {
      const db = await ready();
      const known = new Set<string>();
      for (const some of inPortions(keys)) {
        const rows = await db.selectFrom('bank_feed_push').select('operation_key').where('operation_key', 'in', some).execute();
        for (const { operation_key } of rows) if (operation_key !== null) known.add(operation_key);
      }
      return known;
    },
  };
}

async function countQueued(tx: Tx, key: number, ids: readonly string[]): Promise<number> {
  let count = 0;
  for (const some of inPortions(ids)) {
    const counted = await tx
      .selectFrom('bank_feed_transaction')
      .select(({ fn }) => fn.countAll<number | string>().as('queued'))
      .where('account_key', '=', key)
      .where('id', 'in', some)
      .where('stage', '=', 'queued')
      .executeTakeFirstOrThrow();
    count += Number(counted.queued);
  }
  return count;
}

async function readPush(db: Db, pushId: string): Promise<readonly TransactionRecord[]> {
  const rows = await db.selectFrom('bank_feed_transaction').select(recordColumns).where('push_id', '=', pushId).orderBy('date').orderBy('sequence').execute();
  return rows.map(recordOfRow);
}
