import type { Company, Connection, PushOperation, SourceAccount, StoredTransaction } from '../state.js';

/** Codat's API as it is, and as it was when its proxy call and its list of bank transactions still existed. */
export type Dialect = 'current' | '2023';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** As Codat writes moments: UTC with seven digits behind the second. */
export function codatInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/Z$/, '0000Z');
}

export interface RepresentationContext {
  readonly dialect: Dialect;
  readonly baseUrl: string;
}

export function companyJson(company: Company, context: RepresentationContext): JsonObject {
  return {
    id: company.id,
    name: company.name,
    description: company.description,
    platform: '',
    redirect: `${context.baseUrl}/company/${company.id}`,
    ...lastSync(company.connections),
    created: codatInstant(company.createdAt),
    createdByUserName: 'Sandbox',
    products: ['bank-feeds'],
    tags: company.tags,
    referenceSubsidiaryCompanies: [],
    dataConnections: company.connections.map((connection) => connectionJson(company, connection, context)),
    ...(context.dialect === 'current' && { ownerUserIds: [] }),
  };
}

function lastSync(connections: readonly Connection[]): JsonObject {
  const last = Math.max(0, ...connections.map(({ lastSyncAt }) => lastSyncAt ?? 0));
  return last === 0 ? {} : { lastSync: codatInstant(last) };
}

/** Codat's documentation: QuickBooks Online Bank Feeds. */
export const quickBooksBankFeeds = {
  platformKey: 'hcws',
  integrationId: '6b113e06-e818-45d7-977b-8e6bb3d01269',
  platformName: 'QuickBooks Online Bank Feeds',
  sourceType: 'BankFeed',
} as const;

export function connectionJson(company: Company, connection: Connection, { baseUrl }: RepresentationContext): JsonObject {
  const { integrationId, platformKey, platformName, sourceType } = quickBooksBankFeeds;
  const otp = connection.oneTimePasswords.at(-1)?.otp ?? '';
  return {
    id: connection.id,
    integrationId,
    integrationKey: platformKey,
    sourceId: connection.sourceId,
    sourceType,
    platformName,
    linkUrl: `${baseUrl}/companies/${company.id}/connections/${connection.id}/start?otp=${otp}`,
    status: connection.status,
    ...(connection.lastSyncAt !== null && { lastSync: codatInstant(connection.lastSyncAt) }),
    created: codatInstant(connection.createdAt),
    dataConnectionErrors: [],
    connectionInfo: {},
  };
}

/** The account of clients from before August 2024, and of PATCH's answer to this day. */
export function sourceAccountV1Json(account: SourceAccount): JsonObject {
  return {
    ...accountBasics(account),
    ...(account.feedStartDate !== null && { feedStartDate: `${account.feedStartDate}T00:00:00` }),
  };
}

export function sourceAccountV2Json(account: SourceAccount): JsonObject {
  return {
    ...accountBasics(account),
    ...(account.routingInfo && { routingInfo: account.routingInfo }),
    accountInfo: account.accountInfo,
    feedStartDate: account.feedStartDate,
  };
}

export function sourceAccountJson(account: SourceAccount, dialect: Dialect): JsonObject {
  return dialect === 'current' ? sourceAccountV2Json(account) : sourceAccountV1Json(account);
}

function accountBasics(account: SourceAccount): JsonObject {
  return {
    id: account.id,
    accountName: account.accountName,
    accountType: account.accountType,
    accountNumber: account.accountNumber,
    sortCode: account.sortCode,
    ...(account.currency !== null && { currency: account.currency }),
    balance: account.balance,
    modifiedDate: codatInstant(account.modifiedAt),
    status: account.status,
  };
}

const pushStatusCodes = { Pending: 202, Success: 200, Failed: 400, TimedOut: 408 } as const;

export function pushOperationJson(company: Company, operation: PushOperation): JsonObject {
  return {
    changes:
      operation.status === 'Success' ? [{ type: 'Created', recordRef: { id: operation.accountId, dataType: 'bankTransactions' }, attachmentId: null }] : null,
    dataType: 'bankTransactions',
    companyId: company.id,
    pushOperationKey: operation.key,
    dataConnectionKey: operation.connectionId,
    requestedOnUtc: codatInstant(operation.requestedAt),
    ...(operation.completedAt !== null && { completedOnUtc: codatInstant(operation.completedAt) }),
    timeoutInMinutes: operation.timeoutInMinutes,
    timeoutInSeconds: null,
    status: operation.status,
    errorMessage: operation.errorMessage,
    validation: { errors: operation.errors, warnings: operation.warnings },
    statusCode: pushStatusCodes[operation.status],
  };
}

export function bankTransactionJson(accountId: string, transaction: StoredTransaction): JsonObject {
  return {
    id: transaction.id,
    accountId,
    clearedOnDate: transaction.date.length === 10 ? `${transaction.date}T00:00:00` : transaction.date,
    description: transaction.description,
    reconciled: false,
    amount: transaction.amount,
    balance: transaction.balance,
    transactionType: transaction.transactionType,
    modifiedDate: codatInstant(transaction.storedAt),
    sourceModifiedDate: codatInstant(transaction.storedAt),
  };
}
