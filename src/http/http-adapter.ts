import type { GenericSchema } from 'valibot';
import type { BankFeedsAdapter, CallOptions } from '../core/adapter.js';
import { BankFeedsError, isBankFeedsError } from '../core/error.js';
import type { Capabilities } from '../core/feed.js';
import { protocolPath } from '../core/protocol-path.js';
import { protocolRoutes, requestHeader, type ProtocolAddress } from '../core/protocol-routes.js';
import { parametersOfFilter } from '../core/filter-parameters.js';
import { unprinted } from '../core/unprinted.js';
import { bankAccountsSchema, credentialsSchema, feedSchema, hostedLinkSchema, transactionPageSchema, transactionsSummarySchema } from '../core/wire-schemas.js';
import { errorOfAnswer, parseAnswer } from './answer.js';
import { parseBaseUrl } from './base-url.js';

export interface HttpAdapterOptions {
  /** Where the back end serves the adapter protocol: a path of this site (`/api/bankfeeds`) or a URL. */
  readonly baseUrl: string;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Sent with every request, e.g. a CSRF token. A function is asked anew for each request. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** `false` leaves a group out of the adapter. Default: all are there, and the feed says which of them the bank offers. */
  readonly capabilities?: Partial<Capabilities> | undefined;
}

interface RequestParts {
  readonly accountId?: string;
  readonly query?: Readonly<Partial<Record<string, string>>>;
  readonly body?: unknown;
}

/**
 * The adapter over HTTP: every verb is one request of the adapter protocol to the bank's own back end, sent once, never
 * cached and never retried. Nothing is requested until a verb is called, so it may be created while rendering on a server.
 *
 * Verbs reject with a `BankFeedsError`: the back end's own code; `network` when no answer came (a redirect counts as
 * none: sessions end with 401); `unexpectedAnswer` when the answer is not the protocol. Once the signal is aborted they
 * reject with its reason.
 *
 * Credentials and links print, and become JSON, as `[redacted]`: whoever sends them on names their fields.
 * @throws BankFeedsError `invalidRequest`, stage `configuration`, when baseUrl cannot be used
 */
export function createHttpAdapter(options: HttpAdapterOptions): BankFeedsAdapter {
  const baseUrl = parseBaseUrl(options.baseUrl);
  const { credentials = true, hostedLink = true, accountEditing = true, transactionsSummary = true } = options.capabilities ?? {};

  async function send<T>(route: ProtocolAddress, answer: GenericSchema<unknown, T>, { signal }: CallOptions, parts: RequestParts = {}): Promise<T> {
    signal.throwIfAborted();
    const url = urlOf(baseUrl, route, parts);
    const headers = await untilAborted(requestHeaders(route, options.headers, parts.body !== undefined), signal);
    const fetch = options.fetch ?? globalThis.fetch;
    const sent = exchange(fetch, url, {
      method: route.method,
      headers,
      ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    const { response, body } = await untilAborted(sent, signal).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new BankFeedsError({
        code: 'network',
        stage: route.stage,
        message: `${route.method} ${route.path} got no answer: the network failed, the answer broke off, or it was a redirect, which is not followed. Check the connection and baseUrl.`,
        cause,
      });
    });
    if (!response.ok) throw errorOfAnswer(route, response, body);
    return parseAnswer(route, answer, response, body);
  }

  return {
    getFeed: (call) => send(protocolRoutes.getFeed, feedSchema, call),
    listBankAccounts: async (call) => (await send(protocolRoutes.listBankAccounts, bankAccountsSchema, call)).accounts,
    connect: ({ accountIds, consent: { textVersion, locale, textHash } }, call) =>
      send(protocolRoutes.connect, feedSchema, call, {
        body: { accountIds, consent: { textVersion, locale, ...(textHash != null && { textHash }) } },
      }),
    disconnect: (call) => send(protocolRoutes.disconnect, feedSchema, call),
    listTransactions: ({ accountId, page, pageSize, orderBy, ...filter }, call) =>
      send(protocolRoutes.listTransactions, transactionPageSchema, call, {
        accountId,
        query: { page: String(page), pageSize: String(pageSize), orderBy, ...parametersOfFilter(filter) },
      }),
    ...(credentials && {
      credentials: {
        issue: async ({ signal, knownIssuedAt }) =>
          unprinted(
            await send(protocolRoutes.issueCredentials, credentialsSchema, { signal }, { ...(knownIssuedAt !== undefined && { body: { knownIssuedAt } }) }),
          ),
        revoke: (call) => send(protocolRoutes.revokeCredentials, feedSchema, call),
      },
    }),
    ...(hostedLink && {
      hostedLink: { get: async (call) => unprinted(await send(protocolRoutes.getLink, hostedLinkSchema, call)) },
    }),
    ...(accountEditing && {
      accountEditing: {
        add: (accountIds, call) => send(protocolRoutes.addAccounts, feedSchema, call, { body: { accountIds } }),
        rename: (accountId, name, call) => send(protocolRoutes.renameAccount, feedSchema, call, { accountId, body: { name } }),
        remove: (accountId, call) => send(protocolRoutes.removeAccount, feedSchema, call, { accountId }),
      },
    }),
    ...(transactionsSummary && {
      summaries: {
        get: ({ accountId, ...filter }, call) =>
          send(protocolRoutes.summarizeTransactions, transactionsSummarySchema, call, { accountId, query: parametersOfFilter(filter) }),
      },
    }),
  };
}

function urlOf(baseUrl: string, route: ProtocolAddress, { accountId, query }: RequestParts): string {
  const path = baseUrl + protocolPath(route, accountId ?? null);
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) parameters.set(name, value);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function requestHeaders(route: ProtocolAddress, given: HttpAdapterOptions['headers'], hasBody: boolean): Promise<Headers> {
  const headers = validHeaders(route, typeof given === 'function' ? await ask(route, given) : given);
  headers.set('Accept', 'application/json, application/problem+json');
  headers.set(requestHeader.name, requestHeader.value);
  if (hasBody) headers.set('Content-Type', 'application/json');
  return headers;
}

async function ask<T>(route: ProtocolAddress, given: () => T | Promise<T>): Promise<T> {
  try {
    return await given();
  } catch (cause) {
    if (isBankFeedsError(cause)) throw cause;
    throw new BankFeedsError({
      code: 'network',
      stage: route.stage,
      message: `The headers option failed, so ${route.method} ${route.path} was not sent. The cause is what it threw.`,
      cause,
    });
  }
}

function validHeaders(route: ProtocolAddress, given: HeadersInit | undefined): Headers {
  try {
    return new Headers(given);
  } catch {
    // Without its cause: that quotes the value, which is a token.
    throw new BankFeedsError({
      code: 'invalidRequest',
      stage: 'configuration',
      message: `The headers option gave a name or value that HTTP does not allow, so ${route.method} ${route.path} was not sent. Look for line breaks and letters beyond Latin-1.`,
    });
  }
}

async function exchange(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<{ response: Response; body: string }> {
  const response = await fetch(url, init);
  return { response, body: await response.text() };
}

/** A host's own fetch or headers may not listen to the signal: the caller is released all the same. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    stop = () => signal.removeEventListener('abort', onAbort);
    signal.addEventListener('abort', onAbort, { once: true });
    // The work has begun already, and may itself have made the caller leave.
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stop();
  }
}
