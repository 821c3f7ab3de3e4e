import { parseLocalDate } from 'bankfeeds/core';
import { createSandbox, disconnectionNoticedAfterMs, otpLifetimeMs, snapshotSchema } from 'bankfeeds/sandbox';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  callerOf,
  chequing,
  credentialsSchema,
  errorSchema,
  newCompany,
  newConnection,
  operation,
  push,
  pushPath,
  transaction,
  usDollars,
  withAccount,
  type Answer,
} from './codat-caller.js';

const key = '5f2e4cb6-9a0f-4a4e-8f3c-0c7b7a0f7a11';

function errorOf({ body }: Answer) {
  return v.parse(errorSchema, body);
}

/** A connected account, its pair and the caller. */
async function linked(options: Parameters<typeof createSandbox>[0] = {}) {
  const sandbox = createSandbox(options);
  const call = callerOf(sandbox);
  const fed = await withAccount(call);
  await sandbox.quickBooks.linkEverything(fed.companyId);
  return { sandbox, call, fed };
}

describe('Codat’s door', () => {
  it('is closed without the key, with another one, and for what does not exist; each refusal has a correlation id', async () => {
    const sandbox = createSandbox();
    const call = callerOf(sandbox);
    for (const authorization of ['', 'Basic bm90aGluZw==', `Bearer ${sandbox.apiKey}`]) {
      const refused = await call('GET', '/companies', undefined, { headers: { Authorization: authorization } });
      expect([refused.status, errorOf(refused).error]).toEqual([401, 'Unauthorized']);
    }
    const missing = await call('GET', '/companies/6e2a2a0f-0000-4000-8000-000000000000');
    expect([missing.status, errorOf(missing).correlationId]).toEqual([404, expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect((await call('GET', '/no/such/thing')).status).toBe(404);
  });

  it('tells the quota in every answer, and refuses with Retry-After when it is used up, until midnight UTC', async () => {
    const sandbox = createSandbox({ callsPerCompany: 3 });
    const call = callerOf(sandbox);
    const first = await call('GET', '/companies');
    expect([first.headers.get('X-Rate-Limit-Limit'), first.headers.get('X-Rate-Limit-Remaining')]).toEqual(['3', '2']);
    await call('GET', '/companies');
    await call('GET', '/companies');
    const refused = await call('GET', '/companies');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    sandbox.clock.advance(Number(refused.headers.get('Retry-After')) * 1000);
    expect((await call('GET', '/companies')).status).toBe(200);
  });

  it('has what the other dialect had closed', async () => {
    for (const [dialect, method, path] of [
      ['current', 'PUT', '/connectionInfo/bankFeedAccounts'],
      ['current', 'GET', '/data/proxy?endpoint=generatecredentials'],
      ['2023', 'POST', '/connectionInfo/bankFeedAccounts/credentials'],
      ['2023', 'POST', '/connectionInfo/bankFeedAccounts/batch'],
    ] as const) {
      const sandbox = createSandbox({ dialect });
      const call = callerOf(sandbox);
      const companyId = await newCompany(call);
      const { id } = await newConnection(call, companyId);
      const refused = await call(method, `/companies/${companyId}/connections/${id}${path}`, method === 'GET' ? undefined : []);
      expect([refused.status, errorOf(refused).error], `${dialect} ${method} ${path}`).toEqual([404, 'NotFound']);
    }
  });
});

describe('companies', () => {
  it('lose the characters that Codat does not take, and keep their tags, by which they are found', async () => {
    const call = callerOf(createSandbox());
    const created = await call('POST', '/companies', { name: 'Café Élan #1', tags: { uid: 'abc', region: 'ca' } });
    expect(created.body).toMatchObject({ name: 'Caf lan 1', tags: { uid: 'abc' }, dataConnections: [] });
    await call('POST', '/companies', { name: 'Other', tags: { uid: 'def' } });
    for (const [tags, names] of [
      ['uid=abc', ['Caf lan 1']],
      ['uid=abc && region=ca', ['Caf lan 1']],
      ['uid=xyz', []],
    ] as const) {
      const { body } = await call('GET', `/companies?tags=${encodeURIComponent(tags)}`);
      expect(body, tags).toMatchObject({ totalResults: names.length, results: names.map((name) => ({ name })) });
    }
  });

  it('are listed page by page, in order, with links', async () => {
    const call = callerOf(createSandbox());
    for (const name of ['B', 'A', 'C']) await newCompany(call, name);
    const { body } = await call('GET', '/companies?page=2&pageSize=2&orderBy=name');
    expect(body).toMatchObject({ results: [{ name: 'C' }], pageNumber: 2, pageSize: 2, totalResults: 3, _links: { previous: { href: expect.any(String) } } });
    expect((await call('GET', '/companies?pageSize=0')).status).toBe(400);
    expect(errorOf(await call('GET', '/companies?query=quidem'))).toMatchObject({ statusCode: 400 });
  });
});

describe('a link', () => {
  it('opens for an hour, and each reading of the connection, alone or in a list, makes a fresh one', async () => {
    const sandbox = createSandbox();
    const call = callerOf(sandbox);
    const companyId = await newCompany(call);
    const { id, linkUrl } = await newConnection(call, companyId);
    const open = async (url: string) => (await sandbox.fetch(new Request(url))).status;
    const linkSchema = v.object({ linkUrl: v.string() });
    expect(linkUrl).toMatch(/\/companies\/[^/]+\/connections\/[^/]+\/start\?otp=\d{6}$/);
    expect(await open(linkUrl)).toBe(200);
    expect(await open(linkUrl.replace(/\d{6}$/, '000000'))).toBe(401);
    sandbox.clock.advance(otpLifetimeMs - 1);
    expect(await open(linkUrl)).toBe(200);
    sandbox.clock.advance(1);
    expect(await open(linkUrl)).toBe(401);
    const read = v.parse(linkSchema, (await call('GET', `/companies/${companyId}/connections/${id}`)).body);
    expect(await open(read.linkUrl)).toBe(200);
    sandbox.clock.advance(otpLifetimeMs);
    const [listed] = v.parse(v.object({ results: v.array(linkSchema) }), (await call('GET', `/companies/${companyId}/connections`)).body).results;
    expect(await open(listed?.linkUrl ?? '')).toBe(200);
  });
});

describe('source accounts', () => {
  it('are refused a second time, whole or in a batch', async () => {
    const call = callerOf(createSandbox());
    const { accounts } = await withAccount(call);
    const again = await call('POST', accounts, chequing);
    expect([again.status, errorOf(again).error]).toEqual([409, 'A bank account already exists with the same Id']);
    const batch = await call('POST', `${accounts}/batch`, [chequing, usDollars]);
    expect([batch.status, batch.body]).toEqual([
      207,
      [
        { sourceAccountId: chequing.id, result: { statusCode: '409', error: 'A bank account already exists with the same Id' } },
        { sourceAccountId: usDollars.id, result: { statusCode: 201, error: null, account: expect.objectContaining({ status: 'pending' }) } },
      ],
    ]);
  });

  it('take a new name and a disconnection, a balance only while not connected, and nothing else', async () => {
    const { call, fed } = await linked();
    const patch = (body: object) => call('PATCH', `${fed.accounts}/${chequing.id}`, { id: chequing.id, ...body });
    expect((await patch({ accountName: 'Renamed', balance: 1, currency: 'USD' })).body).toMatchObject({
      accountName: 'Renamed',
      balance: 4002.17,
      currency: 'CAD',
    });
    expect((await patch({ status: 'connected' })).status).toBe(200);
    expect((await patch({ status: 'pending' })).status).toBe(400);
    expect((await patch({ status: 'disconnected' })).body).toMatchObject({ status: 'disconnected' });
    expect((await call('GET', fed.path)).body).toMatchObject({ status: 'Unlinked' });
  });

  it('are created or updated by PUT in 2023, and those that are not named stay', async () => {
    const call = callerOf(createSandbox({ dialect: '2023' }));
    const { accounts } = await withAccount(call);
    await call('PUT', accounts, [{ ...usDollars }]);
    expect((await call('PUT', accounts, [{ ...chequing, accountName: 'Renamed' }])).status).toBe(200);
    expect((await call('GET', accounts)).body).toMatchObject([{ id: chequing.id, accountName: 'Renamed' }, { id: usDollars.id }]);
  });
});

describe('credentials', () => {
  it('are one more pair at each call, all of them good, until they are revoked', async () => {
    const sandbox = createSandbox();
    const call = callerOf(sandbox);
    const { accounts } = await withAccount(call);
    const issue = async () => v.parse(credentialsSchema, (await call('POST', `${accounts}/credentials`, {})).body);
    const [one, other] = [await issue(), await issue()];
    expect(one.username).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(one.password).toMatch(/^[0-9A-Za-z]{16}$/);
    expect(one).not.toEqual(other);
    await sandbox.quickBooks.signIn(one);
    await sandbox.quickBooks.signIn(other);
    expect((await call('DELETE', `${accounts}/credentials`)).status).toBe(204);
    await expect(sandbox.quickBooks.signIn(one)).rejects.toMatchObject({ code: 'quickBooksRefusedCredentials', stage: 'quickBooks' });
    await expect(sandbox.quickBooks.signIn({ username: other.username, password: one.password })).rejects.toMatchObject({
      code: 'quickBooksRefusedCredentials',
    });
  });
});

describe('a push', () => {
  it.each([
    ['a day in the future', [transaction('a', '2026-11-22')], 'FutureDate'],
    ['eight days ago', [transaction('a', '2026-11-11')], 'History'],
    ['not in order', [transaction('a', '2026-11-20'), transaction('b', '2026-11-19')], 'Chronology'],
    ['the same id twice', [transaction('a', '2026-11-20'), transaction('a', '2026-11-20')], 'Duplicate'],
    ['no description', [{ ...transaction('a', '2026-11-20'), description: '' }], 'Description'],
    ['no balance', [{ ...transaction('a', '2026-11-20'), balance: null }], 'Balance'],
    ['no date', [{ ...transaction('a', '2026-11-20'), date: '20/11/2026' }], 'Date'],
  ])('of %s fails whole, naming the row and the rule', async (_, transactions, validatorName) => {
    const { sandbox, call, fed } = await linked();
    const { pushOperationKey } = await push(call, fed, [...transactions]);
    sandbox.clock.advance(2000);
    const failed = await operation(call, fed, pushOperationKey);
    expect(failed).toMatchObject({ status: 'Failed', statusCode: 400 });
    expect(failed.validation.errors).toContainEqual({ itemId: expect.any(String), message: expect.any(String), validatorName });
    expect(await sandbox.quickBooks.collect()).toMatchObject([{ transactions: [] }]);
  });

  it('of a debit with a positive amount is taken with a warning', async () => {
    const { sandbox, call, fed } = await linked();
    const { pushOperationKey } = await push(call, fed, [{ ...transaction('a', '2026-11-20', 5), transactionType: 'Debit' }]);
    sandbox.clock.advance(2000);
    expect(await operation(call, fed, pushOperationKey)).toMatchObject({ status: 'Success', validation: { warnings: [{ itemId: 'a' }] } });
  });

  it('older than the newest that is there fails, also in a later call', async () => {
    const { sandbox, call, fed } = await linked();
    await push(call, fed, [transaction('a', '2026-11-20')]);
    sandbox.clock.advance(2000);
    await push(call, fed, [transaction('b', '2026-11-19')]);
    sandbox.clock.advance(2000);
    const { body } = await call('GET', `/companies/${fed.companyId}/push?orderBy=-requestedOnUtc`);
    expect(body).toMatchObject({ results: [{ status: 'Failed' }, { status: 'Success' }] });
  });

  it('of 1,001 rows, of another account or of a type in the wrong case is refused at once', async () => {
    const { call, fed } = await linked();
    const rows = Array.from({ length: 1001 }, (_, index) => transaction(`t${index}`, '2026-11-20'));
    for (const body of [
      { accountId: chequing.id, transactions: rows },
      { accountId: 'other', transactions: rows.slice(0, 1) },
      { accountId: chequing.id, transactions: [{ ...rows[0], transactionType: 'ATM' }] },
    ]) {
      expect((await call('POST', pushPath(fed), body)).status).toBe(400);
    }
  });

  it('to an account that QuickBooks has not linked fails, naming the account', async () => {
    const sandbox = createSandbox();
    const call = callerOf(sandbox);
    const fed = await withAccount(call);
    const { pushOperationKey } = await push(call, fed, [transaction('a', '2026-11-20')]);
    sandbox.clock.advance(2000);
    expect(await operation(call, fed, pushOperationKey)).toMatchObject({ status: 'Failed', validation: { errors: [{ itemId: chequing.id }] } });
  });

  it('that times out may be stored all the same', async () => {
    const { sandbox, call, fed } = await linked({ pushSettlesAfterMs: 300_000 });
    const pending = v.parse(
      v.looseObject({ pushOperationKey: v.string() }),
      (await call('POST', `${pushPath(fed)}?timeoutInMinutes=1`, { accountId: chequing.id, transactions: [transaction('a', '2026-11-20')] })).body,
    );
    sandbox.clock.advance(60_000);
    expect(await operation(call, fed, pending.pushOperationKey)).toMatchObject({ status: 'TimedOut' });
    sandbox.clock.advance(300_000);
    expect(await operation(call, fed, pending.pushOperationKey)).toMatchObject({ status: 'TimedOut' });
    expect(await sandbox.quickBooks.collect()).toMatchObject([{ transactions: [{ id: 'a' }] }]);
  });
});

describe('Idempotency-Key', () => {
  const headers = { 'Idempotency-Key': key };

  it('makes the same call twice one, for 90 minutes', async () => {
    const sandbox = createSandbox();
    const call = callerOf(sandbox);
    const one = await call('POST', '/companies', { name: 'Once' }, { headers });
    const two = await call('POST', '/companies', { name: 'Once' }, { headers });
    expect(two.body).toEqual(one.body);
    expect((await call('GET', '/companies')).body).toMatchObject({ totalResults: 1 });
    sandbox.clock.advance(90 * 60_000 + 1);
    await call('POST', '/companies', { name: 'Once' }, { headers });
    expect((await call('GET', '/companies')).body).toMatchObject({ totalResults: 2 });
  });

  it('with another body is 422, while the first runs 409, and no GUID 400', async () => {
    const call = callerOf(createSandbox());
    await call('POST', '/companies', { name: 'Once' }, { headers });
    expect((await call('POST', '/companies', { name: 'Other' }, { headers })).status).toBe(422);
    expect((await call('POST', '/companies', { name: 'Once' }, { headers: { 'Idempotency-Key': 'once' } })).status).toBe(400);
    const other = { 'Idempotency-Key': key.replace('5', '6') };
    const both = await Promise.all([1, 2].map(() => call('POST', '/companies', { name: 'Twice' }, { headers: other })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('replays an error too, but never 429', async () => {
    const sandbox = createSandbox();
    const call = callerOf(sandbox);
    sandbox.faults.set([{ effect: { kind: 'status', status: 429 } }]);
    expect((await call('POST', '/companies', { name: 'Once' }, { headers })).status).toBe(429);
    sandbox.faults.set([{ effect: { kind: 'status', status: 500 } }]);
    expect((await call('POST', '/companies', { name: 'Once' }, { headers })).status).toBe(500);
    expect((await call('POST', '/companies', { name: 'Once' }, { headers })).status).toBe(500);
  });
});

describe('QuickBooks', () => {
  it('takes what was pushed when it collects, not before; and nothing twice', async () => {
    const { sandbox, call, fed } = await linked();
    await push(call, fed, [transaction('a', '2026-11-20')]);
    expect(await sandbox.quickBooks.collect()).toMatchObject([{ transactions: [] }]);
    sandbox.clock.advance(2000);
    expect(await sandbox.quickBooks.collect()).toMatchObject([{ transactions: [{ id: 'a' }] }]);
    expect(await sandbox.quickBooks.collect()).toMatchObject([{ transactions: [] }]);
    const [register] = await sandbox.quickBooks.register(fed.companyId);
    expect(register?.transactions.map(({ id, test }) => (test ? 'test' : id))).toEqual(['test', 'test', 'a']);
  });

  it('that disconnects is noticed by Codat ten days later', async () => {
    const { sandbox, call, fed } = await linked();
    await sandbox.quickBooks.disconnect(fed.companyId);
    sandbox.clock.advance(disconnectionNoticedAfterMs - 1);
    expect((await call('GET', fed.accounts)).body).toMatchObject([{ status: 'connected' }]);
    sandbox.clock.advance(1);
    expect((await call('GET', fed.accounts)).body).toMatchObject([{ status: 'disconnected' }]);
    expect(disconnectionNoticedAfterMs).toBe(10 * 86_400_000);
  });

  it('refuses to link what cannot be: an unknown account, one twice, a start in the future', async () => {
    const sandbox = createSandbox();
    const call = callerOf(sandbox);
    const { accounts } = await withAccount(call);
    const session = await sandbox.quickBooks.signIn(v.parse(credentialsSchema, (await call('POST', `${accounts}/credentials`, {})).body));
    const choice = { sourceAccountId: chequing.id, ledgerAccount: session.ledgerAccounts[0]?.id ?? '', feedStartDate: parseLocalDate('2026-11-19') };
    const refusals = [[], [{ ...choice, sourceAccountId: 'x' }], [choice, choice], [{ ...choice, feedStartDate: parseLocalDate('2027-01-01') }]];
    for (const choices of refusals) await expect(sandbox.quickBooks.link(session, choices)).rejects.toMatchObject({ stage: 'quickBooks' });
  });
});

describe('a sandbox', () => {
  it('is the same for the same seed and the same calls, and another for another seed', async () => {
    const walk = async (seed: number) => {
      const { sandbox, fed } = await linked({ seed });
      return [sandbox.apiKey, fed.companyId, fed.connectionId];
    };
    expect(await walk(7)).toEqual(await walk(7));
    expect(await walk(7)).not.toEqual(await walk(8));
  });

  it('goes on from a snapshot as if nothing had happened, its clock too', async () => {
    const { sandbox, call, fed } = await linked();
    await push(call, fed, [transaction('a', '2026-11-20')]);
    sandbox.clock.advance(86_400_000);
    const snapshot = v.parse(snapshotSchema, JSON.parse(JSON.stringify(sandbox.snapshot())));
    const again = createSandbox({ snapshot });
    expect(again.clock.now()).toBe(sandbox.clock.now());
    expect(await again.quickBooks.collect()).toMatchObject([{ transactions: [{ id: 'a' }] }]);
    expect((await callerOf(again)('GET', fed.accounts)).body).toMatchObject([{ id: chequing.id, status: 'connected' }]);
  });
});
