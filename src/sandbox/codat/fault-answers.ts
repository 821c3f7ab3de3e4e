import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FaultEffect } from '../fault-plan.js';
import type { World } from '../world.js';
import { refusalResponse } from './refusal.js';

type StatusFault = Extract<FaultEffect, { kind: 'status' }>;
type GatewayFault = Extract<FaultEffect, { kind: 'html' | 'empty' | 'hangUp' }>;

/** Texts of Codat's own samples where it gives some. */
const texts = {
  400: 'Error processing request - not valid.',
  401: 'Unauthorized',
  402: 'You have exceeded the 50-company limit that applies to a Free plan. Delete any companies you no longer need and retry the request.',
  403: 'You are using an outdated API key or a key not associated with that resource.',
  404: 'NotFound',
  409: 'The request conflicts with one that is being processed.',
  422: 'This Idempotency-Key was used with a different request.',
  429: 'You have made too many requests in a given amount of time; please retry later.',
  500: 'There is a problem with our server. Please try again later.',
  503: 'The Codat API is temporarily offline for maintenance. Please try again later.',
} as const satisfies Record<StatusFault['status'], string>;

export const tooManyRequests = texts[429];

/** Codat itself says no. */
export function statusFaultAnswer(world: World, { status, retryAfterSeconds }: StatusFault): Response {
  const seconds = retryAfterSeconds ?? (status === 429 ? 1 : undefined);
  return refusalResponse(world, {
    status: status satisfies ContentfulStatusCode,
    error: texts[status],
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  });
}

/** The connection broke: what `fetch` rejects with when nobody answers. */
export class HangUp extends TypeError {
  constructor() {
    super('fetch failed');
  }
}

/** Something between Codat and the caller says no, or nothing.
 * @throws HangUp */
export function gatewayFaultAnswer(effect: GatewayFault): Response {
  switch (effect.kind) {
    case 'html': {
      const page = `<!DOCTYPE html><html lang="en"><head><title>${effect.status}</title></head><body><h1>${effect.status}</h1></body></html>`;
      return new Response(page, { status: effect.status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    }
    case 'empty':
      return new Response(null, { status: effect.status });
    case 'hangUp':
      throw new HangUp();
    default:
      return effect satisfies never;
  }
}
