import type { TransactionsQuery } from '../core/transaction.js';

export const feedKey = ['feed'] as const;

export const bankAccountsKey = ['bankAccounts'] as const;

export const transactionsOfAccountKey = (accountId: string | null) => ['transactions', accountId] as const;

export const transactionsKey = (accountId: string | null, asked: Omit<TransactionsQuery, 'accountId'>) =>
  [...transactionsOfAccountKey(accountId), asked] as const;
