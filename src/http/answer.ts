import * as v from 'valibot';
import type { BankFeedsErrorCode } from '../core/error-codes.js';
import { BankFeedsError } from '../core/error.js';
import { errorOfProblem } from '../core/problem.js';
import type { ProtocolAddress } from '../core/protocol-routes.js';
import { retryAfterMsOf } from '../core/retry-after.js';

/*
 * Nothing of a body goes into an error, not even as its cause: the parsers quote what they read,
 * and a body may hold the credentials.
 */

/** @throws BankFeedsError `unexpectedAnswer` when the body is not what the route answers */
export function parseAnswer<T>(route: ProtocolAddress, schema: v.GenericSchema<unknown, T>, response: Response, body: string): T {
  const json = parseJson(body);
  if (json === undefined) throw unexpectedAnswer(route, response, 'a body that is not JSON');
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw unexpectedAnswer(route, response, `a wrong "${v.getDotPath(issue) ?? 'body'}" (expected ${issue.expected ?? 'another form'})`);
}

/** The failure that an answer other than 2xx stands for. */
export function errorOfAnswer(route: ProtocolAddress, response: Response, body: string): BankFeedsError {
  const problem = errorOfProblem(parseJson(body), route.stage);
  const retryAfterMs = problem?.retryAfterMs ?? retryAfterMsOf(response.headers);
  if (problem) {
    const { code, stage, correlationId } = problem;
    return new BankFeedsError({ code, stage, correlationId, retryAfterMs });
  }
  const code = codeOfStatus(response.status);
  if (code === 'unexpectedAnswer') return unexpectedAnswer(route, response, 'no problem of the adapter protocol');
  return new BankFeedsError({
    code,
    stage: route.stage,
    retryAfterMs,
    message: `${route.method} ${route.path} was answered ${response.status} without a problem body, probably by something in front of the back end. It is taken for ${code}.`,
  });
}

function codeOfStatus(status: number): BankFeedsErrorCode {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 413) return 'requestTooLarge';
  if (status === 429) return 'rateLimited';
  return status >= 500 ? 'internal' : 'unexpectedAnswer';
}

function unexpectedAnswer(route: ProtocolAddress, response: Response, what: string): BankFeedsError {
  return new BankFeedsError({
    code: 'unexpectedAnswer',
    stage: route.stage,
    retryAfterMs: retryAfterMsOf(response.headers),
    message: `${route.method} ${route.path} was answered ${response.status} with ${what}, which cannot be shown. Check baseUrl, what stands in front of the back end, and the back end itself with "bankfeeds check".`,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
