import { sql, type Kysely } from 'kysely';
import { migrationTable, schemaVersions } from './migrations.js';

/** The schema that a database has, beside this release's. */
export interface LedgerSchema {
  /** The last migration that the database has seen; null: it has no ledger. */
  readonly present: string | null;
  /** This release's last. */
  readonly current: string;
  /** `newer`: a later release has been at it. */
  readonly state: 'none' | 'older' | 'current' | 'newer';
}

/**
 * Looks, and changes nothing.
 * @throws the database's own error
 */
export async function ledgerSchema<Database>(db: Kysely<Database>): Promise<LedgerSchema> {
  const seen = await versionsIn(db);
  const present = seen.at(-1) ?? null;
  return { present, current: schemaVersions.at(-1) ?? '', state: present === null ? 'none' : stateOf(seen) };
}

function stateOf(seen: readonly string[]): 'older' | 'current' | 'newer' {
  if (seen.some((version) => !schemaVersions.includes(version))) return 'newer';
  return seen.length < schemaVersions.length ? 'older' : 'current';
}

async function versionsIn<Database>(db: Kysely<Database>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === migrationTable)) return [];
  const { rows } = await sql<{ readonly name: string }>`select name from ${sql.table(migrationTable)}`.execute(db);
  return rows.map(({ name }) => name).toSorted();
}
