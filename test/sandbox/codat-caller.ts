import type { Sandbox } from 'bankfeeds/sandbox';
import * as v from 'valibot';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; null for an empty body. */
  readonly body: unknown;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export type Caller = (method: string, path: string, body?: unknown, options?: CallOptions) => Promise<Answer>;

/** Calls the sandbox as a bank's server does. */
export function callerOf(sandbox: Sandbox): Caller {
  return async (method, path, body, { headers = {}, signal } = {}) => {
    const request = new Request(`${sandbox.baseUrl}${path}`, {
      method,
      headers: {
        Authorization: `Basic ${btoa(sandbox.apiKey)}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const response = await sandbox.fetch(request);
    const text = await response.text();
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
  };
}

export const chequing = {
  id: 'chequing-1',
  accountName: 'Operating account',
  accountType: 'checking',
  accountNumber: '0012345670',
  currency: 'CAD',
  balance: 4002.17,
  routingInfo: { bankCode: '000312345', type: 'bankcode' },
};

export const usDollars = { ...chequing, id: 'usd-1', accountName: 'US dollar account', accountType: 'savings', currency: 'USD' };

const withId = v.object({ id: v.string() });
const linkedSchema = v.object({ id: v.string(), linkUrl: v.string(), status: v.string() });
export const pushOperationSchema = v.object({
  pushOperationKey: v.string(),
  status: v.string(),
  statusCode: v.number(),
  errorMessage: v.nullable(v.string()),
  validation: v.object({
    errors: v.array(v.object({ itemId: v.nullable(v.string()), message: v.string(), validatorName: v.string() })),
    warnings: v.array(v.object({ itemId: v.nullable(v.string()), message: v.string(), validatorName: v.string() })),
  }),
});
export const credentialsSchema = v.object({ username: v.string(), password: v.string() });
export const errorSchema = v.object({ statusCode: v.number(), service: v.string(), error: v.string(), correlationId: v.string() });

export async function newCompany(call: Caller, name = 'Lumen Events'): Promise<string> {
  return v.parse(withId, (await call('POST', '/companies', { name })).body).id;
}

export async function newConnection(call: Caller, companyId: string) {
  return v.parse(linkedSchema, (await call('POST', `/companies/${companyId}/connections`, { platformKey: 'hcws' })).body);
}

export interface Fed {
  readonly companyId: string;
  readonly connectionId: string;
  /** `/companies/…/connections/…` */
  readonly path: string;
  readonly accounts: string;
}

/** A company with a connection and one account that QuickBooks does not know yet. */
export async function withAccount(call: Caller, account: object = chequing): Promise<Fed> {
  const companyId = await newCompany(call);
  const { id: connectionId } = await newConnection(call, companyId);
  const path = `/companies/${companyId}/connections/${connectionId}`;
  const accounts = `${path}/connectionInfo/bankFeedAccounts`;
  const created = await call('POST', accounts, account);
  if (created.status !== 200) throw new Error(created.text);
  return { companyId, connectionId, path, accounts };
}

export function pushPath({ path }: Fed, accountId = chequing.id): string {
  return `${path}/push/bankAccounts/${accountId}/bankTransactions`;
}

export async function push(call: Caller, fed: Fed, transactions: readonly object[], accountId = chequing.id) {
  return v.parse(pushOperationSchema, (await call('POST', pushPath(fed, accountId), { accountId, transactions })).body);
}

export async function operation(call: Caller, fed: Fed, key: string) {
  return v.parse(pushOperationSchema, (await call('GET', `/companies/${fed.companyId}/push/${key}`)).body);
}

export function transaction(id: string, date: string, amount = -12.5, balance = 3989.67) {
  return { id, date, description: `Row ${id}`, amount, balance, transactionType: amount < 0 ? 'Debit' : 'Credit' };
}
