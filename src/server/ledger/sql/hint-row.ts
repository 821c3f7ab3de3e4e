import type { Selectable } from 'kysely';
import * as v from 'valibot';
import type { KeptHint } from '../ledger.js';
import type { LedgerTables } from './tables.js';

const subjectSchema = v.nullable(v.picklist(['statuses', 'pushes']));

/** @throws ValiError when the row was not written by this library */
export function hintOfRow(row: Selectable<LedgerTables['bank_feed_hint']>): KeptHint {
  return { id: row.id, companyId: row.company_id, subject: v.parse(subjectSchema, row.subject), receivedAt: row.received_at };
}
