import * as v from 'valibot';
import { moneyDirections, transactionOrders, transactionStages, transactionTypes, type TransactionFilter, type TransactionOrder } from './transaction.js';
import { localDateSchema } from './wire-schemas.js';

/* The query string of the routes that read transactions: the one place that reads it, and the one that writes it. */

/** The bounds that a filter has on the wire. */
export const filterLimits = { queryCharacters: 200 } as const;

const orderBySchema = v.custom<TransactionOrder>(
  (value) => transactionOrders.some((order) => order === value),
  `not one of ${transactionOrders.join(', ')}`,
);

function namesSchema<const Name extends string>(names: readonly Name[]) {
  return v.pipe(v.string(), v.transform((text) => text.split(',')), v.array(v.picklist(names)), v.maxLength(names.length));
}

const amountSchema = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.safeInteger());

const filterEntries = {
  query: v.optional(v.pipe(v.string(), v.maxLength(filterLimits.queryCharacters)), ''),
  stage: v.optional(namesSchema(transactionStages)),
  type: v.optional(namesSchema(transactionTypes)),
  direction: v.optional(v.picklist(moneyDirections)),
  minAmount: v.optional(amountSchema),
  maxAmount: v.optional(amountSchema),
  from: v.optional(localDateSchema),
  to: v.optional(localDateSchema),
};

/** `listTransactions` as it stands in the query string. */
export const transactionsQuerySchema = v.pipe(
  v.object({
    page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.minValue(1)), '1'),
    pageSize: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(500)), '25'),
    orderBy: v.optional(orderBySchema, '-date'),
    ...filterEntries,
  }),
  v.transform(({ stage, type, ...rest }) => ({ ...rest, stages: stage, types: type })),
);

/** `summarizeTransactions` as it stands in the query string. */
export const transactionsSummaryQuerySchema = v.pipe(
  v.object(filterEntries),
  v.transform(({ stage, type, ...rest }) => ({ ...rest, stages: stage, types: type })),
);

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
