import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PushFinding } from '../state.js';
import type { World } from '../world.js';

export type CodatService = 'PublicApi' | 'ClientsApi' | 'PullApi';

interface RefusalInit {
  readonly status: ContentfulStatusCode;
  readonly error: string;
  readonly service?: CodatService;
  readonly errors?: readonly PushFinding[];
  readonly retryAfterSeconds?: number;
}

/** Codat's "no": thrown by a route, answered by the API as `ErrorMessage`. Never leaves the emulated API. */
export class CodatRefusal extends Error {
  readonly init: RefusalInit;

  constructor(init: RefusalInit) {
    super(init.error);
    this.init = init;
  }
}

/** Codat, errors: every field of `ErrorMessage`, whatever the status. */
export function refusalResponse(world: World, init: RefusalInit): Response {
  const body = {
    statusCode: init.status,
    service: init.service ?? 'PublicApi',
    error: init.error,
    correlationId: world.generator.hex(32),
    validation: init.errors ? { errors: init.errors, warnings: [] } : null,
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
  };
  const headers: HeadersInit = init.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(init.retryAfterSeconds) };
  return Response.json(body, { status: init.status, headers });
}

export function notValid(error: string, service: CodatService = 'PublicApi'): CodatRefusal {
  return new CodatRefusal({ status: 400, error, service });
}

export function companyNotFound(companyId: string): CodatRefusal {
  return new CodatRefusal({ status: 404, service: 'ClientsApi', error: `No company was found with ID ${companyId}` });
}

export function connectionNotFound(connectionId: string): CodatRefusal {
  return new CodatRefusal({ status: 404, error: `Data connection ${connectionId} not found` });
}

export function accountNotFound(accountId: string): CodatRefusal {
  return new CodatRefusal({ status: 404, error: `Bank feed account ${accountId} not found` });
}

/** Codat's deprecation notices: what has been removed, or never was, answers so. */
export const removed = { status: 404, error: 'NotFound' } as const satisfies RefusalInit;
