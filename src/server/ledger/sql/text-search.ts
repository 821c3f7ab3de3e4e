import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { dialectOf } from './dialect.js';
import type { Db } from './ledger-database.js';
import { countHolding, isLongEnough, placesHolding } from './search-index.js';
import type { LedgerTables } from './tables.js';

type Condition = (row: ExpressionBuilder<LedgerTables, 'bank_feed_transaction'>) => Expression<SqlBool>;

/** Where a text stands in an account's transactions. */
export interface TextSearch {
  /** How many there are, where an index says so. */
  readonly hits: number | null;
  /** Looks at the text of each row that comes by. */
  readonly rowByRow: Condition;
  /** Goes from the index to its rows; as `rowByRow` where there is none. */
  readonly byIndex: Condition;
}

/** @param query as it was typed; not empty */
export async function searchText(db: Db, accountKey: number, query: string): Promise<TextSearch> {
  // A line break parts description and reference, and stands in neither; Postgres takes no text with U+0000.
  if (/[\n\0]/.test(query)) return { hits: 0, rowByRow: nowhere, byIndex: nowhere };
  const text = query.toLowerCase();
  const { holds, hasSearchIndex } = dialectOf(db);
  const rowByRow: Condition = () => holds('search_text', text);
  if (!hasSearchIndex || !isLongEnough(text)) return { hits: null, rowByRow, byIndex: rowByRow };
  return {
    hits: await countHolding(db, accountKey, text),
    rowByRow,
    byIndex: (row) => row('sequence', 'in', placesHolding(accountKey, text)),
  };
}

const nowhere: Condition = () => sql<SqlBool>`1 = 0`;
