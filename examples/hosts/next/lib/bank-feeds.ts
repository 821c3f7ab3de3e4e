import { createBankFeedsServer, memoryLedger } from 'bankfeeds/server';
import { bankSide, handOver } from '../../bank.js';

// memoryLedger() forgets everything at the end: take sqlLedger(database) from bankfeeds/server/sql.
export const bankFeeds = createBankFeedsServer({ ...bankSide, basePath: '/api/bankfeeds', ledger: memoryLedger() });
await handOver(bankFeeds);
