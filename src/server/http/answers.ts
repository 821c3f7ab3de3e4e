import type { BankFeedsError } from '../../core/error.js';
import { problemContentType, problemOf } from '../../core/problem.js';

const always = { 'Cache-Control': 'no-store', Pragma: 'no-cache', 'X-Content-Type-Options': 'nosniff' } as const;

export function answerOf(body: unknown): Response {
  return Response.json(body, { headers: always });
}

/** The failure as the page may see it, under the request's own identifier. */
export function problemAnswer(error: BankFeedsError, correlationId: string): Response {
  const problem = { ...problemOf(error), correlationId };
  const seconds = error.retryAfterMs === null ? null : Math.max(1, Math.ceil(error.retryAfterMs / 1000));
  return Response.json(problem, {
    status: problem.status,
    headers: { ...always, 'Content-Type': problemContentType, ...(seconds !== null && { 'Retry-After': String(seconds) }) },
  });
}
