import { sql } from 'kysely';
import type { Instant } from '../../../core/clock.js';
import type { Ledger, TransactionRecord, TransactionWrite } from '../ledger.js';
import { openAccount } from './accounts.js';
import { dialectOf } from './dialect.js';
import type { LedgerDatabase, Tx } from './ledger-database.js';
import { historyWith } from './stage-steps.js';
import { isQueued, type WhenQueued } from './stages.js';
import { elementAt, insertedColumns, insertedValues, recordColumns, recordOfRow, searchTextOf } from './transaction-row.js';

/** What the bank hands over, compared with what is known and written in one step. */
export function handOverIn({ atomically }: LedgerDatabase, onQueued: WhenQueued | undefined): Pick<Ledger, 'mergeTransactions'> {
  return {
    async mergeTransactions(account, ids, at, merge) {
      await atomically(async (tx) => {
        const { key, nextSequence } = await openAccount(tx, account);
        const known = await readRecords(tx, key, ids);
        const writes = merge(known);
        const added = writes.filter(({ id }) => !known.has(id));
        await insertTransactions(tx, key, nextSequence, added, at);
        for (const write of writes.filter(({ id }) => known.has(id))) await rewrite(tx, key, write, at);
        if (writes.some(isQueued)) await onQueued?.(tx, account);
      });
    },
  };
}

async function readRecords(tx: Tx, key: number, ids: readonly string[]): Promise<Map<string, TransactionRecord>> {
  const rows = await tx
    .selectFrom('bank_feed_transaction')
    .select(recordColumns)
    .where('account_key', '=', key)
    .where('id', 'in', dialectOf(tx).textsOf(JSON.stringify(ids)))
    .execute();
  return new Map(rows.map((row) => [row.id, recordOfRow(row)]));
}

async function insertTransactions(tx: Tx, key: number, nextSequence: number, added: readonly TransactionWrite[], at: Instant): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map((write, index) => insertedValues(write, nextSequence + index, at));
  // All in one parameter: to bring thirteen over for each row costs more than to take one apart.
  await sql`
    insert into ${sql.table('bank_feed_transaction')} (${sql.ref('account_key')}, ${sql.join(insertedColumns.map((column) => sql.ref(column)))})
    select cast(${key} as integer), ${sql.join(insertedColumns.map(elementAt))} from ${dialectOf(tx).elementsOf(JSON.stringify(rows))}
  `.execute(tx);
  await tx
    .updateTable('bank_feed_account')
    .set({ next_sequence: nextSequence + added.length })
    .where('key', '=', key)
    .execute();
}

async function rewrite(tx: Tx, key: number, write: TransactionWrite, at: Instant): Promise<void> {
  const { id, date, description, reference, type, amount, balance, stage, reason, sentAt } = write;
  await tx
    .updateTable('bank_feed_transaction')
    .set({
      date,
      description,
      reference,
      type,
      amount,
      balance,
      stage,
      reason,
      sent_at: sentAt,
      search_text: searchTextOf(write),
      history: historyWith({ stage, reason, at }),
    })
    .where('account_key', '=', key)
    .where('id', '=', id)
    .execute();
}
