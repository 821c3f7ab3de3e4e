import { expect, it } from 'vitest';
import { protocolRoutes, requestHeader } from '../../src/core/protocol-routes.js';

it('asks a server at these addresses, which other back ends have, too', () => {
  expect(Object.entries(protocolRoutes).map(([verb, { method, path, stage }]) => `${verb}: ${method} ${path} (${stage})`)).toEqual([
    'getFeed: GET /feed (feed)',
    'listBankAccounts: GET /bank-accounts (bankAccounts)',
    'connect: POST /feed (connect)',
    'disconnect: DELETE /feed (disconnect)',
    'listTransactions: GET /feed/accounts/:accountId/transactions (transactions)',
    'summarizeTransactions: GET /feed/accounts/:accountId/transactions/summary (transactions)',
    'issueCredentials: POST /feed/credentials (credentials)',
    'revokeCredentials: DELETE /feed/credentials (credentials)',
    'getLink: POST /feed/link (link)',
    'addAccounts: POST /feed/accounts (accounts)',
    'renameAccount: PATCH /feed/accounts/:accountId (accounts)',
    'removeAccount: DELETE /feed/accounts/:accountId (accounts)',
  ]);
  expect(requestHeader).toEqual({ name: 'X-Bank-Feeds-Request', value: '1' });
});
