import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Db } from './ledger-database.js';

/*
 * In SQLite, what stands somewhere within a text is found by an index of three letters at a time (FTS5, `trigram`): looking at
 * each row of a million holds a process up for half a second. The database itself keeps it true, by triggers. It holds
 * no text again, and knows a row by one number of its account and its place there, so that one account's rows are a range.
 */

const table = sql.table('bank_feed_search');
const transactions = sql.table('bank_feed_transaction');

/** The least text that the index knows. */
const leastLetters = 3;

const rowOf = (account: RawBuilder<unknown>, sequence: RawBuilder<unknown>) => sql`(${account} * 4294967296 + ${sequence})`;
/** A driver may bring a JavaScript number over as a float, in which the last digits of such a row would be lost. */
const firstRowOf = (accountKey: number) => rowOf(sql`cast(${accountKey} as integer)`, sql`0`);
const lastRowOf = (accountKey: number) => rowOf(sql`cast(${accountKey} as integer)`, sql`4294967295`);

/** Whether the index can tell where this text is. */
export function isLongEnough(text: string): boolean {
  return [...text].length >= leastLetters;
}

/** The index's entries of an account that hold a text in lower case, letter by letter. */
function entriesHolding(accountKey: number, text: string): RawBuilder<unknown> {
  const phrase = `"${text.replaceAll('"', '""')}"`;
  return sql`from ${table} where ${table} match ${phrase} and rowid between ${firstRowOf(accountKey)} and ${lastRowOf(accountKey)}`;
}

/** The places of the account's transactions that hold it. */
export function placesHolding(accountKey: number, text: string): RawBuilder<number> {
  return sql<number>`(select rowid - ${firstRowOf(accountKey)} ${entriesHolding(accountKey, text)})`;
}

/** How many of the account's transactions hold it. */
export async function countHolding(db: Db, accountKey: number, text: string): Promise<number> {
  const { rows } = await sql<{ readonly hits: number }>`select count(*) as hits ${entriesHolding(accountKey, text)}`.execute(db);
  return Number(rows[0]?.hits ?? 0);
}

/** Makes the index where it is not there, and fills it: also again, where it was broken off. */
export async function createSearchIndex(db: Kysely<unknown>): Promise<void> {
  const old = rowOf(sql`old.account_key`, sql`old.sequence`);
  const added = rowOf(sql`new.account_key`, sql`new.sequence`);
  const forget = sql`insert into bank_feed_search (bank_feed_search, rowid, text) values ('delete', ${old}, old.search_text)`;
  const know = sql`insert into bank_feed_search (rowid, text) values (${added}, new.search_text)`;
  await sql`create index if not exists bank_feed_transaction_by_place on ${transactions} (account_key, sequence)`.execute(db);
  // In lower case on both sides already, as the search goes by: the index is not to fold what that would tell apart.
  await sql`create virtual table if not exists ${table} using fts5(text, content='', tokenize='trigram case_sensitive 1')`.execute(db);
  await sql`create trigger if not exists bank_feed_search_added after insert on ${transactions} begin ${know}; end`.execute(db);
  await sql`create trigger if not exists bank_feed_search_rewritten after update of search_text on ${transactions} when old.search_text <> new.search_text begin ${forget}; ${know}; end`.execute(
    db,
  );
  await sql`create trigger if not exists bank_feed_search_taken_out after delete on ${transactions} begin ${forget}; end`.execute(db);
  // In one statement, and only what is not there: what another process writes meanwhile is written by its trigger.
  const row = rowOf(sql.ref('account_key'), sql.ref('sequence'));
  await sql`insert into bank_feed_search (rowid, text) select ${row}, search_text from ${transactions}
    where not exists (select 1 from bank_feed_search_docsize where id = ${row}) order by account_key, sequence`.execute(db);
}
