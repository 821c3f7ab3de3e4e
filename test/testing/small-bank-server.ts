import * as v from 'valibot';
import type { BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import { BankFeedsError, type ErrorStage } from '../../src/core/error.js';
import { problemContentType, problemOf } from '../../src/core/problem.js';
import { transactionsQuerySchema, transactionsSummaryQuerySchema } from '../../src/core/transactions-query.js';
import { maxRequestBytes, protocol, type ProtocolRoute, type ProtocolVerb } from '../../src/core/protocol.js';
import { requestHeader } from '../../src/core/protocol-routes.js';
import { addAccountsRequestSchema, connectRequestSchema, issueCredentialsRequestSchema, renameAccountRequestSchema } from '../../src/core/wire-schemas.js';
import type { FullAdapter } from './small-bank.js';

export const smallBankUrl = 'https://small-bank.example/api';

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** The small bank over the adapter protocol. `session` names the customer that a request is signed in as. */
export function smallBankServer(session: (request: Request) => FullAdapter | null): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return Response.json(await answer(request, session(request)), { headers });
    } catch (error) {
      if (!(error instanceof BankFeedsError)) throw error;
      const problem = problemOf(error);
      return Response.json(problem, { status: problem.status, headers: { ...headers, 'Content-Type': problemContentType } });
    }
  };
}

function refuse(code: BankFeedsErrorCode, stage: ErrorStage): never {
  throw new BankFeedsError({ code, stage, correlationId: 'small-bank-server' });
}

async function answer(request: Request, adapter: FullAdapter | null): Promise<unknown> {
  const url = new URL(request.url);
  if (adapter === null) refuse('unauthenticated', 'feed');
  const matched = matchRoute(request.method, url.pathname.replace('/api', ''));
  if (matched === null) refuse('notFound', 'feed');
  const { verb, route, accountId } = matched;
  const { stage } = route;
  if (request.method !== 'GET') {
    const foreign = request.headers.get('sec-fetch-site') === 'cross-site' || (request.headers.get('origin') ?? url.origin) !== url.origin;
    if (foreign || request.headers.get(requestHeader.name) !== requestHeader.value) refuse('forbidden', stage);
  }
  const hasBody = route.body !== null && !(route.bodyOptional && request.headers.get('content-type') === null);
  const body = hasBody ? await bodyOf(request, stage) : undefined;
  const parse = <S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> => {
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : refuse('invalidRequest', stage);
  };
  const call = { signal: request.signal };
  switch (verb) {
    case 'getFeed':
      return adapter.getFeed(call);
    case 'listBankAccounts':
      return { accounts: await adapter.listBankAccounts(call) };
    case 'connect':
      return adapter.connect(parse(connectRequestSchema, body), call);
    case 'disconnect':
      return adapter.disconnect(call);
    case 'listTransactions':
      return adapter.listTransactions({ accountId, ...parse(transactionsQuerySchema, Object.fromEntries(url.searchParams)) }, call);
    case 'summarizeTransactions':
      return adapter.summaries.get({ accountId, ...parse(transactionsSummaryQuerySchema, Object.fromEntries(url.searchParams)) }, call);
    case 'issueCredentials': {
      const { knownIssuedAt } = body === undefined ? {} : parse(issueCredentialsRequestSchema, body);
      return adapter.credentials.issue({ ...call, knownIssuedAt });
    }
    case 'revokeCredentials':
      return adapter.credentials.revoke(call);
    case 'getLink':
      return adapter.hostedLink.get(call);
    case 'addAccounts':
      return adapter.accountEditing.add(parse(addAccountsRequestSchema, body).accountIds, call);
    case 'renameAccount':
      return adapter.accountEditing.rename(accountId, parse(renameAccountRequestSchema, body).name, call);
    case 'removeAccount':
      return adapter.accountEditing.remove(accountId, call);
    default:
      return verb satisfies never;
  }
}

async function bodyOf(request: Request, stage: ErrorStage): Promise<unknown> {
  if (request.headers.get('content-type') !== 'application/json') refuse('invalidRequest', stage);
  const text = await request.text();
  if (new TextEncoder().encode(text).length > maxRequestBytes) refuse('requestTooLarge', stage);
  try {
    return JSON.parse(text);
  } catch {
    return refuse('invalidRequest', stage);
  }
}

function matchRoute(method: string, path: string): { verb: ProtocolVerb; route: ProtocolRoute; accountId: string } | null {
  for (const verb of verbs) {
    const route: ProtocolRoute = protocol[verb];
    const match = new RegExp(`^${route.path.replace(':accountId', '([^/]+)')}$`).exec(path);
    if (match && route.method === method) return { verb, route, accountId: decodeURIComponent(match[1] ?? '') };
  }
  return null;
}

function isVerb(name: string): name is ProtocolVerb {
  return Object.hasOwn(protocol, name);
}

const verbs = Object.keys(protocol).filter(isVerb);

/** For problems of one's own making. */
export function problemWith(code: BankFeedsErrorCode, more: Readonly<Record<string, unknown>>): Response {
  return Response.json(
    { ...problemOf(new BankFeedsError({ code, stage: 'feed', correlationId: 'c-1' })), ...more },
    { status: errorCodes[code].status ?? 500, headers: { 'Content-Type': problemContentType } },
  );
}
