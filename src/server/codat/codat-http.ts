import * as v from 'valibot';
import { BankFeedsError, isBankFeedsError } from '../../core/error.js';
import { authorizationBy, type ApiKey } from './api-key.js';
import { failureOfAnswer } from './codat-failure.js';
import type { CodatCall } from './codat-port.js';

export interface CodatHttpOptions {
  readonly apiKey: ApiKey;
  /** Default `https://api.codat.io`. */
  readonly baseUrl?: string | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until a call without an answer counts as lost. Default 20,000; a push gets three times that. */
  readonly timeoutMs?: number | undefined;
}

export interface CodatRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Already encoded, from `/companies`. */
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly slow?: boolean | undefined;
  /** Answers besides 2xx that are no failure. */
  readonly accepted?: readonly number[] | undefined;
}

/** An answer weighs at most this, in bytes: the largest that is asked for is a page of a hundred. */
const maxAnswerBytes = 8 * 1024 * 1024;

export type CodatHttp = <T>(request: CodatRequest, answer: v.GenericSchema<unknown, T>, call: CodatCall) => Promise<T>;

/** One request to Codat: a fixed address, no redirects, a timeout, a bound on the answer, one kind of failure. */
export function createCodatHttp(options: CodatHttpOptions): CodatHttp {
  const baseUrl = originOf(options.baseUrl ?? 'https://api.codat.io');
  const authorization = authorizationBy(options.apiKey);
  const timeoutMs = options.timeoutMs ?? 20_000;

  return async (request, answer, call) => {
    const { body, idempotencyKey, slow } = request;
    const timeout = AbortSignal.timeout(slow ? timeoutMs * 3 : timeoutMs);
    const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
    const headers = new Headers({ Authorization: await authorization(), Accept: 'application/json' });
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
    const fetch = options.fetch ?? globalThis.fetch;

    let response: Response;
    let text: string;
    try {
      response = await fetch(baseUrl + request.path, {
        method: request.method,
        headers,
        redirect: 'error',
        signal,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      text = await textOf(response, call);
    } catch (cause) {
      if (isBankFeedsError(cause)) throw cause;
      call.signal?.throwIfAborted();
      // Without its cause: that may quote the address, and an address may hold a reference.
      throw new BankFeedsError({ code: 'codatUnreachable', stage: call.stage });
    }
    const json = jsonOf(text);
    const failure = response.ok ? null : failureOfAnswer(call, response.status, response.headers, json);
    if (failure && !request.accepted?.includes(response.status)) throw failure;
    const parsed = v.safeParse(answer, json);
    if (parsed.success) return parsed.output;
    // A status that may be good news came with a body that is none.
    if (failure) throw failure;
    const [issue] = parsed.issues;
    throw new BankFeedsError({
      code: 'codatUnexpectedAnswer',
      stage: call.stage,
      message: `Codat answered ${response.status} to ${request.method}, with a wrong "${v.getDotPath(issue) ?? 'body'}" (expected ${issue.expected ?? 'another form'}).`,
    });
  };
}

/** @throws BankFeedsError `invalidRequest`, stage `configuration` */
function originOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.search === '' && url.hash === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new BankFeedsError({
    code: 'invalidRequest',
    stage: 'configuration',
    message: 'codat.baseUrl is not an address of an API: give http(s), a host, and no query. Default: https://api.codat.io.',
  });
}

async function textOf(response: Response, { stage }: CodatCall): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let weight = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    weight += value.byteLength;
    if (weight > maxAnswerBytes) {
      await reader.cancel();
      throw new BankFeedsError({ code: 'codatUnexpectedAnswer', stage, message: `Codat's answer is larger than ${maxAnswerBytes} bytes.` });
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What is no JSON is undefined: each schema says whether nothing may be answered. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
