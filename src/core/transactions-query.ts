import * as v from 'valibot';
import { moneyDirections, transactionOrders, transactionStages, transactionTypes, type TransactionOrder } from './transaction.js';
import { localDateSchema } from './wire-schemas.js';

/* The query string of the routes that read transactions, as the server reads it. `filter-parameters` writes it. */

/** The bounds that a filter has on the wire. */
export const filterLimits = { queryCharacters: 200 } as const;

const orderBySchema = v.custom<TransactionOrder>((value) => transactionOrders.some((order) => order === value), `not one of ${transactionOrders.join(', ')}`);

function namesSchema<const Name extends string>(names: readonly Name[]) {
  return v.pipe(
    v.string(),
    v.transform((text) => text.split(',')),
    v.array(v.picklist(names)),
    v.maxLength(names.length),
  );
}

const amountSchema = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.safeInteger());

export const filterEntries = {
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
