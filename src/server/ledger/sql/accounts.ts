import { isLocalDate, type LocalDate } from '../../../core/local-date.js';
import type { TransactionStage } from '../../../core/transaction.js';
import type { AccountKey, Ledger } from '../ledger.js';
import type { Db, LedgerDatabase, Tx } from './ledger-database.js';

/** What is known of an account as a whole: whether something may be to send, and how far it was sent. */
export function accountsIn({ ready, atomically }: LedgerDatabase): Pick<Ledger, 'dueAccounts' | 'settleAccount' | 'lastSentDates'> {
  return {
    async dueAccounts(through, after, limit) {
      const db = await ready();
      let due = db.selectFrom('bank_feed_account').select(['customer_ref', 'account_id']).where('due_from', 'is not', null).where('due_from', '<=', through);
      if (after !== null) {
        const { customerRef, accountId } = after;
        due = due.where(({ eb, refTuple, tuple }) => eb(refTuple('customer_ref', 'account_id'), '>', tuple(customerRef, accountId)));
      }
      const rows = await due.orderBy('customer_ref').orderBy('account_id').limit(limit).execute();
      return rows.map(({ customer_ref: customerRef, account_id: accountId }) => ({ customerRef, accountId }));
    },
    async settleAccount(account) {
      await atomically(async (tx) => {
        const { key } = await openAccount(tx, account);
        const isSending = await firstOfStage(tx, key, 'sending');
        if (isSending !== null) return;
        await tx
          .updateTable('bank_feed_account')
          .set({ due_from: await firstOfStage(tx, key, 'queued') })
          .where('key', '=', key)
          .execute();
      });
    },
    async lastSentDates(customerRef) {
      const db = await ready();
      const rows = await db.selectFrom('bank_feed_account').select(['account_id', 'last_sent_date']).where('customer_ref', '=', customerRef).execute();
      const dates = new Map<string, LocalDate>();
      for (const { account_id, last_sent_date } of rows) if (isLocalDate(last_sent_date)) dates.set(account_id, last_sent_date);
      return dates;
    },
  };
}

export interface KnownAccount {
  readonly key: number;
  /** How many it has. */
  readonly transactions: number;
}

export async function findAccount(db: Db, { customerRef, accountId }: AccountKey): Promise<KnownAccount | undefined> {
  const row = await db
    .selectFrom('bank_feed_account')
    .select(['key', 'next_sequence'])
    .where('customer_ref', '=', customerRef)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  // None is ever taken out, so the place of the next one tells how many there are: counting a million takes as long as reading thousands.
  return row && { key: row.key, transactions: Number(row.next_sequence) - 1 };
}

/** Takes the account for this step. Whatever it does with it, something may be to send afterwards. */
export async function openAccount(tx: Tx, account: AccountKey): Promise<{ readonly key: number; readonly nextSequence: number }> {
  const row = await tx
    .insertInto('bank_feed_account')
    .values({ customer_ref: account.customerRef, account_id: account.accountId, last_sent_date: null, next_sequence: 1, due_from: '' })
    .onConflict((conflict) => conflict.columns(['customer_ref', 'account_id']).doUpdateSet({ due_from: '' }))
    .returning(['key', 'next_sequence'])
    .executeTakeFirstOrThrow();
  return { key: row.key, nextSequence: Number(row.next_sequence) };
}

/** Every step takes its account before its transactions: two steps that wait for each other's rows would wait for ever. */
export async function holdAccount(tx: Tx, key: number): Promise<void> {
  await tx.updateTable('bank_feed_account').set({ due_from: '' }).where('key', '=', key).execute();
}

/** The day of its first transaction in this stage. */
async function firstOfStage(tx: Tx, key: number, stage: TransactionStage): Promise<string | null> {
  const row = await tx
    .selectFrom('bank_feed_transaction')
    .select('date')
    .where('account_key', '=', key)
    .where('stage', '=', stage)
    .orderBy('date')
    .limit(1)
    .executeTakeFirst();
  return row?.date ?? null;
}
