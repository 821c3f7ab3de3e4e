import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { dialectOf } from './dialect.js';
import { createSearchIndex } from './search-index.js';

/*
 * In the order of their names. A migration that has been released is never changed: a later one changes what it made.
 * Each can be run again where it was broken off: SQLite keeps what a killed process had made.
 * They know no table types: those describe the schema of today.
 */

const initial: Migration = {
  async up(db: Kysely<unknown>) {
    const { text, counted } = dialectOf(db);
    await db.schema
      .createTable('bank_feed')
      .ifNotExists()
      .addColumn('customer_ref', text, (column) => column.primaryKey())
      .addColumn('connection_id', text)
      .addColumn('document', text, (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('bank_feed_account')
      .ifNotExists()
      .addColumn('key', 'integer', counted)
      .addColumn('customer_ref', text, (column) => column.notNull())
      .addColumn('account_id', text, (column) => column.notNull())
      .addColumn('last_sent_date', text)
      .addColumn('next_sequence', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('bank_feed_account_is_one', ['customer_ref', 'account_id'])
      .execute();

    await db.schema
      .createTable('bank_feed_transaction')
      .ifNotExists()
      .addColumn('account_key', 'integer', (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('date', text, (column) => column.notNull())
      .addColumn('description', text, (column) => column.notNull())
      .addColumn('reference', text)
      .addColumn('type', text, (column) => column.notNull())
      .addColumn('amount', 'bigint', (column) => column.notNull())
      .addColumn('balance', 'bigint', (column) => column.notNull())
      .addColumn('stage', text, (column) => column.notNull())
      .addColumn('reason', text)
      .addColumn('sent_at', text)
      .addColumn('push_id', text)
      .addColumn('search_text', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('bank_feed_transaction_is_one', ['account_key', 'id'])
      .execute();

    // One for each column that the table can be ordered by: a page of a million rows is read from its index.
    for (const column of ['description', 'type', 'amount', 'balance', 'stage']) {
      await db.schema
        .createIndex(`bank_feed_transaction_by_${column}`)
        .ifNotExists()
        .on('bank_feed_transaction')
        .columns(['account_key', column, 'date', 'sequence'])
        .execute();
    }
    await db.schema
      .createIndex('bank_feed_transaction_by_date')
      .ifNotExists()
      .on('bank_feed_transaction')
      .columns(['account_key', 'date', 'sequence'])
      .execute();
    await db.schema.createIndex('bank_feed_transaction_by_push').ifNotExists().on('bank_feed_transaction').column('push_id').execute();

    await db.schema
      .createTable('bank_feed_push')
      .ifNotExists()
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('customer_ref', text, (column) => column.notNull())
      .addColumn('account_key', 'integer', (column) => column.notNull())
      .addColumn('connection_id', text, (column) => column.notNull())
      .addColumn('idempotency_key', text, (column) => column.notNull())
      .addColumn('intended_at', text, (column) => column.notNull())
      .addColumn('operation_key', text)
      .addColumn('is_open', 'integer', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('bank_feed_push_by_customer').ifNotExists().on('bank_feed_push').columns(['customer_ref', 'is_open']).execute();
    await db.schema.createIndex('bank_feed_push_by_operation').ifNotExists().on('bank_feed_push').column('operation_key').execute();

    await db.schema
      .createTable('bank_feed_lease')
      .ifNotExists()
      .addColumn('name', text, (column) => column.primaryKey())
      .addColumn('holder', text, (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
  },
};

const stageHistory: Migration = {
  async up(db: Kysely<unknown>) {
    await addText(db, 'bank_feed_transaction', 'history');
  },
};

const codatsMessages: Migration = {
  async up(db: Kysely<unknown>) {
    const { text, textInJson } = dialectOf(db);
    await addText(db, 'bank_feed', 'company_id');
    await sql`update bank_feed set company_id = ${textInJson('document', 'companyId')} where company_id is null`.execute(db);
    await db.schema.createIndex('bank_feed_by_company').ifNotExists().on('bank_feed').column('company_id').execute();
    await db.schema
      .createTable('bank_feed_hint')
      .ifNotExists()
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('company_id', text)
      .addColumn('subject', text)
      .addColumn('received_at', text, (column) => column.notNull())
      .addColumn('is_open', 'integer', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('bank_feed_hint_by_openness').ifNotExists().on('bank_feed_hint').columns(['is_open', 'id']).execute();
    await db.schema.createIndex('bank_feed_hint_by_age').ifNotExists().on('bank_feed_hint').column('received_at').execute();
  },
};

const dueAccounts: Migration = {
  async up(db: Kysely<unknown>) {
    if (!(await hasColumn(db, 'bank_feed_account', 'due_from'))) {
      await addText(db, 'bank_feed_account', 'due_from');
      // Whoever looks finds out what of it is.
      await sql`update bank_feed_account set due_from = ''`.execute(db);
    }
    await sql`create index if not exists bank_feed_account_due on bank_feed_account (customer_ref, account_id) where due_from is not null`.execute(db);
  },
};

const searchIndex: Migration = {
  async up(db: Kysely<unknown>) {
    if (dialectOf(db).hasSearchIndex) await createSearchIndex(db);
  },
};

async function addText(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  if (await hasColumn(db, table, column)) return;
  try {
    await db.schema.alterTable(table).addColumn(column, dialectOf(db).text).execute();
  } catch (error) {
    // Another process at the same file may have been quicker.
    if (!(await hasColumn(db, table, column))) throw error;
  }
}

async function hasColumn(db: Kysely<unknown>, table: string, column: string): Promise<boolean> {
  const tables = await db.introspection.getTables();
  return tables.some(({ name, columns }) => name === table && columns.some((one) => one.name === column));
}

const migrations = {
  '0001-initial': initial,
  '0002-stage-history': stageHistory,
  '0003-codats-messages': codatsMessages,
  '0004-due-accounts': dueAccounts,
  '0005-search-index': searchIndex,
} as const satisfies Readonly<Record<string, Migration>>;

export type SchemaVersion = keyof typeof migrations;

/** In the order in which they were made. */
export const schemaVersions: readonly string[] = Object.keys(migrations);

export const migrationTable = 'bank_feed_migration';

/**
 * Brings the database to the schema of this release. Safe to run from several processes at once, and again after one was
 * killed in the middle: where the database takes no lock for it, as SQLite, each step makes only what is not there, and
 * whoever comes second finds it done.
 * @param version The schema of an earlier release, for trying out what becomes of it. Default: this release's
 * @throws the database's own error
 */
export async function migrateLedger<Database>(db: Kysely<Database>, version?: SchemaVersion): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: migrationTable,
    migrationLockTableName: 'bank_feed_migration_lock',
  });
  let failure: unknown;
  // Another process may have noted the same migration just before; so once for each of them, and then nothing is left to do.
  for (let attempt = 0; attempt <= Object.keys(migrations).length; attempt += 1) {
    const { error } = await (version === undefined ? migrator.migrateToLatest() : migrator.migrateTo(version));
    if (error === undefined) return;
    failure = error;
  }
  throw failure;
}
