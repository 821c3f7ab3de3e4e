import { accountCases } from './adapter/accounts.js';
import { bankAccountCases } from './adapter/bank-accounts.js';
import { connectCases } from './adapter/connect.js';
import { credentialsCases } from './adapter/credentials.js';
import { disconnectCases } from './adapter/disconnect.js';
import { feedCases } from './adapter/feed.js';
import { filterCases } from './adapter/filters.js';
import { isolationCases } from './adapter/isolation.js';
import { linkCases } from './adapter/link.js';
import { ownAdapterCases } from './adapter/own-adapter.js';
import { summaryCases } from './adapter/summaries.js';
import { transactionCases } from './adapter/transactions.js';
import { wireCases } from './adapter/wire.js';
import type { ContractCase } from './contract-case.js';

/**
 * What every adapter and every back end must do, as data for any runner. The cases may run one after the other on one
 * customer, in this order, or each on a fresh one; never at once on the same customer. After a whole run that may
 * change the feed, the feed is disconnected.
 */
export const adapterContract: readonly ContractCase[] = [
  ...ownAdapterCases,
  ...connectCases,
  ...accountCases,
  ...credentialsCases,
  ...linkCases,
  ...feedCases,
  ...bankAccountCases,
  ...transactionCases,
  ...filterCases,
  ...summaryCases,
  ...isolationCases,
  ...wireCases,
  ...disconnectCases,
];
