import { sql, type RawBuilder, type Selectable } from 'kysely';
import * as v from 'valibot';
import { localDateSchema } from '../../../core/wire-schemas.js';
import { stageReasons, transactionStages, transactionTypes, type FeedTransaction, type TransactionDay } from '../../../core/transaction.js';
import type { Instant } from '../../../core/clock.js';
import type { TransactionRecord, TransactionWrite } from '../ledger.js';
import { stepsOfText, textOfStep } from './stage-steps.js';
import type { LedgerTables } from './tables.js';

type TransactionRow = Selectable<LedgerTables['bank_feed_transaction']>;

/** Large whole numbers may come as text, depending on the driver. */
const number = v.union([v.number(), v.pipe(v.union([v.string(), v.bigint()]), v.transform(Number))]);
const wholeNumber = v.pipe(number, v.safeInteger());

const rowSchema = v.object({
  id: v.string(),
  sequence: wholeNumber,
  date: localDateSchema,
  description: v.string(),
  reference: v.nullable(v.string()),
  type: v.picklist(transactionTypes),
  amount: wholeNumber,
  balance: wholeNumber,
  stage: v.picklist(transactionStages),
  reason: v.nullable(v.picklist(stageReasons)),
  sent_at: v.nullable(v.string()),
});

/** The columns that make a record. */
export const recordColumns = ['id', 'sequence', 'date', 'description', 'reference', 'type', 'amount', 'balance', 'stage', 'reason', 'sent_at'] as const;

/** @throws ValiError when the row was not written by this library */
export function recordOfRow(row: Pick<TransactionRow, (typeof recordColumns)[number]>): TransactionRecord {
  const { sent_at: sentAt, ...rest } = v.parse(rowSchema, row);
  return { ...rest, sentAt };
}

/** The columns that make a transaction with its history. */
export const listedColumns = [...recordColumns, 'history'] as const;

/** @throws ValiError when the row was not written by this library */
export function listedOfRow({ history, ...row }: Pick<TransactionRow, (typeof listedColumns)[number]>): FeedTransaction {
  const { sequence: _, ...transaction } = recordOfRow(row);
  return { ...transaction, history: stepsOfText(history) };
}

const dayRowSchema = v.object({ date: localDateSchema, count: wholeNumber, money_in: number, money_out: number, balance: wholeNumber });

/**
 * The sums may be rounded where they are too large to be exact: whoever adds them up looks.
 * @throws ValiError when the row is not one of ours
 */
export function dayOfRow(row: unknown): TransactionDay {
  const { money_in: moneyIn, money_out: moneyOut, ...day } = v.parse(dayRowSchema, row);
  return { ...day, moneyIn, moneyOut };
}

export function searchTextOf({ description, reference }: Pick<TransactionRecord, 'description' | 'reference'>): string {
  // A line break stands in neither, so nothing is found across the two.
  return `${description}\n${reference ?? ''}`.toLowerCase();
}

/** The columns of a new row beside its account's, in the order of `insertedValues`. */
export const insertedColumns = [
  'id',
  'sequence',
  'date',
  'description',
  'reference',
  'type',
  'amount',
  'balance',
  'stage',
  'reason',
  'sent_at',
  'search_text',
  'history',
] as const satisfies readonly (keyof TransactionRow)[];

type InsertedColumn = (typeof insertedColumns)[number];

export function insertedValues(write: TransactionWrite, sequence: number, at: Instant): readonly TransactionRow[InsertedColumn][] {
  const { id, date, description, reference, type, amount, balance, stage, reason, sentAt } = write;
  return [id, sequence, date, description, reference, type, amount, balance, stage, reason, sentAt, searchTextOf(write), textOfStep({ stage, reason, at })];
}

/** What stands for a column in such an array, where the database has it as JSON in `value`. */
export function elementAt(column: InsertedColumn, place: number): RawBuilder<unknown> {
  const text = sql`value ->> ${sql.lit(place)}`;
  return column === 'sequence' || column === 'amount' || column === 'balance' ? sql`cast(${text} as bigint)` : text;
}
