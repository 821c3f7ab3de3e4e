import type { World } from '../world.js';
import { refusalResponse } from './refusal.js';

/** Codat, idempotency: a reply is kept for 90 minutes. */
const keptForMs = 90 * 60_000;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Codat's `Idempotency-Key`, on POST and PATCH: the first reply is replayed, errors too, except 429, which is never
 * kept; the same key with another request is 422, and while the first is still running 409.
 */
export function createIdempotency(world: World): (request: Request, answer: () => Promise<Response>) => Promise<Response> {
  const running = new Set<string>();

  return async (request, answer) => {
    const key = request.headers.get('Idempotency-Key');
    if (key === null || (request.method !== 'POST' && request.method !== 'PATCH')) return answer();
    if (!guid.test(key)) return refusalResponse(world, { status: 400, error: 'Idempotency-Key must be a GUID.' });
    if (running.has(key)) {
      return refusalResponse(world, { status: 409, error: 'A request with this Idempotency-Key is being processed.' });
    }
    running.add(key);
    try {
      const { pathname, search } = new URL(request.url);
      const asked = `${request.method} ${pathname}${search}\n${await request.clone().text()}`;
      const kept = world.state.idempotentReplies.find((reply) => reply.key === key);
      if (kept && kept.request !== asked) {
        return refusalResponse(world, { status: 422, error: 'This Idempotency-Key was used with a different request.' });
      }
      if (kept) return replyOf(kept.status, kept.body);
      const response = await answer();
      if (response.status !== 429) {
        const body = await response.clone().text();
        const until = world.clock.now() + keptForMs;
        world.state.idempotentReplies.push({ key, request: asked, status: response.status, body, until });
      }
      return response;
    } finally {
      running.delete(key);
    }
  };
}

function replyOf(status: number, body: string): Response {
  if (body === '') return new Response(null, { status });
  return new Response(body, { status, headers: { 'Content-Type': 'application/json' } });
}
