import type { TransactionFilter, TransactionPage, TransactionsQuery, TransactionsSummary } from '../core/transaction.js';
import type { QuestionKey } from './answers.js';
import { conditionsText } from './conditions-text.js';

export const transactionsOfAccountKey = (accountId: string | null): QuestionKey => ['transactions', accountId];

export const transactionsKey = (accountId: string | null, asked: Omit<TransactionsQuery, 'accountId'>): QuestionKey<TransactionPage> => [
  ...transactionsOfAccountKey(accountId),
  conditionsText(asked),
];

export const transactionsSummaryKey = (accountId: string | null, filter: TransactionFilter): QuestionKey<TransactionsSummary> => [
  ...transactionsOfAccountKey(accountId),
  'summary',
  conditionsText(filter),
];

/** Each list of rows looks again by itself: what it holds is its own. */
export const transactionWindowKey = (accountId: string | null, list: string): QuestionKey => [...transactionsOfAccountKey(accountId), 'window', list];

export const newTransactionsKey = (accountId: string | null, shown: number): QuestionKey<number> => ['newTransactions', accountId, shown];
