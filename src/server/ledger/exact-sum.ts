import { titledError } from '../../core/titled-error.js';
import type { MinorUnits } from '../../core/money.js';

/** @throws BankFeedsError `internal` when the sum is beyond what a number holds exactly: none is better than a rounded one */
export function exactSum(one: MinorUnits, other: MinorUnits): MinorUnits {
  const sum = one + other;
  if (Number.isSafeInteger(sum)) return sum;
  throw titledError({
    code: 'internal',
    stage: 'transactions',
    message: 'The transactions that a filter finds add up to more than 2^53 minor units, which cannot be told exactly. No sum is told. Narrow the filter.',
  });
}
