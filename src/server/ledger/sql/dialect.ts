import { sql, type ColumnDataType, type ColumnDefinitionBuilder, type Kysely, type RawBuilder, type SqlBool } from 'kysely';

/** What the two databases call differently. */
export interface Dialect {
  /** Text in the order of its characters' numbers. SQLite orders by them; Postgres by the words of a language, unless it is told. */
  readonly text: ColumnDataType | RawBuilder<unknown>;
  /** A primary key that the database counts up. */
  readonly counted: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** The text under a key of the JSON that a column holds. */
  readonly textInJson: (column: string, key: string) => RawBuilder<string | null>;
  /** How many the list under a key of that JSON holds. */
  readonly lengthInJson: (column: string, key: string) => RawBuilder<number>;
  /** A table with one row for each element of a JSON array, in its order: what it is stands in the column `value`. */
  readonly elementsOf: (json: string) => RawBuilder<unknown>;
  /** The texts of a JSON array, as a list to look in. */
  readonly textsOf: (json: string) => RawBuilder<string>;
  /** Whether a column's text has this one in it, letter by letter. */
  readonly holds: (column: string, text: string) => RawBuilder<SqlBool>;
  /** Whether the ledger keeps an index of three letters at a time there (`search-index.ts`). */
  readonly hasSearchIndex: boolean;
}

const sqlite: Dialect = {
  text: 'text',
  counted: (column) => column.primaryKey().autoIncrement(),
  textInJson: (column, key) => sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${key}`)})`,
  lengthInJson: (column, key) => sql`json_array_length(${sql.ref(column)}, ${sql.lit(`$.${key}`)})`,
  elementsOf: (json) => sql`json_each(${json})`,
  textsOf: (json) => sql`(select value from json_each(${json}))`,
  // Not `like`: it takes three times as long, and the case is settled already.
  holds: (column, text) => sql`instr(${sql.ref(column)}, ${text}) > 0`,
  hasSearchIndex: true,
};

const postgres: Dialect = {
  text: sql`text collate "C"`,
  counted: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
  textInJson: (column, key) => sql`${sql.ref(column)}::json ->> ${sql.lit(key)}`,
  lengthInJson: (column, key) => sql`json_array_length(${sql.ref(column)}::json -> ${sql.lit(key)})`,
  elementsOf: (json) => sql`json_array_elements(${json}::json)`,
  textsOf: (json) => sql`(select json_array_elements_text(${json}::json))`,
  // `like`, because a bank's administrator may add an index that serves it (docs/scale.md).
  holds: (column, text) => sql`${sql.ref(column)} like ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`}`,
  hasSearchIndex: false,
};

/** The dialect of an open database, whichever of Kysely's drivers or others it was opened with. */
export function dialectOf(db: Pick<Kysely<unknown>, 'getExecutor'>): Dialect {
  // Kysely's own account of the two: what makes tables within a transaction is Postgres.
  return db.getExecutor().adapter.supportsTransactionalDdl ? postgres : sqlite;
}
