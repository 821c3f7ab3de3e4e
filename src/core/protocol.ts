import type { GenericSchema } from 'valibot';
import type { ErrorStage } from './error.js';
import type { Capabilities } from './feed.js';
import { transactionsQuerySchema, transactionsSummaryQuerySchema } from './transactions-query.js';
import {
  addAccountsRequestSchema,
  bankAccountsSchema,
  connectRequestSchema,
  credentialsSchema,
  feedSchema,
  hostedLinkSchema,
  issueCredentialsRequestSchema,
  renameAccountRequestSchema,
  transactionPageSchema,
  transactionsSummarySchema,
} from './wire-schemas.js';

export type ProtocolMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface ProtocolRoute {
  readonly method: ProtocolMethod;
  /** Below the base URL; `:accountId` stands for one percent-encoded segment. */
  readonly path: string;
  readonly stage: ErrorStage;
  readonly summary: string;
  /** The query string's shape. */
  readonly query: GenericSchema | null;
  /** The JSON body's shape; null: no body. */
  readonly body: GenericSchema | null;
  /** A request without a body is good too. */
  readonly bodyOptional?: true;
  readonly answer: GenericSchema;
  /** The group that the bank may switch off. */
  readonly capability: keyof Capabilities | null;
}

/** The adapter protocol, once: the browser's client, the server's router and the published OpenAPI document read it. */
export const protocol = {
  getFeed: {
    method: 'GET', path: '/feed', stage: 'feed', summary: 'The customer’s feed.',
    query: null, body: null, answer: feedSchema, capability: null,
  },
  listBankAccounts: {
    method: 'GET', path: '/bank-accounts', stage: 'bankAccounts', summary: 'The customer’s accounts that may be fed, and why others may not.',
    query: null, body: null, answer: bankAccountsSchema, capability: null,
  },
  connect: {
    method: 'POST', path: '/feed', stage: 'connect', summary: 'Makes sure that company, connection and source accounts exist. Asking again is harmless.',
    query: null, body: connectRequestSchema, answer: feedSchema, capability: null,
  },
  disconnect: {
    method: 'DELETE', path: '/feed', stage: 'disconnect', summary: 'Ends the feed of all accounts.',
    query: null, body: null, answer: feedSchema, capability: null,
  },
  listTransactions: {
    method: 'GET', path: '/feed/accounts/:accountId/transactions', stage: 'transactions', summary: 'What was handed over for an account, page by page, with each row’s stage.',
    query: transactionsQuerySchema, body: null, answer: transactionPageSchema, capability: null,
  },
  summarizeTransactions: {
    method: 'GET', path: '/feed/accounts/:accountId/transactions/summary', stage: 'transactions', summary: 'What a filter finds among them, added up, day by day.',
    query: transactionsSummaryQuerySchema, body: null, answer: transactionsSummarySchema, capability: 'transactionsSummary',
  },
  issueCredentials: {
    method: 'POST', path: '/feed/credentials', stage: 'credentials', summary: 'One more pair for QuickBooks. Answered once, never stored, `Cache-Control: no-store`.',
    query: null, body: issueCredentialsRequestSchema, bodyOptional: true, answer: credentialsSchema, capability: 'credentials',
  },
  revokeCredentials: {
    method: 'DELETE', path: '/feed/credentials', stage: 'credentials', summary: 'Revokes every pair; the feeds built on them stop.',
    query: null, body: null, answer: feedSchema, capability: 'credentials',
  },
  getLink: {
    method: 'POST', path: '/feed/link', stage: 'link', summary: 'A fresh way into Codat’s hosted page.',
    query: null, body: null, answer: hostedLinkSchema, capability: 'hostedLink',
  },
  addAccounts: {
    method: 'POST', path: '/feed/accounts', stage: 'accounts', summary: 'Offers more accounts to QuickBooks.',
    query: null, body: addAccountsRequestSchema, answer: feedSchema, capability: 'accountEditing',
  },
  renameAccount: {
    method: 'PATCH', path: '/feed/accounts/:accountId', stage: 'accounts', summary: 'Renames an account in the feed.',
    query: null, body: renameAccountRequestSchema, answer: feedSchema, capability: 'accountEditing',
  },
  removeAccount: {
    method: 'DELETE', path: '/feed/accounts/:accountId', stage: 'accounts', summary: 'Stops an account’s feed.',
    query: null, body: null, answer: feedSchema, capability: 'accountEditing',
  },
} as const satisfies Record<string, ProtocolRoute>;

export type ProtocolVerb = keyof typeof protocol;

/** Sent with every request, and asked for by the server on every change: no form on another site can send it. */
export const requestHeader = { name: 'X-Bank-Feeds-Request', value: '1' } as const;

/** The most a request body may weigh, in bytes. */
export const maxRequestBytes = 64 * 1024;
