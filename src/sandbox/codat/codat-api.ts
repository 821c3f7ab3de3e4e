import { Hono } from 'hono';
import type { Fault } from '../fault-plan.js';
import { strikingFault } from '../faults.js';
import type { CodatApiContext } from './api-context.js';
import { companyRoutes } from './companies.js';
import { connectionRoutes } from './connections.js';
import { credentialRoutes } from './credentials.js';
import { gatewayFaultAnswer, statusFaultAnswer, tooManyRequests } from './fault-answers.js';
import { createIdempotency } from './idempotency.js';
import { pushRoutes } from './pushes.js';
import { quotaOf, takeFromQuota } from './quota.js';
import { CodatRefusal, refusalResponse, removed } from './refusal.js';
import { codatInstant } from './representation.js';
import { sourceAccountRoutes } from './source-accounts.js';

export interface CodatApiOptions extends CodatApiContext {
  readonly apiKey: string;
  readonly callsPerCompany: number;
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Codat's API. The network in front of it is outside: a lost answer does not undo the work. */
export function createCodatApi(options: CodatApiOptions): (request: Request) => Promise<Response> {
  const { world, wait } = options;
  const idempotently = createIdempotency(world);
  const app = new Hono();
  // Credentials before accounts: an account's id is anything, also "credentials".
  for (const routes of [companyRoutes, connectionRoutes, credentialRoutes, sourceAccountRoutes, pushRoutes]) {
    app.route('/', routes(options));
  }
  app.notFound(() => refusalResponse(world, removed));
  app.onError((error) => {
    if (error instanceof CodatRefusal) return refusalResponse(world, error.init);
    throw error;
  });

  async function codat(request: Request, fault: Fault | null): Promise<Response> {
    if (!isAuthorized(request, options.apiKey)) return refusalResponse(world, { status: 401, error: 'Unauthorized' });
    const { remaining, resetsAt } = quotaOf(world, options.callsPerCompany);
    if (remaining === 0) {
      const retryAfterSeconds = Math.ceil((resetsAt - world.clock.now()) / 1000);
      return refusalResponse(world, { status: 429, error: tooManyRequests, retryAfterSeconds });
    }
    takeFromQuota(world);
    return idempotently(request, async () => {
      const effect = fault?.effect.kind === 'status' ? fault.effect : null;
      if (effect && fault?.when === 'before') return statusFaultAnswer(world, effect);
      const response = await app.fetch(request);
      return effect ? statusFaultAnswer(world, effect) : response;
    });
  }

  async function disturb(fault: Fault | null, when: Fault['when'], request: Request): Promise<Response | null> {
    if (fault === null || fault.when !== when) return null;
    const { effect } = fault;
    switch (effect.kind) {
      case 'status':
        return null;
      case 'latency':
        await wait(effect.milliseconds, request.signal);
        return null;
      default:
        return gatewayFaultAnswer(effect);
    }
  }

  return async (request) => {
    const fault = strikingFault(world, request.method, new URL(request.url).pathname);
    const lost = await disturb(fault, 'before', request);
    if (lost) return lost;
    world.catchUp();
    const answer = await codat(request, fault);
    world.changed();
    return (await disturb(fault, 'after', request)) ?? withRateLimit(answer, options);
  };
}

/** Codat: `Basic` and the base64 of the key. The key as it is also passes, for it is often stored encoded already. */
export function isAuthorized(request: Request, apiKey: string): boolean {
  const header = request.headers.get('Authorization');
  return header === `Basic ${btoa(apiKey)}` || header === `Basic ${apiKey}`;
}

function withRateLimit(answer: Response, { world, callsPerCompany }: CodatApiOptions): Response {
  const { limit, remaining, resetsAt } = quotaOf(world, callsPerCompany);
  const headers = new Headers(answer.headers);
  headers.set('X-Rate-Limit-Limit', String(limit));
  headers.set('X-Rate-Limit-Remaining', String(remaining));
  headers.set('X-Rate-Limit-Reset', codatInstant(resetsAt));
  return new Response(answer.body, { status: answer.status, headers });
}
