import * as v from 'valibot';
import { titledError } from '../../core/titled-error.js';
import { jsonNumberOfMinorUnits, type Currency } from '../../core/money.js';
import type { BankTransaction } from '../../core/transaction.js';
import { unprinted } from '../../core/unprinted.js';
import {
  batchResultSchema,
  companyListSchema,
  companySchema,
  connectionListSchema,
  connectionSchema,
  credentialsAnswerSchema,
  pushListSchema,
  pushSchema,
  sourceAccountListSchema,
} from './codat-answers.js';
import { createCodatHttp, type CodatHttpOptions, type CodatRequest } from './codat-http.js';
import type { CodatPort, ConnectionRef, NewSourceAccount } from './codat-port.js';
import { codatTransactionType } from './transaction-types.js';

/** Codat's API as it is, and as it was in July 2023. */
export type CodatDialect = 'current' | '2023';

export interface CodatClientOptions extends CodatHttpOptions {
  /** Default `current`. */
  readonly dialect?: CodatDialect | undefined;
}

/** Codat's platform key of QuickBooks Online Bank Feeds. */
const platformKey = 'hcws';

/** The tag by which our companies are found again. */
const uidTag = 'uid';

const anything = v.unknown();

/**
 * Codat over HTTP, in both dialects. What holds a secret (credentials, a connection with its link) prints, and becomes
 * JSON, as `[redacted]`: whoever sends it on names its fields.
 */
export function createCodatClient(options: CodatClientOptions): CodatPort {
  const { send: http, budget } = createCodatHttp(options);
  const current = options.dialect !== '2023';

  return {
    revokesCredentials: current,
    budget,

    async findCompany(uid, call) {
      const tags = encodeURIComponent(`${uidTag}=${uid}`);
      const { results } = await http({ method: 'GET', path: `/companies?page=1&pageSize=100&tags=${tags}` }, companyListSchema, call);
      // Checked again here: an API that does not know the parameter answers other companies too.
      const ours = results.filter((company) => company.tags?.[uidTag] === uid);
      const [oldest] = ours.sort((one, other) => (one.created < other.created ? -1 : Number(one.created > other.created)));
      return oldest ? { id: oldest.id } : null;
    },
    async createCompany({ name, uid }, { idempotencyKey, ...call }) {
      const body = { name, tags: { [uidTag]: uid } };
      const { id } = await http({ method: 'POST', path: '/companies', body, idempotencyKey }, companySchema, call);
      return { id };
    },

    async listConnections(companyId, call) {
      const { results } = await http({ method: 'GET', path: `/companies/${segment(companyId)}/connections?page=1&pageSize=100` }, connectionListSchema, call);
      return results;
    },
    createConnection(companyId, { idempotencyKey, ...call }) {
      const path = `/companies/${segment(companyId)}/connections`;
      return http({ method: 'POST', path, body: { platformKey }, idempotencyKey }, connectionSchema, call);
    },
    readConnection: (ref, call) => http({ method: 'GET', path: connectionPath(ref) }, connectionSchema, call),
    async unlinkConnection(ref, call) {
      await http({ method: 'PATCH', path: connectionPath(ref), body: { status: 'Unlinked' } }, anything, call);
    },
    async deleteConnection(ref, call) {
      await http({ method: 'DELETE', path: connectionPath(ref), accepted: [404] }, anything, call);
    },

    listSourceAccounts: (ref, call) => http({ method: 'GET', path: accountsPath(ref) }, sourceAccountListSchema, call),
    async createSourceAccounts(ref, accounts, { idempotencyKey, ...call }) {
      const body = accounts.map(sourceAccountBody);
      if (!current) {
        await http({ method: 'PUT', path: accountsPath(ref), body }, anything, call);
        return;
      }
      const results = await http({ method: 'POST', path: `${accountsPath(ref)}/batch`, body, idempotencyKey, accepted: [409] }, batchResultSchema, call);
      if (results.every(({ result: { statusCode } }) => statusCode < 300 || statusCode === 409)) return;
      throw titledError({ code: 'codatRejected', stage: call.stage, message: 'Codat did not take all of the source accounts.' });
    },
    async renameSourceAccount(ref, accountId, name, { idempotencyKey, ...call }) {
      const body = { id: accountId, accountName: name };
      await http({ method: 'PATCH', path: accountPath(ref, accountId), body, idempotencyKey }, anything, call);
    },
    async deleteSourceAccount(ref, accountId, call) {
      await http({ method: 'DELETE', path: accountPath(ref, accountId), accepted: [404] }, anything, call);
    },

    async issueCredentials(ref, call) {
      const endpoint = encodeURIComponent(`generatecredentials?dataconnectionid=${ref.connectionId}`);
      const request: CodatRequest = current
        ? { method: 'POST', path: `${accountsPath(ref)}/credentials`, body: {} }
        : { method: 'GET', path: `${connectionPath(ref)}/data/proxy?endpoint=${endpoint}` };
      return unprinted(await http(request, credentialsAnswerSchema, call));
    },
    async revokeCredentials(ref, call) {
      await http({ method: 'DELETE', path: `${accountsPath(ref)}/credentials` }, anything, call);
    },

    pushTransactions(ref, { accountId, currency, transactions }, { idempotencyKey, ...call }) {
      const path = `${connectionPath(ref)}/push/bankAccounts/${segment(accountId)}/bankTransactions`;
      const body = { accountId, transactions: transactions.map((transaction) => transactionBody(transaction, currency)) };
      return http({ method: 'POST', path, body, idempotencyKey, slow: true }, pushSchema, call);
    },
    readPush: (companyId, pushKey, call) => http({ method: 'GET', path: `/companies/${segment(companyId)}/push/${segment(pushKey)}` }, pushSchema, call),
    async listPushes(companyId, call) {
      const path = `/companies/${segment(companyId)}/push?page=1&pageSize=100&orderBy=-requestedOnUtc`;
      return (await http({ method: 'GET', path }, pushListSchema, call)).results;
    },
  };
}

const segment = encodeURIComponent;

function connectionPath({ companyId, connectionId }: ConnectionRef): string {
  return `/companies/${segment(companyId)}/connections/${segment(connectionId)}`;
}

function accountsPath(ref: ConnectionRef): string {
  return `${connectionPath(ref)}/connectionInfo/bankFeedAccounts`;
}

function accountPath(ref: ConnectionRef, accountId: string): string {
  return `${accountsPath(ref)}/${segment(accountId)}`;
}

/** Both versions of Codat's account at once: a client's setting at Codat decides which of them is read. */
function sourceAccountBody({ id, name, type, accountNumber, currency, balance, routing }: NewSourceAccount) {
  return {
    id,
    accountName: name,
    accountType: type,
    accountNumber,
    sortCode: routing?.bankCode ?? '',
    currency,
    balance: jsonNumberOfMinorUnits(balance, currency),
    ...(routing && { routingInfo: { type: routing.type, bankCode: routing.bankCode } }),
  };
}

/** `date` without an offset: a day of the account's own calendar. */
function transactionBody({ id, date, description, reference, type, amount, balance }: BankTransaction, currency: Currency) {
  return {
    id,
    date: `${date}T00:00:00`,
    description,
    ...(reference !== null && { reference }),
    amount: jsonNumberOfMinorUnits(amount, currency),
    balance: jsonNumberOfMinorUnits(balance, currency),
    transactionType: codatTransactionType[type],
  };
}
