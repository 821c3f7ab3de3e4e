import { isBankFeedsError, parseLocalDate } from 'bankfeeds/core';
import { createCodatClient, type CodatClientOptions, type NewSourceAccount } from 'bankfeeds/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

const ref = { companyId: 'company-1', connectionId: 'connection-1' };
const stage = { stage: 'connect' } as const;
const creation = { stage: 'connect', idempotencyKey: 'key-1' } as const;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
}

/** A client whose Codat gives one answer, and what it was asked. */
function codatAnswering(answer: (request: Request) => Response | Promise<Response>, options: Partial<CodatClientOptions> = {}) {
  const sent: Sent[] = [];
  const client = createCodatClient({
    apiKey: 'key',
    baseUrl: 'https://codat.example',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.clone().text();
      const { pathname, search } = new URL(request.url);
      sent.push({ method: request.method, path: pathname + search, key: request.headers.get('Idempotency-Key'), body: text === '' ? null : JSON.parse(text) });
      return answer(request);
    },
    ...options,
  });
  return { client, sent };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no failure',
    (error: unknown) => (isBankFeedsError(error) ? error.code : 'another failure'),
  );
}

const operation = { pushOperationKey: 'push-1', dataConnectionKey: 'connection-1', requestedOnUtc: '2026-11-20T12:00:00', status: 'Pending' };
const account: NewSourceAccount = { id: 'acc 1', name: 'Operating', type: 'checking', accountNumber: '0012345', currency: 'CAD', balance: -150 };
const transaction = {
  id: 't1',
  date: parseLocalDate('2026-11-20'),
  description: 'Café',
  reference: 'No. 12',
  type: 'serviceCharge',
  amount: -1205,
  balance: 30,
} as const;

describe('what is sent to Codat', () => {
  it('is a transaction with the day of its account’s calendar, without a zone, and amounts as decimals', async () => {
    const { client, sent } = codatAnswering(() => Response.json(operation));
    await client.pushTransactions(
      ref,
      { accountId: 'acc/1?', currency: 'CAD', transactions: [transaction, { ...transaction, id: 't2', reference: null }] },
      { ...creation, stage: 'push' },
    );
    const common = { date: '2026-11-20T00:00:00', description: 'Café', amount: -12.05, balance: 0.3, transactionType: 'SerChg' };
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/companies/company-1/connections/connection-1/push/bankAccounts/acc%2F1%3F/bankTransactions',
        key: 'key-1',
        body: {
          accountId: 'acc/1?',
          transactions: [
            { id: 't1', reference: 'No. 12', ...common },
            { id: 't2', ...common },
          ],
        },
      },
    ]);
  });

  it.each([
    ['CAD', -12.05, 0.3],
    ['JPY', -1205, 30],
    ['KWD', -1.205, 0.03],
  ])('is an amount with as many decimals as %s has', async (currency, amount, balance) => {
    const { client, sent } = codatAnswering(() => Response.json(operation));
    await client.pushTransactions(ref, { accountId: 'a', currency, transactions: [transaction] }, { ...creation, stage: 'push' });
    expect(sent[0]?.body).toMatchObject({ transactions: [{ amount, balance }] });
  });

  it('is a source account in both of Codat’s versions at once, with its branch where it has one', async () => {
    const { client, sent } = codatAnswering(() => Response.json([]));
    await client.createSourceAccounts(ref, [account, { ...account, id: 'b', routing: { type: 'trno', bankCode: '00011-002' } }], creation);
    const common = { accountName: 'Operating', accountType: 'checking', accountNumber: '0012345', currency: 'CAD', balance: -1.5 };
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/companies/company-1/connections/connection-1/connectionInfo/bankFeedAccounts/batch',
        key: 'key-1',
        body: [
          { id: 'acc 1', sortCode: '', ...common },
          { id: 'b', sortCode: '00011-002', routingInfo: { type: 'trno', bankCode: '00011-002' }, ...common },
        ],
      },
    ]);
  });

  it('carries the key of a creation, so that Codat makes it once', async () => {
    const { client, sent } = codatAnswering(() => Response.json({ id: 'x' }));
    await client.createCompany({ name: 'Bakery', uid: 'u' }, creation);
    await client.createConnection('company-1', creation);
    await client.renameSourceAccount(ref, 'acc', 'New', creation);
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1']);
  });

  it('asks for the newest pushes first', async () => {
    const { client, sent } = codatAnswering(() => Response.json({ results: [operation] }));
    await client.listPushes('company-1', stage);
    expect(sent[0]?.path).toBe('/companies/company-1/push?page=1&pageSize=100&orderBy=-requestedOnUtc');
  });
});

describe('what Codat answers', () => {
  it('is the oldest company, should two carry our tag', async () => {
    const tags = { uid: 'abc' };
    const results = [
      { id: 'newer', created: '2026-11-02T00:00:00Z', tags },
      { id: 'older', created: '2026-11-01T00:00:00Z', tags },
    ];
    for (const order of [results, results.toReversed()]) {
      expect(await codatAnswering(() => Response.json({ results: order })).client.findCompany('abc', stage)).toEqual({ id: 'older' });
    }
  });

  it.each([
    ['its id', { integrationId: '6b113e06-e818-45d7-977b-8e6bb3d01269' }, true],
    ['its key', { integrationKey: 'hcws' }, true],
    ['another integration', { integrationId: 'x', integrationKey: 'gbol' }, false],
  ])('is a bank feed’s connection by %s', async (_, integration, isBankFeed) => {
    const { client } = codatAnswering(() => Response.json({ results: [{ id: 'c', status: 'Linked', ...integration }] }));
    expect(await client.listConnections('company-1', stage)).toEqual([{ id: 'c', status: 'linked', linkUrl: '', isBankFeed }]);
  });

  it.each([
    ['2026-11-01', '2026-11-01'],
    ['2026-11-01T00:00:00', '2026-11-01'],
    ['2026-11-01T00:00:00Z', '2026-11-01'],
    ['2026-11-01T23:00:00-05:00', '2026-11-01'],
    ['0001-13-01', null],
    [null, null],
    [7, null],
  ])('is a feed start date, written as %s', async (feedStartDate, day) => {
    const { client } = codatAnswering(() => Response.json([{ id: 'a', status: 'connected', feedStartDate }]));
    expect(await client.listSourceAccounts(ref, stage)).toEqual([{ id: 'a', status: 'connected', feedStartDate: day, balance: null }]);
  });

  it.each([
    [1234.56, 'CAD', 123_456],
    [-0.1, 'USD', -10],
    [1500, 'JPY', 1500],
    [1.005, 'CAD', null],
    [12, 'dollars', null],
    [12, null, null],
    ['12', 'CAD', null],
    [null, 'CAD', null],
  ])('is a balance, written as %s %s', async (balance, currency, minorUnits) => {
    const { client } = codatAnswering(() => Response.json([{ id: 'a', status: 'connected', balance, currency }]));
    expect(await client.listSourceAccounts(ref, stage)).toMatchObject([{ balance: minorUnits }]);
  });

  it.each(['2026-11-20T12:00:00', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00.0000000Z', '2026-11-20T07:00:00-05:00'])(
    'is an instant in UTC, written as %s, wherever the machine stands',
    async (requestedOnUtc) => {
      vi.stubEnv('TZ', 'America/Toronto');
      onTestFinished(() => void vi.unstubAllEnvs());
      const { client } = codatAnswering(() => Response.json({ ...operation, requestedOnUtc }));
      expect(await client.readPush('company-1', 'push-1', stage)).toMatchObject({ requestedAt: Date.parse('2026-11-20T12:00:00Z') });
    },
  );

  it.each([
    ['Success', 'success'],
    ['TimedOut', 'timedOut'],
    ['Paused', 'unknown'],
    [null, 'unknown'],
  ])('is a push that is %s', async (status, expected) => {
    expect(await codatAnswering(() => Response.json({ ...operation, status })).client.readPush('c', 'p', stage)).toMatchObject({ status: expected });
  });

  it('may be cut between two bytes of a letter', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ username: 'é', password: '🥐' }));
    const { client } = codatAnswering(
      () =>
        new Response(
          new ReadableStream({
            start(controller) {
              for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
              controller.close();
            },
          }),
        ),
    );
    expect(await client.issueCredentials(ref, stage)).toEqual({ username: 'é', password: '🥐' });
  });

  it('of a batch is good when each account was made or is there already, else not', async () => {
    const results = (statusCode: number) => [
      { sourceAccountId: 'a', result: { statusCode: 200 } },
      { sourceAccountId: 'b', result: { statusCode } },
    ];
    expect(await codeOf(codatAnswering(() => Response.json(results(409))).client.createSourceAccounts(ref, [account], creation))).toBe('no failure');
    expect(await codeOf(codatAnswering(() => Response.json(results(409), { status: 409 })).client.createSourceAccounts(ref, [account], creation))).toBe(
      'no failure',
    );
    expect(await codeOf(codatAnswering(() => Response.json(results(400))).client.createSourceAccounts(ref, [account], creation))).toBe('codatRejected');
    expect(await codeOf(codatAnswering(() => new Response(null, { status: 409 })).client.createSourceAccounts(ref, [account], creation))).toBe('codatConflict');
  });

  it('that what is to be removed is not there is as good as removing it', async () => {
    const { client } = codatAnswering(() => Response.json({ error: 'not found' }, { status: 404 }));
    expect(await codeOf(client.deleteConnection(ref, stage))).toBe('no failure');
    expect(await codeOf(client.deleteSourceAccount(ref, 'a', stage))).toBe('no failure');
    expect(await codeOf(client.unlinkConnection(ref, stage))).toBe('codatNotFound');
  });

  it('to wait until a moment is counted from its own clock', async () => {
    const headers = { Date: 'Fri, 20 Nov 2020 12:00:00 GMT', 'Retry-After': 'Fri, 20 Nov 2020 12:01:30 GMT' };
    const failure: unknown = await codatAnswering(() => Response.json({}, { status: 429, headers }))
      .client.findCompany('u', stage)
      .catch((error: unknown) => error);
    expect(isBankFeedsError(failure) && [failure.code, failure.retryAfterMs]).toEqual(['codatRateLimited', 90_000]);
  });

  it.each([
    ['c0ffee-1', 'c0ffee-1'],
    ['key=secret words', null],
    ['x'.repeat(65), null],
    [7, null],
  ])('under the correlation id %s is passed on when it can be one', async (correlationId, passedOn) => {
    const failure: unknown = await codatAnswering(() => Response.json({ correlationId }, { status: 500 }))
      .client.findCompany('u', stage)
      .catch((error: unknown) => error);
    expect(isBankFeedsError(failure) && failure.correlationId).toBe(passedOn);
  });
});

describe('time', () => {
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      if (init?.signal?.aborted) reject(init.signal.reason);
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });

  it('for a push is longer than for anything else', async () => {
    const client = createCodatClient({ apiKey: 'key', fetch: never, timeoutMs: 40 });
    const ended: string[] = [];
    const push = codeOf(client.pushTransactions(ref, { accountId: 'a', currency: 'CAD', transactions: [transaction] }, creation)).then((code) =>
      ended.push(`push ${code}`),
    );
    const find = codeOf(client.findCompany('u', stage)).then((code) => ended.push(`find ${code}`));
    await Promise.all([push, find]);
    expect(ended).toEqual(['find codatUnreachable', 'push codatUnreachable']);
  });

  it('ends when the caller gives up, with the caller’s own reason', async () => {
    const controller = new AbortController();
    const reason = new Error('the worker stops');
    const client = createCodatClient({ apiKey: 'key', fetch: never });
    const work = client.findCompany('u', { ...stage, signal: controller.signal });
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
  });
});
