import { backlogCases } from './ledger/backlogs.js';
import { feedCases } from './ledger/feeds.js';
import { filterCases } from './ledger/filters.js';
import { historyCases } from './ledger/histories.js';
import type { LedgerCase } from './ledger/ledger-case.js';
import { listCases } from './ledger/lists.js';
import { outboxCases } from './ledger/outbox.js';

/** What every ledger must do, as data for any runner: each case on a ledger of its own. */
export const ledgerContract: readonly LedgerCase[] = [...feedCases, ...outboxCases, ...historyCases, ...listCases, ...filterCases, ...backlogCases];
