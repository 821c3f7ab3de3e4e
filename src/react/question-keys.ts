import type { BankAccount, Feed } from '../core/feed.js';
import type { TransactionFilter, TransactionPage, TransactionsQuery, TransactionsSummary } from '../core/transaction.js';
import type { QuestionKey } from './answers.js';

export const feedKey: QuestionKey<Feed> = ['feed'];

export const bankAccountsKey: QuestionKey<readonly BankAccount[]> = ['bankAccounts'];

export const transactionsOfAccountKey = (accountId: string | null): QuestionKey => ['transactions', accountId];

export const transactionsKey = (accountId: string | null, asked: Omit<TransactionsQuery, 'accountId'>): QuestionKey<TransactionPage> => [
  ...transactionsOfAccountKey(accountId),
  asked,
];

export const transactionsSummaryKey = (accountId: string | null, filter: TransactionFilter): QuestionKey<TransactionsSummary> => [
  ...transactionsOfAccountKey(accountId),
  'summary',
  filter,
];

export const newTransactionsKey = (accountId: string | null, shown: number): QuestionKey<number> => ['newTransactions', accountId, shown];
