import { mostSummaryDays, type TransactionDay } from '../../core/transaction.js';
import { exactSum } from './exact-sum.js';
import type { TransactionSums } from './ledger.js';

/**
 * @param days every day, newest first
 * @throws BankFeedsError `internal` where a sum is too large to be exact
 */
export function sumsOfDays(days: readonly TransactionDay[]): TransactionSums {
  let [count, moneyIn, moneyOut] = [0, 0, 0];
  for (const day of days) {
    count += day.count;
    moneyIn = exactSum(moneyIn, day.moneyIn);
    moneyOut = exactSum(moneyOut, day.moneyOut);
  }
  return { count, moneyIn, moneyOut, days: days.slice(0, mostSummaryDays) };
}
