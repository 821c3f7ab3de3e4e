export { migrateLedger } from './migrations.js';
export { sqlLedger } from './sql-ledger.js';
export type { LedgerTables } from './tables.js';
