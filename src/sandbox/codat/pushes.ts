import { Hono } from 'hono';
import * as v from 'valibot';
import type { Company, PushOperation, WrittenTransaction } from '../state.js';
import { accountAt, bodyOf, companyAt, type CodatApiContext } from './api-context.js';
import { pageOf } from './paging.js';
import { bankTransactionModel } from './push-model.js';
import { maxTransactionsPerPush } from './push-rules.js';
import type { Dataset } from './query-language.js';
import { CodatRefusal, notValid, removed } from './refusal.js';
import { bankTransactionJson, pushOperationJson } from './representation.js';

/** Codat's enumeration; it heeds the case. */
export const codatTransactionTypes = [
  'Unknown',
  'Credit',
  'Debit',
  'Int',
  'Div',
  'Fee',
  'SerChg',
  'Dep',
  'Atm',
  'Pos',
  'Xfer',
  'Check',
  'Payment',
  'Cash',
  'DirectDep',
  'DirectDebit',
  'RepeatPmt',
  'Other',
] as const;

const writtenText = v.optional(v.nullable(v.string()), null);
const writtenNumber = v.optional(v.nullable(v.pipe(v.number(), v.finite())), null);

const transactionRequest: v.GenericSchema<unknown, WrittenTransaction> = v.object({
  id: writtenText,
  date: writtenText,
  description: writtenText,
  counterparty: writtenText,
  reference: writtenText,
  reconciled: v.optional(v.nullable(v.boolean()), null),
  amount: writtenNumber,
  balance: writtenNumber,
  transactionType: v.optional(v.nullable(v.picklist(codatTransactionTypes)), null),
});

const pushRequest = v.object({ accountId: v.string(), transactions: v.pipe(v.array(transactionRequest), v.minLength(1)) });

const pushOperations: Dataset = {
  name: 'PushOperation',
  service: 'ClientsApi',
  properties: [
    'companyId',
    'pushOperationKey',
    'dataConnectionKey',
    'dataType',
    'requestedOnUtc',
    'completedOnUtc',
    'status',
    'statusCode',
    'errorMessage',
    'timeoutInMinutes',
  ],
};

const bankTransactions: Dataset = {
  name: 'Dataset',
  service: 'PullApi',
  properties: ['id', 'accountId', 'clearedOnDate', 'description', 'reconciled', 'amount', 'balance', 'transactionType', 'modifiedDate', 'sourceModifiedDate'],
};

const connectionPath = '/companies/:companyId/connections/:connectionId';

export function pushRoutes({ world, dialect, pushSettlesAfterMs }: CodatApiContext): Hono {
  const app = new Hono();

  /** Answers 200 with a body that says Pending and 202; what comes of it is seen in the push operation. */
  app.post(`${connectionPath}/push/bankAccounts/:accountId/bankTransactions`, async (c) => {
    const { company, connection, account } = accountAt(c, world);
    const { accountId, transactions } = await bodyOf(c, pushRequest);
    if (accountId !== account.id) throw notValid('Error processing request - accountId does not match the account.');
    if (transactions.length > maxTransactionsPerPush) {
      throw notValid(`Error processing request - at most ${maxTransactionsPerPush} transactions can be pushed at once.`);
    }
    const requestedAt = world.clock.now();
    const operation: PushOperation = {
      key: world.generator.uuid(),
      connectionId: connection.id,
      accountId: account.id,
      requestedAt,
      settlesAt: requestedAt + pushSettlesAfterMs,
      settled: false,
      completedAt: null,
      timeoutInMinutes: timeoutOf(c.req.query('timeoutInMinutes')),
      status: 'Pending',
      errorMessage: null,
      errors: [],
      warnings: [],
      transactions,
    };
    company.pushOperations.push(operation);
    connection.lastSyncAt = requestedAt;
    return c.json({ ...pushOperationJson(company, operation), data: { accountId, transactions: transactions.map(echo) } });
  });

  app.get('/companies/:companyId/push', (c) => {
    const company = companyAt(c, world);
    const rows = company.pushOperations.map((operation) => pushOperationJson(company, operation));
    return c.json(pageOf(new URL(c.req.url), rows, pushOperations));
  });

  app.get('/companies/:companyId/push/:pushOperationKey', (c) => {
    const company = companyAt(c, world);
    return c.json(pushOperationJson(company, pushOperationAt(company, c.req.param('pushOperationKey'))));
  });

  app.get(`${connectionPath}/options/bankAccounts/:accountId/bankTransactions`, (c) => {
    accountAt(c, world);
    return c.json(bankTransactionModel);
  });

  app.get(`${connectionPath}/data/bankAccounts/:accountId/bankTransactions`, (c) => {
    if (dialect === 'current') throw new CodatRefusal(removed);
    const { account } = accountAt(c, world);
    if (account.transactions.length === 0) {
      throw new CodatRefusal({ status: 409, error: 'The data set has not been requested.' });
    }
    const rows = account.transactions.map((transaction) => bankTransactionJson(account.id, transaction));
    return c.json(pageOf(new URL(c.req.url), rows, bankTransactions));
  });

  return app;
}

function timeoutOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const minutes = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (minutes < 1) throw notValid('Error processing request - timeoutInMinutes is not valid.');
  return minutes;
}

function pushOperationAt(company: Company, key: string): PushOperation {
  const operation = company.pushOperations.find((other) => other.key === key);
  if (!operation) throw new CodatRefusal({ status: 404, error: `Push operation ${key} not found` });
  return operation;
}

/** What was written, without what was not. */
function echo(transaction: WrittenTransaction) {
  return Object.fromEntries(Object.entries(transaction).filter(([, value]) => value !== null));
}
