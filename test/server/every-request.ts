import { permissionsTextVersion, protocol, protocolPath, type ProtocolRoute, type ProtocolVerb } from 'bankfeeds/core';

export interface GoodRequest {
  readonly method: string;
  /** Below the base path, with the query string. */
  readonly path: string;
  readonly body?: string;
}

interface Parts {
  readonly query?: string;
  readonly body?: unknown;
}

/** What a good request of each verb holds, for an account. A verb without one does not compile. */
const partsOf: { readonly [Verb in ProtocolVerb]: (accountId: string) => Parts } = {
  getFeed: () => ({}),
  listBankAccounts: () => ({}),
  connect: (accountId) => ({ body: { accountIds: [accountId], consent: { textVersion: permissionsTextVersion, locale: 'en' } } }),
  disconnect: () => ({}),
  listTransactions: () => ({ query: 'page=1&pageSize=25&orderBy=-date' }),
  summarizeTransactions: () => ({ query: 'query=a' }),
  issueCredentials: () => ({}),
  revokeCredentials: () => ({}),
  getLink: () => ({}),
  addAccounts: (accountId) => ({ body: { accountIds: [accountId] } }),
  renameAccount: () => ({ body: { name: 'New name' } }),
  removeAccount: () => ({}),
};

function isVerb(name: string): name is ProtocolVerb {
  return Object.hasOwn(protocol, name);
}

export const verbs: readonly ProtocolVerb[] = Object.keys(protocol).filter(isVerb);

export function routeOf(verb: ProtocolVerb): ProtocolRoute {
  return protocol[verb];
}

export const changingVerbs = verbs.filter((verb) => routeOf(verb).method !== 'GET');

/** Whether the verb names an account: in its path, or in its body. */
export function namesAccount(verb: ProtocolVerb): boolean {
  return JSON.stringify(requestOf(verb, 'named')).includes('named');
}

export function requestOf(verb: ProtocolVerb, accountId: string): GoodRequest {
  const { query, body } = partsOf[verb](accountId);
  const path = protocolPath(routeOf(verb), accountId);
  return {
    method: routeOf(verb).method,
    path: query === undefined ? path : `${path}?${query}`,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}
