import { describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { isBankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import { BankFeedsError } from '../../src/core/error.js';
import { parseLocalDate } from '../../src/core/local-date.js';
import { problemContentType, problemOf } from '../../src/core/problem.js';
import { protocol, type ProtocolVerb } from '../../src/core/protocol.js';
import { createHttpAdapter, type HttpAdapterOptions } from '../../src/http/index.js';

const feed = {
  status: 'linked',
  unavailable: null,
  institutionName: 'First Bank',
  accounts: [
    {
      id: 'a1',
      name: 'Operating',
      type: 'checking',
      lastFour: '4321',
      currency: 'CAD',
      timeZone: 'America/Toronto',
      status: 'connected',
      feedStartDate: '2026-11-01',
      lastSentDate: null,
    },
  ],
  credentialsIssuedAt: null,
  callout: null,
  consent: { textVersion: '2026-11-01', onRecord: null },
  capabilities: { credentials: true, hostedLink: true, accountEditing: true, transactionsSummary: true },
  asOf: '2026-11-21T12:00:00.000Z',
  answeredAt: '2026-11-21T12:00:00.000Z',
  askAgainInMs: null,
};
const bankAccounts = {
  accounts: [{ id: 'a1', name: 'Operating', type: 'checking', lastFour: '4321', currency: 'CAD', balance: -1205, ineligible: null }],
};
const page = { accountId: 'a1', currency: 'CAD', results: [], page: 1, pageSize: 25, totalResults: 0 };
const summary = {
  accountId: 'a1',
  currency: 'CAD',
  count: 2,
  moneyIn: 500,
  moneyOut: -1205,
  days: [{ date: '2026-11-20', count: 2, moneyIn: 500, moneyOut: -1205, balance: 99 }],
};
const pair = { username: 'user-c4n4ry', password: 'pass-c4n4ry' };
const link = { url: 'https://link.codat.io/x?otp=123456', expiresInMs: 3_600_000 };
const consent = { textVersion: '2026-11-01', locale: 'fr-CA' } as const;

interface Call {
  readonly verb: ProtocolVerb;
  run(adapter: BankFeedsAdapter, signal: AbortSignal): Promise<unknown>;
  readonly request: string;
  readonly body?: unknown;
  readonly answer: unknown;
  readonly result: unknown;
}

const calls: readonly Call[] = [
  { verb: 'getFeed', run: (a, signal) => a.getFeed({ signal }), request: 'GET /api/feed', answer: feed, result: feed },
  {
    verb: 'listBankAccounts',
    run: (a, signal) => a.listBankAccounts({ signal }),
    request: 'GET /api/bank-accounts',
    answer: bankAccounts,
    result: bankAccounts.accounts,
  },
  {
    verb: 'connect',
    run: (a, signal) => a.connect({ accountIds: ['a1'], consent }, { signal }),
    request: 'POST /api/feed',
    body: { accountIds: ['a1'], consent },
    answer: feed,
    result: feed,
  },
  { verb: 'disconnect', run: (a, signal) => a.disconnect({ signal }), request: 'DELETE /api/feed', answer: feed, result: feed },
  {
    verb: 'listTransactions',
    run: (a, signal) => a.listTransactions({ accountId: 'a/1?', page: 2, pageSize: 50, orderBy: '-amount', query: 'café & 100%' }, { signal }),
    request: 'GET /api/feed/accounts/a%2F1%3F/transactions?page=2&pageSize=50&orderBy=-amount&query=caf%C3%A9+%26+100%25',
    answer: page,
    result: page,
  },
  {
    verb: 'listTransactions',
    run: (a, signal) =>
      a.listTransactions(
        {
          accountId: 'a1',
          page: 1,
          pageSize: 25,
          orderBy: '-date',
          query: '',
          stages: ['late', 'rejected'],
          types: ['pointOfSale'],
          direction: 'out',
          minAmount: 0,
          maxAmount: 1205,
          from: parseLocalDate('2026-11-01'),
          to: parseLocalDate('2026-11-30'),
        },
        { signal },
      ),
    request:
      'GET /api/feed/accounts/a1/transactions?page=1&pageSize=25&orderBy=-date&stage=late%2Crejected&type=pointOfSale&direction=out&minAmount=0&maxAmount=1205&from=2026-11-01&to=2026-11-30',
    answer: page,
    result: page,
  },
  {
    verb: 'summarizeTransactions',
    run: async (a, signal) => a.summaries?.get({ accountId: 'a/1?' }, { signal }),
    request: 'GET /api/feed/accounts/a%2F1%3F/transactions/summary',
    answer: summary,
    result: summary,
  },
  {
    verb: 'summarizeTransactions',
    run: async (a, signal) => a.summaries?.get({ accountId: 'a1', query: 'café', stages: [], direction: 'in', minAmount: null }, { signal }),
    request: 'GET /api/feed/accounts/a1/transactions/summary?query=caf%C3%A9&direction=in',
    answer: summary,
    result: summary,
  },
  {
    verb: 'issueCredentials',
    run: async (a, signal) => a.credentials?.issue({ signal, knownIssuedAt: null }),
    request: 'POST /api/feed/credentials',
    body: { knownIssuedAt: null },
    answer: pair,
    result: pair,
  },
  { verb: 'issueCredentials', run: async (a, signal) => a.credentials?.issue({ signal }), request: 'POST /api/feed/credentials', answer: pair, result: pair },
  {
    verb: 'revokeCredentials',
    run: async (a, signal) => a.credentials?.revoke({ signal }),
    request: 'DELETE /api/feed/credentials',
    answer: feed,
    result: feed,
  },
  { verb: 'getLink', run: async (a, signal) => a.hostedLink?.get({ signal }), request: 'POST /api/feed/link', answer: link, result: link },
  {
    verb: 'addAccounts',
    run: async (a, signal) => a.accountEditing?.add(['a1'], { signal }),
    request: 'POST /api/feed/accounts',
    body: { accountIds: ['a1'] },
    answer: feed,
    result: feed,
  },
  {
    verb: 'renameAccount',
    run: async (a, signal) => a.accountEditing?.rename('a1', 'Opérations', { signal }),
    request: 'PATCH /api/feed/accounts/a1',
    body: { name: 'Opérations' },
    answer: feed,
    result: feed,
  },
  {
    verb: 'removeAccount',
    run: async (a, signal) => a.accountEditing?.remove('a1', { signal }),
    request: 'DELETE /api/feed/accounts/a1',
    answer: feed,
    result: feed,
  },
];

const never = () => new AbortController().signal;

/** An adapter in front of a back end that is one function. */
function adapterTo(answer: (request: Request) => Response | Promise<Response>, options: Partial<HttpAdapterOptions> = {}): BankFeedsAdapter {
  return createHttpAdapter({
    baseUrl: 'https://bank.example/api',
    fetch: async (input, init) => answer(new Request(input, init)),
    ...options,
  });
}

async function failureOf(work: Promise<unknown>): Promise<BankFeedsError> {
  const outcome = await work.then(
    () => 'no failure',
    (failure: unknown) => failure,
  );
  if (!(outcome instanceof BankFeedsError)) throw new Error(`expected a BankFeedsError, saw ${String(outcome)}`);
  return outcome;
}

/** Everything that a log of the error could show, its causes included. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, error.stack, JSON.stringify(error), everythingIn(error.cause)].join('\n');
}

it('is tried on every verb of the protocol', () => {
  expect([...new Set(calls.map(({ verb }) => verb))].sort()).toEqual(Object.keys(protocol).sort());
});

describe.each(calls)('$verb', ({ verb, run, request, body, answer, result }) => {
  it('is one request of the protocol, and its answer', async () => {
    const requests: Request[] = [];
    const adapter = adapterTo((sent) => {
      requests.push(sent);
      return Response.json(answer);
    });
    expect(await run(adapter, never())).toEqual(result);
    const [sent] = requests;
    if (!sent) throw new Error('nothing was sent');
    expect(requests).toHaveLength(1);
    const url = new URL(sent.url);
    expect(`${sent.method} ${url.pathname}${url.search}`).toBe(request);
    expect(sent.headers.get('x-bank-feeds-request')).toBe('1');
    expect(sent.headers.get('accept')).toContain('application/json');
    expect(sent).toMatchObject({ credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
    const text = await sent.text();
    expect(text === '' ? undefined : JSON.parse(text)).toEqual(body);
    expect(sent.headers.get('content-type')).toBe(body === undefined ? null : 'application/json');
  });

  it('rejects with the problem that the back end answered', async () => {
    const problem = problemOf(new BankFeedsError({ code: 'codatRateLimited', stage: 'push', correlationId: 'c-7', retryAfterMs: 1500 }));
    const adapter = adapterTo(() => Response.json(problem, { status: 503, headers: { 'Content-Type': problemContentType, 'Retry-After': '9' } }));
    expect(await failureOf(run(adapter, never()))).toMatchObject({
      code: 'codatRateLimited',
      stage: protocol[verb].stage,
      correlationId: 'c-7',
      retryAfterMs: 1500,
      retryable: true,
    });
  });

  it('rejects as an unexpected answer what is not the protocol, and quotes nothing of it', async () => {
    const text = JSON.stringify(answer);
    for (const wrong of ['<html>c4n4ry</html>', '', text.slice(0, -1), '"c4n4ry"', 'null', '[]', '{"username":"u-c4n4ry","password":7}', '{"url":"c4n4ry"}']) {
      const failure = await failureOf(
        run(
          adapterTo(() => new Response(wrong, { headers: { 'Content-Type': 'application/json' } })),
          never(),
        ),
      );
      expect(failure).toMatchObject({ code: 'unexpectedAnswer', stage: protocol[verb].stage });
      expect(everythingIn(failure)).not.toContain('c4n4ry');
    }
  });

  it('rejects with the signal’s reason: aborted before, on the way, and by a fetch that does not listen', async () => {
    const reason = new Error('the page was left');
    const before = vi.fn(() => Response.json(answer));
    await expect(run(adapterTo(before), AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(before).not.toHaveBeenCalled();

    const listening = new AbortController();
    const listened = adapterTo(
      (sent) =>
        new Promise((_, reject) => {
          sent.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
          listening.abort(reason);
        }),
    );
    await expect(run(listened, listening.signal)).rejects.toBe(reason);

    const deaf = new AbortController();
    await expect(
      run(
        adapterTo(() => {
          deaf.abort(reason);
          return new Promise(() => {});
        }),
        deaf.signal,
      ),
    ).rejects.toBe(reason);
  });
});

describe('a failure', () => {
  const fail = (response: () => Response) => failureOf(adapterTo(response).getFeed({ signal: never() }));

  it.each(
    Object.keys(errorCodes)
      .filter(isBankFeedsErrorCode)
      .filter((code) => errorCodes[code].status !== null),
  )('%s arrives as it was', async (code) => {
    const sent = new BankFeedsError({ code, stage: 'feed', correlationId: 'c-1', retryAfterMs: null });
    expect(await fail(() => Response.json(problemOf(sent), { status: errorCodes[code].status ?? 500 }))).toMatchObject({
      code,
      stage: 'feed',
      correlationId: 'c-1',
      retryAfterMs: null,
      retryable: sent.retryable,
      userAction: sent.userAction,
    });
  });

  it('takes the wait from the Retry-After header where the problem says none', async () => {
    const problem = { type: 'urn:bankfeeds:error:rateLimited', title: 'slow', status: 429, code: 'rateLimited' };
    const after = async (headers: Record<string, string>) => (await fail(() => Response.json(problem, { status: 429, headers }))).retryAfterMs;
    expect(await after({ 'Retry-After': '12' })).toBe(12_000);
    expect(await after({ 'Retry-After': 'Sat, 21 Nov 2026 12:00:30 GMT', Date: 'Sat, 21 Nov 2026 12:00:00 GMT' })).toBe(30_000);
    expect(await after({ 'Retry-After': 'Sat, 21 Nov 2026 11:00:00 GMT', Date: 'Sat, 21 Nov 2026 12:00:00 GMT' })).toBe(0);
    expect(await after({ 'Retry-After': 'Sat, 21 Nov 2026 12:00:30 GMT' })).toBeNull();
    expect(await after({ 'Retry-After': 'soon' })).toBeNull();
    expect(await after({})).toBeNull();
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [413, 'requestTooLarge'],
    [429, 'rateLimited'],
    [500, 'internal'],
    [502, 'internal'],
    [503, 'internal'],
    [504, 'internal'],
    [400, 'unexpectedAnswer'],
    [409, 'unexpectedAnswer'],
    [418, 'unexpectedAnswer'],
    [422, 'unexpectedAnswer'],
  ] as const)('%i without a problem of the protocol is %s', async (status, code) => {
    for (const body of ['<html>c4n4ry</html>', '', '{"code":"c4n4ry"}', '{"error":"c4n4ry"}']) {
      const failure = await fail(() => new Response(body, { status, headers: { 'Retry-After': '3' } }));
      expect(failure).toMatchObject({ code, stage: 'feed', retryAfterMs: 3000 });
      expect(everythingIn(failure)).not.toContain('c4n4ry');
    }
  });

  it('is an unexpected answer when the body is empty though the status says all is well', async () => {
    expect(await fail(() => new Response(null, { status: 204 }))).toMatchObject({ code: 'unexpectedAnswer' });
  });

  it('is the network when no answer comes, or it breaks off', async () => {
    const cause = new TypeError('fetch failed');
    expect(await failureOf(adapterTo(() => Promise.reject(cause)).getFeed({ signal: never() }))).toMatchObject({
      code: 'network',
      stage: 'feed',
      retryable: true,
      cause,
    });
    const broken = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"password":"c4n4ry'));
            controller.error(new TypeError('terminated'));
          },
        }),
      );
    const failure = await fail(broken);
    expect(failure).toMatchObject({ code: 'network' });
    expect(everythingIn(failure)).not.toContain('c4n4ry');
  });

  it('is sent no second time', async () => {
    const server = vi.fn(() => new Response('', { status: 503 }));
    await failureOf(adapterTo(server).getFeed({ signal: never() }));
    expect(server).toHaveBeenCalledTimes(1);
  });
});

describe('the host’s headers', () => {
  const headersSeen = async (headers: HttpAdapterOptions['headers']) => {
    let seen = new Headers();
    await adapterTo(
      (sent) => {
        seen = sent.headers;
        return Response.json(feed);
      },
      { headers },
    ).getFeed({ signal: never() });
    return seen;
  };

  it('go with every request, as an object, a list, Headers, or what a function gives', async () => {
    for (const headers of [
      { 'X-CSRF': 't' },
      [['X-CSRF', 't']] satisfies [string, string][],
      new Headers({ 'X-CSRF': 't' }),
      () => ({ 'X-CSRF': 't' }),
      async () => ({ 'X-CSRF': 't' }),
    ]) {
      expect((await headersSeen(headers)).get('x-csrf')).toBe('t');
    }
  });

  it('are asked for anew for each request', async () => {
    const seen: (string | null)[] = [];
    let token = 0;
    const adapter = adapterTo(
      (sent) => {
        seen.push(sent.headers.get('x-csrf'));
        return Response.json(feed);
      },
      { headers: () => ({ 'X-CSRF': String((token += 1)) }) },
    );
    await adapter.getFeed({ signal: never() });
    await adapter.getFeed({ signal: never() });
    expect(seen).toEqual(['1', '2']);
  });

  it('cannot take away the protocol’s own', async () => {
    expect((await headersSeen({ 'X-Bank-Feeds-Request': '0', Accept: 'text/html' })).get('x-bank-feeds-request')).toBe('1');
  });

  it('stop the request when they cannot be had: with the host’s own BankFeedsError, or as network', async () => {
    const server = vi.fn(() => Response.json(feed));
    const signedOut = new BankFeedsError({ code: 'unauthenticated', stage: 'feed' });
    await expect(adapterTo(server, { headers: () => Promise.reject(signedOut) }).getFeed({ signal: never() })).rejects.toBe(signedOut);
    const cause = new Error('no token');
    expect(
      await failureOf(
        adapterTo(server, {
          headers: () => {
            throw cause;
          },
        }).getFeed({ signal: never() }),
      ),
    ).toMatchObject({ code: 'network', cause });
    expect(server).not.toHaveBeenCalled();
  });

  it('are refused when HTTP does not allow them, without quoting them', async () => {
    const failure = await failureOf(adapterTo(() => Response.json(feed), { headers: { 'X-CSRF': 'c4n4ry\nX' } }).getFeed({ signal: never() }));
    expect(failure).toMatchObject({ code: 'invalidRequest', stage: 'configuration' });
    expect(everythingIn(failure)).not.toContain('c4n4ry');
  });

  it('that never come do not hold an aborted request', async () => {
    const leaving = new AbortController();
    const reason = new Error('left');
    const work = adapterTo(() => Response.json(feed), { headers: () => new Promise<never>(() => {}) }).getFeed({ signal: leaving.signal });
    leaving.abort(reason);
    await expect(work).rejects.toBe(reason);
  });
});

describe('the base URL', () => {
  it.each([
    ['/api/bankfeeds', '/api/bankfeeds/feed'],
    ['/api/bankfeeds/', '/api/bankfeeds/feed'],
    ['', '/feed'],
    ['/', '/feed'],
    ['https://bank.example', 'https://bank.example/feed'],
    ['https://bank.example/a/', 'https://bank.example/a/feed'],
    ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/a/feed'],
    ['//bank.example/a', '//bank.example/a/feed'],
  ])('%s asks %s', async (baseUrl, url) => {
    const fetch = vi.fn(async () => Response.json(feed));
    await createHttpAdapter({ baseUrl, fetch }).getFeed({ signal: never() });
    expect(fetch).toHaveBeenCalledWith(url, expect.anything());
  });

  it.each([
    'https://user:pw@bank.example',
    '//user@bank.example/a',
    'javascript:alert(1)',
    'ftp://bank.example',
    '/api?x=1',
    '/api#x',
    '/a b',
    '\\\\bank.example',
    'https://',
  ])('%s is refused when the adapter is made', (baseUrl) => {
    expect(() => createHttpAdapter({ baseUrl })).toThrow(expect.objectContaining({ code: 'invalidRequest', stage: 'configuration' }));
  });
});

describe('an account id', () => {
  it.each(['', '.', '..'])('"%s" is refused before anything is sent: it would be another address', async (id) => {
    const server = vi.fn(() => Response.json(feed));
    const work = adapterTo(server).accountEditing?.remove(id, { signal: never() });
    expect(await failureOf(Promise.resolve(work))).toMatchObject({ code: 'invalidRequest', stage: 'accounts' });
    expect(server).not.toHaveBeenCalled();
  });
});

describe('the adapter', () => {
  it('leaves out the groups that the host switches off', () => {
    const all = createHttpAdapter({ baseUrl: '/api' });
    expect([all.credentials, all.hostedLink, all.accountEditing, all.summaries].every((group) => group !== undefined)).toBe(true);
    const none = createHttpAdapter({
      baseUrl: '/api',
      capabilities: { credentials: false, hostedLink: false, accountEditing: false, transactionsSummary: false },
    });
    expect(none).not.toHaveProperty('credentials');
    expect(none).not.toHaveProperty('hostedLink');
    expect(none).not.toHaveProperty('accountEditing');
    expect(none).not.toHaveProperty('summaries');
  });

  it('asks the fetch that is global when it is called, not when it was made', async () => {
    const adapter = createHttpAdapter({ baseUrl: '/api' });
    const fetch = vi.fn(async () => Response.json(feed));
    vi.stubGlobal('fetch', fetch);
    try {
      expect(await adapter.getFeed({ signal: never() })).toEqual(feed);
    } finally {
      vi.unstubAllGlobals();
    }
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('sends nothing that it was not asked to: extra fields stay here', async () => {
    let body: unknown;
    const adapter = adapterTo(async (sent) => {
      body = await sent.json();
      return Response.json(feed);
    });
    const request = { accountIds: ['a1'], consent: { ...consent, note: 'inner' }, companyId: 'x' };
    await adapter.connect(request, { signal: never() });
    expect(body).toEqual({ accountIds: ['a1'], consent });
  });

  it('reads a newer server: unknown fields are dropped, unknown values become unknown', async () => {
    const newer = { ...feed, status: 'dreaming', mood: 'fine' };
    expect(await adapterTo(() => Response.json(newer)).getFeed({ signal: never() })).toEqual({ ...feed, status: 'unknown' });
  });
});
