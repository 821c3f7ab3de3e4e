import * as v from 'valibot';
import { BankFeedsError, type ErrorStage } from './error.js';
import { errorCodes } from './error-facts.js';
import { problemSchema, type Problem } from './wire-schemas.js';

export const problemContentType = 'application/problem+json';

/** The error as the wire carries it: no message, no cause, nothing from upstream. */
export function problemOf(error: BankFeedsError): Problem {
  const { status, title } = errorCodes[error.code];
  return {
    type: `urn:bankfeeds:error:${error.code}`,
    title,
    status: status ?? 500,
    code: error.code,
    correlationId: error.correlationId,
    retryAfterMs: error.retryAfterMs,
  };
}

/** The error that a problem stands for, or null when the body is no problem of this protocol. */
export function errorOfProblem(body: unknown, stage: ErrorStage): BankFeedsError | null {
  const parsed = v.safeParse(problemSchema, body);
  if (!parsed.success) return null;
  const { code, correlationId, retryAfterMs } = parsed.output;
  return new BankFeedsError({ code, stage, correlationId, retryAfterMs });
}
