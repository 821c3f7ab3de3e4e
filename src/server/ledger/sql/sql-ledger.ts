import { sql, type Kysely, type Transaction } from 'kysely';
import type { Instant } from '../../../core/clock.js';
import { isLocalDate, type LocalDate } from '../../../core/local-date.js';
import { columnOfOrder } from '../../../core/transaction.js';
import { emptyFeedRecord } from '../feed-record.js';
import type { AccountKey, Ledger, OpenPush, StageChange, TransactionRecord, TransactionWrite } from '../ledger.js';
import { sumsOfDays } from '../sums-of-days.js';
import { documentOfFeed, feedOfDocument } from './feed-document.js';
import { isFound } from './filter-condition.js';
import { migrateLedger } from './migrations.js';
import { historyWith, textOfStep } from './stage-steps.js';
import type { LedgerTables } from './tables.js';
import { dayOfRow, listedColumns, listedOfRow, recordColumns, recordOfRow, searchTextOf } from './transaction-row.js';

type Db = Kysely<LedgerTables>;
type Tx = Transaction<LedgerTables>;

/** Rows of one statement: SQLite takes 32,766 parameters at once, a row needs fifteen. */
const rowsAtOnce = 500;

/**
 * A ledger in the bank’s own SQL database: SQLite by Kysely’s `SqliteDialect` over `libsql`, or Postgres by its
 * `PostgresDialect` over `pg`. Its tables begin with `bank_feed`; they are made and brought up to date before the
 * first use. A Kysely of its own may share the bank’s pool. Where several processes share a SQLite file, each opens it
 * with `pragma busy_timeout = 5000`: without it SQLite fails
 * at once where it could wait. `pragma journal_mode = wal` is set once for the file, before they come.
 */
export function sqlLedger(database: Kysely<LedgerTables>): Ledger {
  let migrated: Promise<void> | null = null;

  async function ready(): Promise<Db> {
    migrated ??= migrateLedger(database);
    try {
      await migrated;
    } catch (error) {
      migrated = null;
      throw error;
    }
    return database;
  }

  /**
   * Each such step begins with a write, which takes the row (in SQLite, the file) for itself: what is read then is what
   * is changed, also when another process is at the same database.
   */
  async function atomically<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const db = await ready();
    return db.transaction().execute(work);
  }

  return {
    async findFeed(customerRef) {
      return readFeed(await ready(), customerRef);
    },
    async changeFeed(customerRef, change) {
      return atomically(async (tx) => {
        const { document } = await tx
          .insertInto('bank_feed')
          .values({ customer_ref: customerRef, connection_id: null, document: documentOfFeed(emptyFeedRecord(customerRef)) })
          .onConflict((conflict) => conflict.column('customer_ref').doUpdateSet((row) => ({ customer_ref: row.ref('excluded.customer_ref') })))
          .returning('document')
          .executeTakeFirstOrThrow();
        const changed = change(feedOfDocument(document));
        await tx
          .updateTable('bank_feed')
          .set({ connection_id: changed.connectionId, document: documentOfFeed(changed) })
          .where('customer_ref', '=', customerRef)
          .execute();
        return changed;
      });
    },
    async connectedCustomers(after, limit) {
      const db = await ready();
      let query = db.selectFrom('bank_feed').select('customer_ref').where('connection_id', 'is not', null);
      if (after !== null) query = query.where('customer_ref', '>', after);
      const rows = await query.orderBy('customer_ref').limit(limit).execute();
      return rows.map(({ customer_ref }) => customer_ref);
    },

    async takeLease({ name, holder, now, until }) {
      const db = await ready();
      const taken = await db
        .insertInto('bank_feed_lease')
        .values({ name, holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, until })
            .where((lease) =>
              lease.or([lease('bank_feed_lease.until', '<=', now), lease('bank_feed_lease.holder', '=', holder)]),
            ),
        )
        .returning('holder')
        .executeTakeFirst();
      return taken !== undefined;
    },
    async prolongLease({ name, holder, until }) {
      const db = await ready();
      const prolonged = await db.updateTable('bank_feed_lease').set({ until }).where('name', '=', name).where('holder', '=', holder).returning('holder').executeTakeFirst();
      return prolonged !== undefined;
    },
    async releaseLease(name, holder) {
      const db = await ready();
      await db.deleteFrom('bank_feed_lease').where('name', '=', name).where('holder', '=', holder).execute();
    },

    async mergeTransactions(account, ids, at, merge) {
      await atomically(async (tx) => {
        const { key, nextSequence } = await openAccount(tx, account);
        const known = await readRecords(tx, key, ids);
        const writes = merge(known);
        const added = writes.filter(({ id }) => !known.has(id));
        await insertTransactions(tx, key, nextSequence, added, at);
        for (const write of writes.filter(({ id }) => known.has(id))) await rewrite(tx, key, write, at);
      });
    },
    async queuedTransactions({ customerRef, accountId }, limit) {
      const db = await ready();
      const rows = await db
        .selectFrom('bank_feed_transaction')
        .innerJoin('bank_feed_account', 'bank_feed_account.key', 'bank_feed_transaction.account_key')
        .select(recordColumns)
        .where('customer_ref', '=', customerRef)
        .where('account_id', '=', accountId)
        .where('stage', '=', 'queued')
        .orderBy('date')
        .orderBy('sequence')
        .limit(limit)
        .execute();
      return rows.map(recordOfRow);
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
      await atomically(async (tx) => move(tx, (await openAccount(tx, account)).key, changes, at));
    },
    async lastSentDates(customerRef) {
      const db = await ready();
      const rows = await db
        .selectFrom('bank_feed_account')
        .select(['account_id', 'last_sent_date'])
        .where('customer_ref', '=', customerRef)
        .execute();
      const dates = new Map<string, LocalDate>();
      for (const { account_id, last_sent_date } of rows) if (isLocalDate(last_sent_date)) dates.set(account_id, last_sent_date);
      return dates;
    },
    async listTransactions(customerRef, { accountId, page, pageSize, orderBy, ...filter }) {
      const db = await ready();
      const account = await findAccount(db, { customerRef, accountId });
      if (account === undefined) return { results: [], totalResults: 0 };
      const found = db.selectFrom('bank_feed_transaction').where(isFound(account.key, filter));
      const counted = await found.select(({ fn }) => fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow();
      const { column, descends } = columnOfOrder(orderBy);
      const direction = descends ? 'desc' : 'asc';
      let ordered = found.select(listedColumns).orderBy(column, direction);
      if (column !== 'date') ordered = ordered.orderBy('date', direction);
      const rows = await ordered.orderBy('sequence', direction).limit(pageSize).offset((page - 1) * pageSize).execute();
      return { results: rows.map(listedOfRow), totalResults: Number(counted.count) };
    },
    async summarizeTransactions(customerRef, { accountId, ...filter }) {
      const db = await ready();
      const account = await findAccount(db, { customerRef, accountId });
      if (account === undefined) return sumsOfDays([]);
      const days = db
        .selectFrom('bank_feed_transaction')
        .where(isFound(account.key, filter))
        .select(({ fn }) => [
          'date',
          fn.countAll().as('count'),
          sql`sum(case when amount > 0 then amount else 0 end)`.as('money_in'),
          sql`sum(case when amount < 0 then amount else 0 end)`.as('money_out'),
          fn.max('sequence').as('last_sequence'),
        ])
        .groupBy('date')
        .as('day');
      // One statement: sums and days are of the same moment.
      const rows = await db
        .selectFrom(days)
        .innerJoin('bank_feed_transaction as last', (join) =>
          join.on('last.account_key', '=', account.key).onRef('last.date', '=', 'day.date').onRef('last.sequence', '=', 'day.last_sequence'),
        )
        .select(['day.date', 'day.count', 'day.money_in', 'day.money_out', 'last.balance'])
        .orderBy('day.date', 'desc')
        .execute();
      return sumsOfDays(rows.map(dayOfRow));
    },

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
            .set({ stage: 'sending', reason: null, sent_at: null, push_id: push.id, history: historyWith({ stage: 'sending', reason: null, at: push.intendedAt }) })
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

async function readFeed(db: Db, customerRef: string) {
  const row = await db.selectFrom('bank_feed').select('document').where('customer_ref', '=', customerRef).executeTakeFirst();
  return row === undefined ? null : feedOfDocument(row.document);
}

function findAccount(db: Db, { customerRef, accountId }: AccountKey) {
  return db
    .selectFrom('bank_feed_account')
    .select('key')
    .where('customer_ref', '=', customerRef)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

async function openAccount(tx: Tx, account: AccountKey): Promise<{ readonly key: number; readonly nextSequence: number }> {
  const row = await tx
    .insertInto('bank_feed_account')
    .values({ customer_ref: account.customerRef, account_id: account.accountId, last_sent_date: null, next_sequence: 1 })
    .onConflict((conflict) =>
      conflict.columns(['customer_ref', 'account_id']).doUpdateSet((known) => ({ account_id: known.ref('excluded.account_id') })),
    )
    .returning(['key', 'next_sequence'])
    .executeTakeFirstOrThrow();
  return { key: row.key, nextSequence: Number(row.next_sequence) };
}

/** Every step takes its account before its transactions: two steps that wait for each other's rows would wait for ever. */
async function holdAccount(tx: Tx, key: number): Promise<void> {
  await tx.updateTable('bank_feed_account').set(({ ref }) => ({ account_id: ref('account_id') })).where('key', '=', key).execute();
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

async function readRecords(tx: Tx, key: number, ids: readonly string[]): Promise<Map<string, TransactionRecord>> {
  const known = new Map<string, TransactionRecord>();
  for (const some of inPortions(ids)) {
    const rows = await tx
      .selectFrom('bank_feed_transaction')
      .select(recordColumns)
      .where('account_key', '=', key)
      .where('id', 'in', some)
      .execute();
    for (const row of rows) known.set(row.id, recordOfRow(row));
  }
  return known;
}

async function insertTransactions(tx: Tx, key: number, nextSequence: number, added: readonly TransactionWrite[], at: Instant): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map((write, index) => ({
    account_key: key,
    id: write.id,
    sequence: nextSequence + index,
    date: write.date,
    description: write.description,
    reference: write.reference,
    type: write.type,
    amount: write.amount,
    balance: write.balance,
    stage: write.stage,
    reason: write.reason,
    sent_at: write.sentAt,
    push_id: null,
    search_text: searchTextOf(write),
    history: textOfStep({ stage: write.stage, reason: write.reason, at }),
  }));
  for (const some of inPortions(rows)) await tx.insertInto('bank_feed_transaction').values([...some]).execute();
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
      date, description, reference, type, amount, balance, stage, reason,
      sent_at: sentAt,
      search_text: searchTextOf(write),
      history: historyWith({ stage, reason, at }),
    })
    .where('account_key', '=', key)
    .where('id', '=', id)
    .execute();
}

async function move(tx: Tx, key: number, changes: readonly StageChange[], at: Instant): Promise<void> {
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

async function readPush(db: Db, pushId: string): Promise<readonly TransactionRecord[]> {
  const rows = await db
    .selectFrom('bank_feed_transaction')
    .select(recordColumns)
    .where('push_id', '=', pushId)
    .orderBy('date')
    .orderBy('sequence')
    .execute();
  return rows.map(recordOfRow);
}

function* inPortions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += rowsAtOnce) yield all.slice(start, start + rowsAtOnce);
}
