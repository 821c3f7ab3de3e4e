import type { TransactionFilter, TransactionsQuery } from '../core/transaction.js';

export const feedKey = ['feed'] as const;

export const bankAccountsKey = ['bankAccounts'] as const;

export const transactionsOfAccountKey = (accountId: string | null) => ['transactions', accountId] as const;

export const transactionsKey = (accountId: string | null, asked: Omit<TransactionsQuery, 'accountId'>) =>
  [...transactionsOfAccountKey(accountId), asked] as const;

export const transactionsSummaryKey = (accountId: string | null, filter: TransactionFilter) =>
  [...transactionsOfAccountKey(accountId), 'summary', filter] as const;

export const newTransactionsKey = (accountId: string | null, shown: number) => ['newTransactions', accountId, shown] as const;
