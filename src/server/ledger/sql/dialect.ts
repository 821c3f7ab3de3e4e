import { sql, type ColumnDataType, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from 'kysely';

/** What the two databases call differently. */
export interface Dialect {
  /** Text in the order of its characters' numbers. SQLite orders by them; Postgres by the words of a language, unless it is told. */
  readonly text: ColumnDataType | RawBuilder<unknown>;
  /** A primary key that the database counts up. */
  readonly counted: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
}

const sqlite: Dialect = { text: 'text', counted: (column) => column.primaryKey().autoIncrement() };

const postgres: Dialect = { text: sql`text collate "C"`, counted: (column) => column.primaryKey().generatedByDefaultAsIdentity() };

/** The dialect of an open database, whichever of Kysely's drivers or others it was opened with. */
export function dialectOf<Database>(db: Kysely<Database>): Dialect {
  // Kysely's own account of the two: what makes tables within a transaction is Postgres.
  return db.getExecutor().adapter.supportsTransactionalDdl ? postgres : sqlite;
}
