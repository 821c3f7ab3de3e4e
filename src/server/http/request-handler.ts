import { Hono } from 'hono';
import { isFeedCountry } from '../../core/country.js';
import { isBankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { protocol, type ProtocolRoute, type ProtocolVerb } from '../../core/protocol.js';
import { transactionsQuerySchema, transactionsSummaryQuerySchema } from '../../core/transactions-query.js';
import {
  accountIdSchema,
  addAccountsRequestSchema,
  connectRequestSchema,
  issueCredentialsRequestSchema,
  renameAccountRequestSchema,
} from '../../core/wire-schemas.js';
import type { Customer } from '../bank.js';
import type { FeedVerbs } from '../feed/feed-verbs.js';
import type { ServerContext } from '../server-context.js';
import { observedRequest } from '../telemetry/observed-request.js';
import { answerOf, problemAnswer } from './answers.js';
import { openApiAnswer } from './openapi-answer.js';
import { parseBody, parseInput, parseOptionalBody, requireNoBody } from './request-body.js';
import { requireOwnPage } from './request-guard.js';
import type { RequestLimit } from './request-limit.js';
import { parseQuery } from './request-query.js';
import { signedInCustomer } from './signed-in-customer.js';

export interface RequestHandlerOptions {
  readonly context: ServerContext;
  readonly verbs: FeedVerbs;
  readonly authenticate: (request: Request) => Promise<Customer | null>;
  readonly limit: RequestLimit;
  readonly basePath: string;
  readonly allowedOrigins: readonly string[];
}

/** The adapter protocol: the table in core is the router. */
export function createRequestHandler(options: RequestHandlerOptions): (request: Request) => Promise<Response> {
  const { context, verbs } = options;
  const app = new Hono({ strict: true }).basePath(options.basePath);

  for (const verb of protocolVerbs) {
    const route: ProtocolRoute = protocol[verb];
    app.on(route.method, route.path, (c) => observedRequest(verb, route.method, () => carryOut(verb, route, c.req.raw, c.req.param('accountId') ?? null)));
  }
  app.get('/openapi.json', () => openApiAnswer(options.basePath));
  app.notFound(async () => failed(null, titledError({ code: 'notFound', stage: 'feed' })));
  app.onError(async (error) => failed(null, error));

  async function carryOut(verb: ProtocolVerb, route: ProtocolRoute, request: Request, accountId: string | null): Promise<Response> {
    try {
      requireOwnPage(request, route, options.allowedOrigins);
      const customer = await signedInCustomer(options.authenticate, request, route.stage);
      options.limit.take(customer.ref, route.method === 'GET' ? 'reads' : 'changes', route.stage);
      if (verb !== 'getFeed' && !isFeedCountry(customer.country)) throw titledError({ code: 'notAvailable', stage: route.stage });
      if (route.capability !== null && !context.capabilities[route.capability]) throw titledError({ code: 'notOffered', stage: route.stage });
      if (route.body === null) await requireNoBody(request, route.stage);
      const answer = answerOf(await answerTo(verb, request, customer, parseAccountId(route, accountId)));
      context.log({ type: 'request', verb, status: 200, code: null, stage: null, correlationId: context.newId(), codatCorrelationId: null });
      return answer;
    } catch (error) {
      return failed(verb, hasLeft(request, error) ? titledError({ code: 'invalidRequest', stage: route.stage }) : error);
    }
  }

  async function answerTo(verb: ProtocolVerb, request: Request, customer: Customer, accountId: string): Promise<unknown> {
    const { signal } = request;
    const { stage } = protocol[verb];
    switch (verb) {
      case 'getFeed':
        return verbs.getFeed(customer);
      case 'listBankAccounts':
        return { accounts: await verbs.listBankAccounts(customer, signal) };
      case 'connect':
        return verbs.connect(customer, await parseBody(request, connectRequestSchema, stage), signal);
      case 'disconnect':
        return verbs.disconnect(customer);
      case 'listTransactions':
        return verbs.listTransactions(customer, { accountId, ...parseQuery(request, transactionsQuerySchema, stage) }, signal);
      case 'summarizeTransactions':
        return verbs.summarizeTransactions(customer, { accountId, ...parseQuery(request, transactionsSummaryQuerySchema, stage) }, signal);
      case 'issueCredentials': {
        const asked = await parseOptionalBody(request, issueCredentialsRequestSchema, stage);
        return verbs.issueCredentials(customer, asked?.knownIssuedAt);
      }
      case 'revokeCredentials':
        return verbs.revokeCredentials(customer, signal);
      case 'getLink':
        return verbs.getLink(customer);
      case 'addAccounts':
        return verbs.addAccounts(customer, (await parseBody(request, addAccountsRequestSchema, stage)).accountIds, signal);
      case 'renameAccount':
        return verbs.renameAccount(customer, accountId, (await parseBody(request, renameAccountRequestSchema, stage)).name);
      case 'removeAccount':
        return verbs.removeAccount(customer, accountId);
      default:
        return verb satisfies never;
    }
  }

  function failed(verb: ProtocolVerb | null, cause: unknown): Response {
    const correlationId = context.newId();
    const stage = verb === null ? 'feed' : protocol[verb].stage;
    const error = isBankFeedsError(cause) ? cause : titledError({ code: 'internal', stage });
    if (!isBankFeedsError(cause)) context.log({ type: 'unexpected', stage, correlationId, error: cause });
    const answer = problemAnswer(error, correlationId);
    context.log({
      type: 'request',
      verb,
      status: answer.status,
      code: error.code,
      stage: error.stage,
      correlationId,
      codatCorrelationId: error.correlationId,
    });
    return answer;
  }

  return async (request) => app.fetch(request);
}

/** Whoever asked has hung up, and what was done for them ended by that: no failure of ours, and nobody reads the answer. */
function hasLeft({ signal }: Request, error: unknown): boolean {
  return signal.aborted && (error === signal.reason || (error instanceof Error && error.name === 'AbortError'));
}

/** A segment that cannot be an account's id is an account that nobody has. */
function parseAccountId({ path, stage }: ProtocolRoute, accountId: string | null): string {
  if (!path.includes(':accountId')) return '';
  try {
    return parseInput(accountId, accountIdSchema, stage);
  } catch {
    throw titledError({ code: 'unknownAccount', stage });
  }
}

function isVerb(name: string): name is ProtocolVerb {
  return Object.hasOwn(protocol, name);
}

const protocolVerbs = Object.keys(protocol).filter(isVerb);
