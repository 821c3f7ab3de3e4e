import { Hono } from 'hono';
import * as v from 'valibot';
import { isCurrency } from '../../core/money.js';
import type { Connection, SourceAccount } from '../state.js';
import type { World } from '../world.js';
import { accountAt, bodyOf, connectionAt, type CodatApiContext } from './api-context.js';
import { unlinkOnceAllAreDisconnected } from './disconnection.js';
import { CodatRefusal, notValid, removed } from './refusal.js';
import { codatInstant, sourceAccountJson, sourceAccountV1Json, type JsonObject } from './representation.js';

const currency = v.custom<string>(isCurrency, 'not an ISO 4217 code');
const filled = v.pipe(v.string(), v.minLength(1));
const amount = v.pipe(v.number(), v.finite());

/** `SourceAccount`, for clients from before August 2024. */
const accountV1 = v.object({
  id: filled,
  accountName: v.nullish(v.string()),
  accountType: v.nullish(v.string()),
  accountNumber: v.nullish(v.string()),
  sortCode: v.nullish(v.string()),
  currency: v.nullish(currency),
  balance: v.nullish(amount),
});

/** `SourceAccountV2`. */
const accountV2 = v.object({
  id: filled,
  accountName: v.string(),
  accountType: v.picklist(['checking', 'savings', 'loan', 'creditCard', 'prepaidCard']),
  accountNumber: v.string(),
  sortCode: v.nullish(v.string()),
  currency,
  balance: amount,
  routingInfo: v.nullish(
    v.object({
      bankCode: v.nullish(v.string()),
      type: v.nullish(v.picklist(['rtn', 'aba', 'swift', 'bsb', 'iban', 'nz2', 'trno', 'sortcode', 'blz', 'ifsc', 'bankcode', 'apca', 'clabe'])),
    }),
  ),
  accountInfo: v.nullish(
    v.object({
      description: v.nullish(v.string()),
      nickname: v.nullish(v.string()),
      accountOpenDate: v.nullish(v.string()),
      availableBalance: v.nullish(amount),
    }),
  ),
});

type AccountRequest = v.InferOutput<typeof accountV1> & Partial<Pick<v.InferOutput<typeof accountV2>, 'routingInfo' | 'accountInfo'>>;

const accountUpdate = v.object({
  id: filled,
  accountName: v.nullish(v.string()),
  status: v.nullish(v.string()),
  balance: v.nullish(amount),
});

function accountOf(request: AccountRequest, modifiedAt: number): SourceAccount {
  const { routingInfo, accountInfo } = request;
  return {
    id: request.id,
    ...describedBy(request),
    routingInfo: routingInfo ? { bankCode: routingInfo.bankCode ?? null, type: routingInfo.type ?? 'bankcode' } : null,
    accountInfo: accountInfo
      ? {
          description: accountInfo.description ?? null,
          nickname: accountInfo.nickname ?? null,
          accountOpenDate: accountInfo.accountOpenDate ?? null,
          availableBalance: accountInfo.availableBalance ?? null,
        }
      : null,
    modifiedAt,
    status: 'pending',
    feedStartDate: null,
    authorizedBy: null,
    unqueriedSince: null,
    transactions: [],
  };
}

function describedBy(request: AccountRequest) {
  return {
    accountName: request.accountName ?? null,
    accountType: request.accountType ?? null,
    accountNumber: request.accountNumber ?? null,
    sortCode: request.sortCode ?? null,
    currency: request.currency ?? null,
    balance: request.balance ?? null,
  };
}

/** Codat: `sortCode` is mandatory for GBP. */
function requireSortCode({ currency: code, sortCode }: AccountRequest): void {
  if (code === 'GBP' && !sortCode) throw notValid('Error processing request - sortCode is required for GBP accounts.');
}

/** Codat's own text in `SourceAccountBatchErrorResponse`. */
const alreadyExists = 'A bank account already exists with the same Id';

function exists(connection: Connection, accountId: string): boolean {
  return connection.accounts.some(({ id }) => id === accountId);
}

const accountsPath = '/companies/:companyId/connections/:connectionId/connectionInfo/bankFeedAccounts';

export function sourceAccountRoutes(context: CodatApiContext): Hono {
  const { world, dialect } = context;
  const app = new Hono();
  const requestSchema: v.GenericSchema<unknown, AccountRequest> = dialect === 'current' ? accountV2 : accountV1;
  const json = (account: SourceAccount): JsonObject => sourceAccountJson(account, dialect);

  app.get(accountsPath, (c) => c.json(connectionAt(c, world).connection.accounts.map(json)));

  app.post(accountsPath, async (c) => {
    const { connection } = connectionAt(c, world);
    const request = await bodyOf(c, requestSchema);
    requireSortCode(request);
    if (exists(connection, request.id)) throw new CodatRefusal({ status: 409, error: alreadyExists });
    const account = accountOf(request, world.clock.now());
    connection.accounts.push(account);
    return c.json(json(account));
  });

  /** Create or update; accounts that are not named stay. */
  app.put(accountsPath, async (c) => {
    if (dialect === 'current') throw new CodatRefusal(removed);
    const { connection } = connectionAt(c, world);
    const requests = await bodyOf(c, v.array(requestSchema));
    requests.forEach(requireSortCode);
    const accounts = requests.map((request) => createOrUpdate(connection, request, world));
    return c.json(accounts.map(json));
  });

  app.post(`${accountsPath}/batch`, async (c) => {
    if (dialect === '2023') throw new CodatRefusal(removed);
    const { connection } = connectionAt(c, world);
    const requests = await bodyOf(c, v.pipe(v.array(requestSchema), v.minLength(1)));
    requests.forEach(requireSortCode);
    const results = requests.map((request) => {
      if (exists(connection, request.id)) {
        // Text, and without an account: so Codat's definition has it for the failures of a batch.
        return { sourceAccountId: request.id, result: { statusCode: '409', error: alreadyExists } };
      }
      const account = accountOf(request, world.clock.now());
      connection.accounts.push(account);
      return { sourceAccountId: account.id, result: { statusCode: 201, error: null, account: json(account) } };
    });
    const conflicts = results.filter(({ result }) => result.statusCode === '409').length;
    return c.json(results, conflicts === 0 ? 201 : conflicts === results.length ? 409 : 207);
  });

  /**
   * Codat, Update source account: only `accountName`, `status` and `balance` change, `status` only to `disconnected`,
   * `balance` only while the account is not connected; the rest of the body is ignored.
   */
  app.patch(`${accountsPath}/:accountId`, async (c) => {
    const { connection, account } = accountAt(c, world);
    const request = await bodyOf(c, accountUpdate);
    if (request.id !== account.id) throw notValid('Error processing request - id does not match the account.');
    const { status } = request;
    if (status != null && status !== 'disconnected' && status !== account.status) {
      throw notValid('Error processing request - status may only be set to disconnected.');
    }
    if (request.balance != null && account.status !== 'connected') account.balance = request.balance;
    if (request.accountName != null) account.accountName = request.accountName;
    if (status === 'disconnected') account.status = 'disconnected';
    account.modifiedAt = world.clock.now();
    unlinkOnceAllAreDisconnected(connection);
    return c.json(sourceAccountV1Json(account));
  });

  /** 204; the definition of July 2023 answered a push operation instead. The account stays in QuickBooks, its feed ends. */
  app.delete(`${accountsPath}/:accountId`, (c) => {
    const { company, connection, account } = accountAt(c, world);
    connection.accounts = connection.accounts.filter((other) => other !== account);
    unlinkOnceAllAreDisconnected(connection);
    if (dialect === 'current') return c.body(null, 204);
    const now = codatInstant(world.clock.now());
    return c.json({
      changes: [{ type: 'Deleted', recordRef: { id: account.id, dataType: 'bankAccounts' }, attachmentId: null }],
      dataType: 'bankAccounts',
      companyId: company.id,
      pushOperationKey: world.generator.uuid(),
      dataConnectionKey: connection.id,
      requestedOnUtc: now,
      completedOnUtc: now,
      status: 'Success',
      statusCode: 200,
    });
  });

  return app;
}

function createOrUpdate(connection: Connection, request: AccountRequest, world: World): SourceAccount {
  const existing = connection.accounts.find(({ id }) => id === request.id);
  if (existing) return Object.assign(existing, describedBy(request), { modifiedAt: world.clock.now() });
  const account = accountOf(request, world.clock.now());
  connection.accounts.push(account);
  return account;
}
