import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import * as v from 'valibot';
import { localDateSchema } from '../../../core/wire-schemas.js';
import type { Backlog, LedgerTotals } from '../backlog.js';
import type { AccountKey } from '../ledger.js';
import { dialectOf } from './dialect.js';
import { feedOfDocument } from './feed-document.js';
import type { LedgerTables } from './tables.js';

type Db = Kysely<LedgerTables>;
type Account = ExpressionBuilder<LedgerTables, 'bank_feed_account'>;

const piles = ['queued', 'refused', 'sending', 'late', 'quarantined'] as const;
type PileName = (typeof piles)[number];

const count = v.pipe(v.union([v.number(), v.string(), v.bigint()]), v.transform(Number), v.safeInteger());
const day = v.nullable(localDateSchema);

const rowSchema = v.object({
  customer_ref: v.string(),
  account_id: v.string(),
  document: v.nullable(v.string()),
  open_since: v.nullable(v.string()),
  queued: count,
  queued_oldest: day,
  refused: count,
  refused_oldest: day,
  sending: count,
  sending_oldest: day,
  late: count,
  quarantined: count,
});

/**
 * Each account is asked by itself, stage by stage, by the index that begins with these two: what was sent, which is
 * nearly everything, is never looked at.
 */
export async function readBacklogs(db: Db, after: AccountKey | null, limit: number): Promise<readonly Backlog[]> {
  let accounts = db
    .selectFrom('bank_feed_account')
    .leftJoin('bank_feed', 'bank_feed.customer_ref', 'bank_feed_account.customer_ref')
    .select(['bank_feed_account.customer_ref', 'bank_feed_account.account_id', 'bank_feed.document'])
    .select((account) => [
      openSince(account).as('open_since'),
      ...piles.map((name) =>
        pile(account, name)
          .select(({ fn }) => fn.countAll<number | string>().as('count'))
          .as(name),
      ),
      ...(['queued', 'refused', 'sending'] as const).map((name) =>
        pile(account, name)
          .select(({ fn }) => fn.min('date').as('oldest'))
          .as(`${name}_oldest`),
      ),
    ])
    // Not by `exists`: Postgres would read the whole table once for each of them.
    .where((account) => account.or(piles.map((name) => account(pile(account, name).select('stage').limit(1), 'is not', null))));
  if (after !== null) accounts = accounts.where(isBehind(after));
  const rows = await accounts.orderBy('bank_feed_account.customer_ref').orderBy('bank_feed_account.account_id').limit(limit).execute();
  return rows.map(backlogOfRow);
}

function pile(account: Account, name: PileName) {
  const rows = account
    .selectFrom('bank_feed_transaction')
    .whereRef('bank_feed_transaction.account_key', '=', 'bank_feed_account.key')
    .where('stage', '=', name === 'refused' ? 'rejected' : name);
  return name === 'refused' ? rows.where('reason', '=', 'refusedByCodat') : rows;
}

function openSince(account: Account) {
  // By the customer, too: that is how open pushes are indexed.
  return account
    .selectFrom('bank_feed_push')
    .whereRef('bank_feed_push.customer_ref', '=', 'bank_feed_account.customer_ref')
    .where('is_open', '=', 1)
    .whereRef('bank_feed_push.account_key', '=', 'bank_feed_account.key')
    .select(({ fn }) => fn.min('intended_at').as('oldest'));
}

function isBehind({ customerRef, accountId }: AccountKey): Expression<SqlBool> {
  return sql<SqlBool>`(bank_feed_account.customer_ref, bank_feed_account.account_id) > (${customerRef}, ${accountId})`;
}

/** @throws ValiError when the row was not written by this library */
function backlogOfRow(row: unknown): Backlog {
  const read = v.parse(rowSchema, row);
  return {
    customerRef: read.customer_ref,
    accountId: read.account_id,
    feed: read.document === null ? null : feedOfDocument(read.document),
    queued: { count: read.queued, oldest: read.queued_oldest },
    refused: { count: read.refused, oldest: read.refused_oldest },
    sending: { count: read.sending, oldest: read.sending_oldest },
    openSince: read.open_since,
    late: read.late,
    quarantined: read.quarantined,
  };
}

const totalsSchema = v.object({ customers: count, accounts: v.nullable(count), hints: count });

export async function readTotals(db: Db): Promise<LedgerTotals> {
  const { lengthInJson } = dialectOf(db);
  const row = await db
    .selectFrom('bank_feed')
    .where('connection_id', 'is not', null)
    .select(({ fn, selectFrom }) => [
      fn.countAll<number | string>().as('customers'),
      sql`sum(${lengthInJson('document', 'accounts')})`.as('accounts'),
      selectFrom('bank_feed_hint')
        .where('is_open', '=', 1)
        .select(({ fn: count }) => count.countAll<number | string>().as('open'))
        .as('hints'),
    ])
    .executeTakeFirstOrThrow();
  const { customers, accounts, hints } = v.parse(totalsSchema, row);
  return { connectedCustomers: customers, accounts: accounts ?? 0, openHints: hints };
}
