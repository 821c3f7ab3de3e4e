import type { Transaction } from 'kysely';
import type { Instant } from '../../../core/clock.js';
import type { TransactionStage } from '../../../core/transaction.js';
import type { AccountKey, Ledger, StageChange } from '../ledger.js';
import { openAccount } from './accounts.js';
import { inPortions, type Db, type LedgerDatabase, type Tx } from './ledger-database.js';
import { historyWith } from './stage-steps.js';
import type { LedgerTables } from './tables.js';
import { recordColumns, recordOfRow } from './transaction-row.js';

/** Called within the transaction by which something of the account was queued. */
export type WhenQueued = (tx: Transaction<LedgerTables>, account: AccountKey) => Promise<void>;

/** What stands in which stage, and how it moves on. */
export function stagesIn(
  { ready, atomically }: LedgerDatabase,
  onQueued: WhenQueued | undefined,
): Pick<Ledger, 'queuedTransactions' | 'refusedTransactions' | 'countQueued' | 'changeStages'> {
  return {
    async queuedTransactions({ customerRef, accountId }, limit) {
      const rows = await inStage(await ready(), { customerRef, accountId }, 'queued')
        .limit(limit)
        .execute();
      return rows.map(recordOfRow);
    },
    async refusedTransactions({ customerRef, accountId }, since, limit) {
      const db = await ready();
      let refused = inStage(db, { customerRef, accountId }, 'rejected').where('reason', '=', 'refusedByCodat');
      if (since !== null) refused = refused.where('date', '>=', since);
      return (await refused.limit(limit).execute()).map(recordOfRow);
    },
    async countQueued({ customerRef, accountId }, through) {
      const db = await ready();
      const { count } = await db
        .selectFrom('bank_feed_transaction')
        .innerJoin('bank_feed_account', 'bank_feed_account.key', 'bank_feed_transaction.account_key')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('customer_ref', '=', customerRef)
        .where('account_id', '=', accountId)
        .where('stage', '=', 'queued')
        .where('date', '<=', through)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async changeStages(account, changes, at) {
      await atomically(async (tx) => {
        await move(tx, (await openAccount(tx, account)).key, changes, at);
        if (changes.some(isQueued)) await onQueued?.(tx, account);
      });
    },
  };
}

/** An account's records in one stage, by date, then sequence. */
function inStage(db: Db, { customerRef, accountId }: AccountKey, stage: TransactionStage) {
  return db
    .selectFrom('bank_feed_transaction')
    .innerJoin('bank_feed_account', 'bank_feed_account.key', 'bank_feed_transaction.account_key')
    .select(recordColumns)
    .where('customer_ref', '=', customerRef)
    .where('account_id', '=', accountId)
    .where('stage', '=', stage)
    .orderBy('date')
    .orderBy('sequence');
}

export function isQueued({ stage }: { readonly stage: TransactionStage }): boolean {
  return stage === 'queued';
}

export async function move(tx: Tx, key: number, changes: readonly StageChange[], at: Instant): Promise<void> {
  for (const [{ stage, reason, sentAt }, ids] of byOutcome(changes)) {
    for (const some of inPortions(ids)) {
      await tx
        .updateTable('bank_feed_transaction')
        .set({ stage, reason, sent_at: sentAt, history: historyWith({ stage, reason, at }) })
        .where('account_key', '=', key)
        .where('id', 'in', some)
        .execute();
      if (stage !== 'sent') continue;
      const { newest } = await tx
        .selectFrom('bank_feed_transaction')
        .select(({ fn }) => fn.max('date').as('newest'))
        .where('account_key', '=', key)
        .where('id', 'in', some)
        .executeTakeFirstOrThrow();
      if (newest === null) continue;
      await tx
        .updateTable('bank_feed_account')
        .set({ last_sent_date: newest })
        .where('key', '=', key)
        .where((row) => row.or([row('last_sent_date', 'is', null), row('last_sent_date', '<', newest)]))
        .execute();
    }
  }
}

/** Changes that say the same, once, with all the ids they are for. */
function byOutcome(changes: readonly StageChange[]): readonly (readonly [StageChange, readonly string[]])[] {
  const groups = new Map<string, readonly [StageChange, string[]]>();
  for (const change of changes) {
    const outcome = JSON.stringify([change.stage, change.reason, change.sentAt]);
    const group = groups.get(outcome) ?? [change, []];
    group[1].push(change.id);
    groups.set(outcome, group);
  }
  return [...groups.values()];
}
