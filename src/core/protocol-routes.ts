import type { ErrorStage } from './error.js';

export type ProtocolMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Where a verb of the adapter protocol is asked. */
export interface ProtocolAddress {
  readonly method: ProtocolMethod;
  /** Below the base URL; `:accountId` stands for one percent-encoded segment. */
  readonly path: string;
  readonly stage: ErrorStage;
}

/** The addresses of the adapter protocol: all that a browser needs to know of it besides what is answered. */
export const protocolRoutes = {
  getFeed: { method: 'GET', path: '/feed', stage: 'feed' },
  listBankAccounts: { method: 'GET', path: '/bank-accounts', stage: 'bankAccounts' },
  connect: { method: 'POST', path: '/feed', stage: 'connect' },
  disconnect: { method: 'DELETE', path: '/feed', stage: 'disconnect' },
  listTransactions: { method: 'GET', path: '/feed/accounts/:accountId/transactions', stage: 'transactions' },
  summarizeTransactions: { method: 'GET', path: '/feed/accounts/:accountId/transactions/summary', stage: 'transactions' },
  issueCredentials: { method: 'POST', path: '/feed/credentials', stage: 'credentials' },
  revokeCredentials: { method: 'DELETE', path: '/feed/credentials', stage: 'credentials' },
  getLink: { method: 'POST', path: '/feed/link', stage: 'link' },
  addAccounts: { method: 'POST', path: '/feed/accounts', stage: 'accounts' },
  renameAccount: { method: 'PATCH', path: '/feed/accounts/:accountId', stage: 'accounts' },
  removeAccount: { method: 'DELETE', path: '/feed/accounts/:accountId', stage: 'accounts' },
} as const satisfies Record<string, ProtocolAddress>;

/** Sent with every request, and asked for by the server on every change: no form on another site can send it. */
export const requestHeader = { name: 'X-Bank-Feeds-Request', value: '1' } as const;
