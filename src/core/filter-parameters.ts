import type { TransactionFilter } from './transaction.js';
import type { filterEntries } from './transactions-query.js';

/** The filter as parameters of a query string; a condition that is none is left out. */
export function parametersOfFilter(filter: TransactionFilter): Partial<Readonly<Record<keyof typeof filterEntries, string>>> {
  const { query, stages, types, direction, minAmount, maxAmount, from, to } = filter;
  return {
    ...(query && { query }),
    ...(stages?.length && { stage: stages.join(',') }),
    ...(types?.length && { type: types.join(',') }),
    ...(direction && { direction }),
    ...(minAmount != null && { minAmount: String(minAmount) }),
    ...(maxAmount != null && { maxAmount: String(maxAmount) }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
