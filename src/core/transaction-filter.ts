import type { FeedTransaction, TransactionFilter } from './transaction.js';

type Filterable = Pick<FeedTransaction, 'date' | 'description' | 'reference' | 'type' | 'amount' | 'stage'>;

/** Whether a filter has any condition at all. */
export function isNarrowing({ query, stages, types, direction, minAmount, maxAmount, from, to }: TransactionFilter): boolean {
  return Boolean(query || stages?.length || types?.length || direction || from || to || isGiven(minAmount) || isGiven(maxAmount));
}

/** The filter as a test of one transaction. */
export function transactionMatcher(filter: TransactionFilter): (transaction: Filterable) => boolean {
  const conditions = conditionsOf(filter);
  const [first, second, ...others] = conditions;
  // A million rows are tested between two frames: the common cases go without a loop.
  if (!first) return () => true;
  if (!second) return first;
  return (transaction) => first(transaction) && second(transaction) && others.every((condition) => condition(transaction));
}

function conditionsOf({ query, stages, types, direction, minAmount, maxAmount, from, to }: TransactionFilter): ((transaction: Filterable) => boolean)[] {
  const conditions: ((transaction: Filterable) => boolean)[] = [];
  if (from) conditions.push(({ date }) => date >= from);
  if (to) conditions.push(({ date }) => date <= to);
  if (direction) conditions.push(direction === 'in' ? ({ amount }) => amount > 0 : ({ amount }) => amount < 0);
  if (isGiven(minAmount)) conditions.push(({ amount }) => Math.abs(amount) >= minAmount);
  if (isGiven(maxAmount)) conditions.push(({ amount }) => Math.abs(amount) <= maxAmount);
  if (stages?.length) {
    const wanted = new Set(stages);
    conditions.push(({ stage }) => wanted.has(stage));
  }
  if (types?.length) {
    const wanted = new Set(types);
    conditions.push(({ type }) => wanted.has(type));
  }
  if (query) {
    const text = query.toLowerCase();
    conditions.push(({ description, reference }) => description.toLowerCase().includes(text) || (reference !== null && reference.toLowerCase().includes(text)));
  }
  return conditions;
}

function isGiven(amount: number | null | undefined): amount is number {
  return amount !== null && amount !== undefined;
}
