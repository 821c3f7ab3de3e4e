import type { Selectable } from 'kysely';
import * as v from 'valibot';
import { localDateSchema } from '../../../core/wire-schemas.js';
import { stageReasons, transactionStages, transactionTypes } from '../../../core/transaction.js';
import type { TransactionRecord } from '../ledger.js';
import type { LedgerTables } from './tables.js';

type TransactionRow = Selectable<LedgerTables['bank_feed_transaction']>;

/** Large whole numbers may come as text, depending on the driver. */
const wholeNumber = v.pipe(v.union([v.number(), v.pipe(v.string(), v.transform(Number))]), v.safeInteger());

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
export const recordColumns = [
  'id', 'sequence', 'date', 'description', 'reference', 'type', 'amount', 'balance', 'stage', 'reason', 'sent_at',
] as const;

/** @throws ValiError when the row was not written by this library */
export function recordOfRow(row: Pick<TransactionRow, (typeof recordColumns)[number]>): TransactionRecord {
  const { sent_at: sentAt, ...rest } = v.parse(rowSchema, row);
  return { ...rest, sentAt };
}

export function searchTextOf({ description, reference }: Pick<TransactionRecord, 'description' | 'reference'>): string {
  // A line break stands in neither, so nothing is found across the two.
  return `${description}\n${reference ?? ''}`.toLowerCase();
}
