import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { TransactionFilter } from '../../../core/transaction.js';
import type { LedgerTables } from './tables.js';

type Row = ExpressionBuilder<LedgerTables, 'bank_feed_transaction'>;

type TextCondition = (row: Row) => Expression<SqlBool>;

/** The account's transactions that meet the filter, as `transactionMatcher` understands it; its text by a condition of its own. */
export function isFound(accountKey: number, filter: TransactionFilter, holdsText: TextCondition | null): (row: Row) => Expression<SqlBool> {
  return (row) => row.and([row('account_key', '=', accountKey), ...conditionsOf(row, filter), ...(holdsText ? [holdsText(row)] : [])]);
}

function conditionsOf(row: Row, { stages, types, direction, minAmount, maxAmount, from, to }: Omit<TransactionFilter, 'query'>): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (from) conditions.push(row('date', '>=', from));
  if (to) conditions.push(row('date', '<=', to));
  // Half of all rows are on either side of zero: read by the index of amounts they would all be sorted again. So it is not used.
  if (direction) conditions.push(row(sql<number>`amount + 0`, direction === 'in' ? '>' : '<', 0));
  if (minAmount != null) conditions.push(row(sql<number>`abs(amount)`, '>=', minAmount));
  if (maxAmount != null) conditions.push(row(sql<number>`abs(amount)`, '<=', maxAmount));
  if (stages?.length) conditions.push(row('stage', 'in', stages));
  if (types?.length) conditions.push(row('type', 'in', types));
  return conditions;
}
