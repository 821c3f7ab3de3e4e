import type { BankTransaction } from './transaction.js';

/** Whether two of the same id say the same. */
export function isSameTransaction(one: BankTransaction, other: BankTransaction): boolean {
  return (['date', 'description', 'reference', 'type', 'amount', 'balance'] as const).every((field) => one[field] === other[field]);
}
