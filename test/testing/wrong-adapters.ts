import { accountFaults } from './wrong/accounts.js';
import { bankAccountFaults } from './wrong/bank-accounts.js';
import { connectFaults } from './wrong/connect.js';
import { credentialsFaults } from './wrong/credentials.js';
import { disconnectFaults } from './wrong/disconnect.js';
import { feedFaults } from './wrong/feed.js';
import { filterFaults } from './wrong/filters.js';
import { isolationFaults } from './wrong/isolation.js';
import { linkFaults } from './wrong/link.js';
import { ownAdapterFaults } from './wrong/own-adapter.js';
import { summaryFaults } from './wrong/summaries.js';
import { transactionFaults } from './wrong/transactions.js';
import { wireFaults } from './wrong/wire.js';
import type { WrongAdapter } from './wrong/wrong-adapter.js';

export const wrongAdapters: readonly WrongAdapter[] = [
  ...ownAdapterFaults,
  ...connectFaults,
  ...accountFaults,
  ...credentialsFaults,
  ...linkFaults,
  ...feedFaults,
  ...bankAccountFaults,
  ...transactionFaults,
  ...filterFaults,
  ...summaryFaults,
  ...isolationFaults,
  ...wireFaults,
  ...disconnectFaults,
];
