export { ledgerSchema, type LedgerSchema } from './ledger-schema.js';
export { migrateLedger } from './migrations.js';
export { sqlLedger, type SqlLedgerOptions } from './sql-ledger.js';
export type { LedgerTables } from './tables.js';
