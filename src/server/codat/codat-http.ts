import * as v from 'valibot';
import type { Clock } from '../../core/clock.js';
import { isBankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { noteCodatStatus } from '../telemetry/observed-codat.js';
import { waitByTimer, type Wait } from '../wait.js';
import { authorizationBy, type ApiKey } from './api-key.js';
import { createCodatCircuit } from './codat-circuit.js';
import { failureOfAnswer } from './codat-failure.js';
import type { CodatBudget, CodatCall } from './codat-port.js';
import { createCodatQuota } from './codat-quota.js';
import { createCodatTurnstile, defaultCallsPerMinute } from './codat-turnstile.js';

export interface CodatHttpOptions {
  /** Kept where nothing prints it. Given as a function, the bank's own options print without it, too. */
  readonly apiKey: ApiKey;
  /** Default `https://api.codat.io`. */
  readonly baseUrl?: string | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until a call without an answer counts as lost. Default 20,000; a push gets three times that. */
  readonly timeoutMs?: number | undefined;
  /** How many calls this process makes in a minute at most. Default 1,000: what Codat takes from one address. */
  readonly callsPerMinute?: number | undefined;
  /** Default: the server's, else the system's. */
  readonly clock?: Clock | undefined;
  /** Passes the time until it is a call's turn. Default: the server's, else a timer. */
  readonly wait?: Wait | undefined;
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

type Send = <T>(request: CodatRequest, answer: v.GenericSchema<unknown, T>, call: CodatCall) => Promise<T>;

export interface CodatHttp {
  readonly send: Send;
  /** What is left of the day's calls, as Codat last said. */
  budget(): CodatBudget | null;
}

/** Requests to Codat within the limits that Codat sets, and few while it is down. */
export function createCodatHttp(options: CodatHttpOptions): CodatHttp {
  const clock = options.clock ?? { now: () => Date.now() };
  const quota = createCodatQuota(clock);
  const circuit = createCodatCircuit(clock);
  const turnstile = createCodatTurnstile(clock, options.wait ?? waitByTimer, options.callsPerMinute ?? defaultCallsPerMinute);
  const send = createSend(options, quota.learn);
  return {
    budget: quota.budget,
    send: (request, answer, call) =>
      turnstile.pass(companyIn(request.path), call, () => {
        quota.require(call);
        return circuit.through(call, () => send(request, answer, call));
      }),
  };
}

function companyIn(path: string): string | null {
  return /^\/companies\/([^/?]+)/.exec(path)?.[1] ?? null;
}

/** One request: a fixed address, no redirects, a timeout, a bound on the answer, one kind of failure. */
function createSend(options: CodatHttpOptions, learn: (status: number, headers: Headers) => void): Send {
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
      noteCodatStatus(response.status);
      learn(response.status, response.headers);
      text = await textOf(response, call);
    } catch (cause) {
      if (isBankFeedsError(cause)) throw cause;
      call.signal?.throwIfAborted();
      // Without its cause: that may quote the address, and an address may hold a reference.
      throw titledError({ code: 'codatUnreachable', stage: call.stage });
    }
    const json = jsonOf(text);
    const failure = response.ok ? null : failureOfAnswer(call, response.status, response.headers, json);
    if (failure && !request.accepted?.includes(response.status)) throw failure;
    const parsed = v.safeParse(answer, json);
    if (parsed.success) return parsed.output;
    // A status that may be good news came with a body that is none.
    if (failure) throw failure;
    const [issue] = parsed.issues;
    throw titledError({
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
  throw titledError({
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
      throw titledError({ code: 'codatUnexpectedAnswer', stage, message: `Codat's answer is larger than ${maxAnswerBytes} bytes.` });
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
