import type { GenericSchema } from 'valibot';
import type { Capabilities } from './feed.js';
import { protocolRoutes, type ProtocolAddress } from './protocol-routes.js';
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

export interface ProtocolRoute extends ProtocolAddress {
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

/** The adapter protocol, once: the server's router and the published OpenAPI document read it, the browser's client its addresses. */
export const protocol = {
  getFeed: {
    ...protocolRoutes.getFeed,
    summary: 'The customer’s feed.',
    query: null,
    body: null,
    answer: feedSchema,
    capability: null,
  },
  listBankAccounts: {
    ...protocolRoutes.listBankAccounts,
    summary: 'The customer’s accounts that may be fed, and why others may not.',
    query: null,
    body: null,
    answer: bankAccountsSchema,
    capability: null,
  },
  connect: {
    ...protocolRoutes.connect,
    summary: 'Makes sure that company, connection and source accounts exist. Asking again is harmless.',
    query: null,
    body: connectRequestSchema,
    answer: feedSchema,
    capability: null,
  },
  disconnect: {
    ...protocolRoutes.disconnect,
    summary: 'Ends the feed of all accounts.',
    query: null,
    body: null,
    answer: feedSchema,
    capability: null,
  },
  listTransactions: {
    ...protocolRoutes.listTransactions,
    summary: 'What was handed over for an account, page by page, with each row’s stage.',
    query: transactionsQuerySchema,
    body: null,
    answer: transactionPageSchema,
    capability: null,
  },
  summarizeTransactions: {
    ...protocolRoutes.summarizeTransactions,
    summary: 'What a filter finds among them, added up, day by day.',
    query: transactionsSummaryQuerySchema,
    body: null,
    answer: transactionsSummarySchema,
    capability: 'transactionsSummary',
  },
  issueCredentials: {
    ...protocolRoutes.issueCredentials,
    summary: 'One more pair for QuickBooks. Answered once, never stored, `Cache-Control: no-store`.',
    query: null,
    body: issueCredentialsRequestSchema,
    bodyOptional: true,
    answer: credentialsSchema,
    capability: 'credentials',
  },
  revokeCredentials: {
    ...protocolRoutes.revokeCredentials,
    summary: 'Revokes every pair; the feeds built on them stop.',
    query: null,
    body: null,
    answer: feedSchema,
    capability: 'credentials',
  },
  getLink: {
    ...protocolRoutes.getLink,
    summary: 'A fresh way into Codat’s hosted page.',
    query: null,
    body: null,
    answer: hostedLinkSchema,
    capability: 'hostedLink',
  },
  addAccounts: {
    ...protocolRoutes.addAccounts,
    summary: 'Offers more accounts to QuickBooks.',
    query: null,
    body: addAccountsRequestSchema,
    answer: feedSchema,
    capability: 'accountEditing',
  },
  renameAccount: {
    ...protocolRoutes.renameAccount,
    summary: 'Renames an account in the feed.',
    query: null,
    body: renameAccountRequestSchema,
    answer: feedSchema,
    capability: 'accountEditing',
  },
  removeAccount: {
    ...protocolRoutes.removeAccount,
    summary: 'Stops an account’s feed.',
    query: null,
    body: null,
    answer: feedSchema,
    capability: 'accountEditing',
  },
} as const satisfies Record<string, ProtocolRoute>;

export type ProtocolVerb = keyof typeof protocol;

/** The most a request body may weigh, in bytes. */
export const maxRequestBytes = 64 * 1024;
