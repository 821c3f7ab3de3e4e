import { problemContentType } from '../../../src/core/problem.js';
import { problemWith } from '../small-bank-server.js';
import type { WrongAdapter } from './wrong-adapter.js';

/** Sends the request on with other headers or another body. */
async function changed(request: Request, headers: Readonly<Record<string, string | null>>, body?: string): Promise<Request> {
  const all = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const text = body ?? (await request.text());
  return new Request(request.url, { method: request.method, headers: all, ...(text !== '' && { body: text }) });
}

function withHeader(response: Response, name: string, value: string | null): Response {
  const headers = new Headers(response.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}

const isConnect = (request: Request) => request.method === 'POST' && request.url.endsWith('/feed');
const isOfNobody = (request: Request) => request.url.endsWith('no-such-account/transactions');
const isSecret = (request: Request) => request.method === 'POST' && /\/(?:credentials|link)$/.test(request.url);

export const wireFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Nobody reads anything without a session',
    how: 'a redirect to the sign-in page',
    signedOut: (right) => async (request) =>
      request.method === 'GET' ? new Response(null, { status: 302, headers: { Location: '/sign-in' } }) : right(request),
  },
  {
    breaks: 'Nobody reads anything without a session',
    how: 'the transactions tell first whether the account exists',
    signedOut: (right) => async (request) => (request.url.includes('transactions') ? problemWith('unknownAccount', {}) : right(request)),
  },
  {
    breaks: 'Nobody changes anything without a session',
    how: 'the session is asked for after the body',
    signedOut: (right) => async (request) => (request.method === 'PATCH' ? problemWith('invalidRequest', {}) : right(request)),
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more',
    how: 'a stack trace',
    wire: (right) => async (request) => (isOfNobody(request) ? problemWith('unknownAccount', { trace: 'at Bank.java:42' }) : right(request)),
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more',
    how: 'no correlation id',
    wire: (right) => async (request) => (isOfNobody(request) ? problemWith('unknownAccount', { correlationId: null }) : right(request)),
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more',
    how: 'plain JSON',
    wire: (right) => async (request) => {
      const response = await right(request);
      return response.headers.get('content-type') === problemContentType ? withHeader(response, 'Content-Type', 'application/json') : response;
    },
  },
  {
    breaks: 'A failure is a problem of the protocol, and nothing more',
    how: 'with 200 inside a 404',
    wire: (right) => async (request) => (isOfNobody(request) ? problemWith('unknownAccount', { status: 200 }) : right(request)),
  },
  {
    breaks: 'An address that does not exist is not found',
    how: 'the index page',
    wire: (right) => async (request) => (request.url.includes('no-such-route') ? new Response('<html></html>') : right(request)),
  },
  {
    breaks: 'Answers are JSON, for this browser only, and taken for nothing else',
    how: 'a cacheable list',
    wire: (right) => async (request) => {
      const response = await right(request);
      return request.url.endsWith('/bank-accounts') ? withHeader(response, 'Cache-Control', 'max-age=60') : response;
    },
  },
  {
    breaks: 'Answers are JSON, for this browser only, and taken for nothing else',
    how: 'no nosniff',
    wire: (right) => async (request) => withHeader(await right(request), 'X-Content-Type-Options', null),
  },
  {
    breaks: 'Answers are JSON, for this browser only, and taken for nothing else',
    how: 'a feed as text',
    wire: (right) => async (request) => {
      const response = await right(request);
      return response.ok ? withHeader(response, 'Content-Type', 'text/plain') : response;
    },
  },
  {
    breaks: 'Answers hold only values that the protocol knows',
    how: 'an account type of one’s own',
    wire: (right) => async (request) => {
      const response = await right(request);
      if (!request.url.endsWith('/bank-accounts')) return response;
      return new Response((await response.text()).replaceAll('"checking"', '"CHEQUING"'), { headers: response.headers });
    },
  },
  {
    breaks: 'A filter that cannot be understood is refused',
    how: 'a stage that is unknown is passed over',
    wire: (right) => async (request) => right(new Request(request.url.replace('stage=bankfeeds-no-such-stage', ''), request)),
  },
  {
    breaks: 'A filter that cannot be understood is refused',
    how: 'of several stages, those that are known count',
    wire: (right) => async (request) => right(new Request(request.url.replace('%2Cbankfeeds-no-such-stage', ''), request)),
  },
  {
    breaks: 'A filter that cannot be understood is refused',
    how: 'a day that does not exist is moved to the next, in the summary alone',
    wire: (right) => async (request) =>
      right(request.url.includes('/summary') ? new Request(request.url.replace('2026-02-30', '2026-03-02'), request) : request),
  },
  {
    breaks: 'Nobody reads anything without a session',
    how: 'the summary tells first whether the account exists',
    signedOut: (right) => async (request) => (request.url.includes('/summary') ? problemWith('unknownAccount', {}) : right(request)),
  },
  {
    breaks: 'A change without the protocol’s own header is refused',
    how: 'nobody asks for it',
    wire: (right) => async (request) => right(isConnect(request) ? await changed(request, { 'X-Bank-Feeds-Request': '1' }) : request),
  },
  {
    breaks: 'A change that comes from another site is refused',
    how: 'nobody looks',
    wire: (right) => async (request) => right(isConnect(request) ? await changed(request, { 'Sec-Fetch-Site': null, Origin: null }) : request),
  },
  {
    breaks: 'No other site may read the answers',
    how: 'all may',
    wire: (right) => async (request) => withHeader(await right(request), 'Access-Control-Allow-Origin', '*'),
  },
  {
    breaks: 'No other site may read the answers',
    how: 'whoever asks may',
    wire: (right) => async (request) => {
      const origin = request.headers.get('origin');
      const response = await right(request);
      return origin === null ? response : withHeader(response, 'Access-Control-Allow-Origin', origin);
    },
  },
  {
    breaks: 'A body that is not JSON is refused',
    how: 'as a failure of the server',
    wire: (right) => async (request) => {
      const text = await request.clone().text();
      return text === '{"accountIds":' ? problemWith('internal', {}) : right(request);
    },
  },
  {
    breaks: 'A body that does not say that it is JSON is refused',
    how: 'any type will do',
    wire: (right) => async (request) => right(isConnect(request) ? await changed(request, { 'Content-Type': 'application/json' }) : request),
  },
  {
    breaks: 'A body with a field too many is refused',
    how: 'it is let pass',
    wire: (right) => async (request) => {
      if (!isConnect(request)) return right(request);
      const body = (await request.clone().text()).replace(',"companyId":"another"', '');
      return right(await changed(request, {}, body));
    },
  },
  {
    breaks: 'A body that is too large is refused',
    how: 'it is read whole',
    wire: (right) => async (request) => {
      if (!isConnect(request)) return right(request);
      return right(await changed(request, {}, (await request.clone().text()).trimEnd()));
    },
  },
  {
    breaks: 'Credentials and links are kept by nobody on the way',
    how: 'the credentials may be cached',
    wire: (right) => async (request) => {
      const response = await right(request);
      return isSecret(request) ? withHeader(response, 'Cache-Control', 'private') : response;
    },
  },
  {
    breaks: 'Credentials and links are kept by nobody on the way',
    how: 'the answer sets a cookie',
    wire: (right) => async (request) => {
      const response = await right(request);
      return isSecret(request) ? withHeader(response, 'Set-Cookie', 'last=1') : response;
    },
  },
  {
    breaks: 'Credentials and links are kept by nobody on the way',
    how: 'they cannot be had',
    wire: (right) => async (request) => (isSecret(request) ? withHeader(problemWith('internal', {}), 'Cache-Control', 'no-store') : right(request)),
  },
];
