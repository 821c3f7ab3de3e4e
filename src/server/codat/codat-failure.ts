import * as v from 'valibot';
import type { BankFeedsErrorCode } from '../../core/error-codes.js';
import type { BankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { retryAfterMsOf } from '../../core/retry-after.js';
import type { CodatCall } from './codat-port.js';

const failureBody = v.object({ correlationId: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))) });

/**
 * The error that an answer of Codat's stands for. Read off the HTTP status alone: the `statusCode` in Codat's own
 * samples contradicts it. Nothing of the body but the correlation id goes on.
 */
export function failureOfAnswer(call: CodatCall, status: number, headers: Headers, body: unknown): BankFeedsError {
  const parsed = v.safeParse(failureBody, body);
  return titledError({
    code: codeOf(status),
    stage: call.stage,
    correlationId: (parsed.success && parsed.output.correlationId) || null,
    retryAfterMs: retryAfterMsOf(headers),
  });
}

function codeOf(status: number): BankFeedsErrorCode {
  switch (status) {
    case 400:
      return 'codatRejected';
    case 401:
      return 'codatUnauthorized';
    case 402:
      return 'codatPaymentRequired';
    case 403:
      return 'codatForbidden';
    case 404:
      return 'codatNotFound';
    case 409:
      return 'codatConflict';
    case 422:
      return 'codatIdempotencyMismatch';
    case 429:
      return 'codatRateLimited';
    default:
      return status >= 500 ? 'codatUnavailable' : 'codatUnexpectedAnswer';
  }
}
