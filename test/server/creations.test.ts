import { addDays, isBankFeedsError, permissionsTextVersion, type Feed } from 'bankfeeds/core';
import { memoryLedger, type Ledger } from 'bankfeeds/server';
import { describe, expect, it } from 'vitest';
import { accountOf, bankInProcess, boulangerie, call, type BankInProcess, type BankInProcessOptions, type SessionName } from './bank-in-process.js';

const operating = 'customer-1-operating';
const dollars = 'customer-1-dollars';

function connect(bank: BankInProcess, accountIds: readonly string[] = [operating], session: SessionName = 'boulangerie'): Promise<Feed> {
  return bank.adapterOf(session).connect({ accountIds, consent: { textVersion: permissionsTextVersion, locale: 'en' } }, call());
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no failure',
    (error: unknown) => (isBankFeedsError(error) ? error.code : 'another failure'),
  );
}

/** A bank whose Codat answers the creation of companies by these statuses first, and the keys that were sent. */
function troubledBank(answers: readonly (number | 'lost')[], options: BankInProcessOptions = {}) {
  const keys: (string | null)[] = [];
  const left = [...answers];
  const bank = bankInProcess({
    ...options,
    async codatFetch(request, next) {
      if (request.method !== 'POST' || !request.url.endsWith('/companies')) return next(request);
      keys.push(request.headers.get('Idempotency-Key'));
      const answer = left.shift();
      if (answer === undefined) return next(request);
      if (answer === 'lost') throw new TypeError('fetch failed');
      return Response.json({ statusCode: answer }, { status: answer, headers: answer === 429 ? { 'Retry-After': '3' } : {} });
    },
  });
  return { bank, keys };
}

describe('the key of a creation', () => {
  it.each([
    ['was not answered, which may still be under way', 'lost', true],
    ['met a quota, whose answer is not kept', 429, true],
    ['met the same call under way', 409, true],
    ['failed, whose answer is kept for 90 minutes', 500, false],
  ] as const)('is used again or not, where the first call %s', async (_, answer, same) => {
    const { bank, keys } = troubledBank([answer]);
    await connect(bank);
    expect(keys).toHaveLength(2);
    expect(keys[1] === keys[0]).toBe(same);
    expect(bank.sandbox.snapshot().companies).toHaveLength(1);
  });

  it('is another after two conflicts with nothing there: that is a kept answer', async () => {
    const { bank, keys } = troubledBank([409, 409]);
    await connect(bank);
    expect([keys[1] === keys[0], keys[2] === keys[0]]).toEqual([true, false]);
  });

  it('is still the same after a lost call and the conflict that it left', async () => {
    const { bank, keys } = troubledBank(['lost', 409]);
    await connect(bank);
    expect(new Set(keys).size).toBe(1);
  });

  it.each([400, 401, 402, 403, 422])('is another at the next visit after %i, which would be repeated to the old one', async (status) => {
    const { bank, keys } = troubledBank([status]);
    expect(await codeOf(connect(bank))).not.toBe('no failure');
    expect(keys).toHaveLength(1);
    await connect(bank);
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('is the same at the next visit, on another machine, after no answer at all', async () => {
    const ledger = memoryLedger();
    const { bank, keys } = troubledBank(['lost', 'lost', 'lost'], { ledger });
    expect(await codeOf(connect(bank))).toBe('codatUnreachable');
    await connect(bank);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });

  it('is kept no longer than needed, one for each kind, and tells nothing of an account number', async () => {
    let balance = 1;
    let accountNumber = '001234567';
    const openAfterFailure = async (bank: BankInProcess, accountIds = [operating]) => {
      bank.sandbox.faults.set([{ method: 'POST', path: '*/batch', times: 3, effect: { kind: 'hangUp' } }]);
      await codeOf(connect(bank, accountIds));
      return Object.keys((await bank.ledger.findFeed(boulangerie.ref))?.openKeys ?? {});
    };
    const bank = bankInProcess({
      bank: { listAccounts: async (ref) => [accountOf(ref, 'operating', { balance: (balance += 1), accountNumber }), accountOf(ref, 'dollars')] },
    });
    const first = await openAfterFailure(bank);
    accountNumber = '007654321';
    expect(await openAfterFailure(bank)).toEqual(first);
    expect(first).toEqual([expect.stringMatching(/^accounts:[0-9a-f]{16}$/)]);
    expect(await openAfterFailure(bank, [operating, dollars])).toHaveLength(1);
    bank.sandbox.faults.set([]);
    await connect(bank, [operating, dollars]);
    expect(await bank.ledger.findFeed(boulangerie.ref)).toMatchObject({ openKeys: {} });
  });
});

describe('while somebody waits for the answer', () => {
  it('a quota that frees itself in three seconds is waited for as long', async () => {
    const waits: number[] = [];
    const { bank } = troubledBank([429], {
      server: {
        wait: async (milliseconds) => {
          waits.push(milliseconds);
          bank.sandbox.clock.advance(milliseconds);
        },
      },
    });
    await connect(bank);
    expect(waits).toEqual([3000]);
  });

  it('a Codat that takes twenty seconds to fail is not asked a second time', async () => {
    let creations = 0;
    const bank = bankInProcess({
      async codatFetch(request, next) {
        if (request.method !== 'POST') return next(request);
        creations += 1;
        bank.sandbox.clock.advance(20_000);
        throw new TypeError('fetch failed');
      },
    });
    expect(await codeOf(connect(bank))).toBe('codatUnreachable');
    expect(creations).toBe(1);
  });

  it('a worker whose turn ran out, and is another’s now, creates nothing', async () => {
    const bank = bankInProcess({
      async codatFetch(request, next) {
        if (request.method === 'GET' && request.url.includes('/companies?')) {
          bank.sandbox.clock.advance(61_000);
          const now = bank.sandbox.clock.now();
          expect(await bank.ledger.takeLease({ name: 'feed:customer-1', holder: 'another', now, until: now + 60_000 })).toBe(true);
        }
        return next(request);
      },
    });
    expect(await codeOf(connect(bank))).toBe('busy');
    expect(bank.codatCalls.filter((made) => made.startsWith('POST'))).toEqual([]);
  });

  it('a worker that goes on keeps its turn', async () => {
    const bank = bankInProcess({
      async codatFetch(request, next) {
        bank.sandbox.clock.advance(14_000);
        const now = bank.sandbox.clock.now();
        if (request.method === 'POST')
          expect(await bank.ledger.takeLease({ name: 'feed:customer-1', holder: 'another', now, until: now + 60_000 })).toBe(false);
        return next(request);
      },
    });
    expect(await connect(bank, [operating])).toMatchObject({ accounts: [{ id: operating }] });
  });

  it('one customer’s turn holds up no other', async () => {
    const bank = bankInProcess();
    const now = bank.sandbox.clock.now();
    await bank.ledger.takeLease({ name: 'feed:customer-1', holder: 'another', now, until: now + 3_600_000 });
    expect(await codeOf(connect(bank))).toBe('busy');
    expect(await codeOf(connect(bank, ['customer-2-operating'], 'garage'))).toBe('no failure');
  });

  it('a visitor who leaves in the middle leaves a whole feed behind', async () => {
    const leaving = new AbortController();
    const bank = bankInProcess({
      async codatFetch(request, next) {
        if (request.method === 'POST') leaving.abort();
        return next(request);
      },
    });
    const body = JSON.stringify({ accountIds: [operating], consent: { textVersion: permissionsTextVersion, locale: 'en' } });
    const headers = { 'x-session': 'boulangerie', 'X-Bank-Feeds-Request': '1', 'Content-Type': 'application/json' };
    await bank.server.fetch(new Request('https://bank.example/api/feed', { method: 'POST', headers, body, signal: leaving.signal }));
    expect(leaving.signal.aborted).toBe(true);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ status: 'pending', accounts: [{ id: operating }] });
  });
});

describe('what is found at Codat', () => {
  it('is each customer’s own company, whose tag does not tell the bank’s reference', async () => {
    const bank = bankInProcess();
    await connect(bank);
    await connect(bank, ['customer-2-operating'], 'garage');
    const { companies } = bank.sandbox.snapshot();
    expect(companies.map(({ name }) => name)).toEqual(['Boulangerie Elegance Quebec inc.', 'Garage & Sons']);
    expect(JSON.stringify(companies.map(({ tags }) => tags))).not.toMatch(/customer/);
  });

  it.each([
    ['of another integration', { integrationId: 'x', integrationKey: 'gbol', status: 'PendingAuth' }],
    ['that was deauthorized', { integrationKey: 'hcws', status: 'Deauthorized' }],
    ['that was unlinked', { integrationKey: 'hcws', status: 'Unlinked' }],
  ])('as a connection %s is not taken for the feed’s', async (_, connection) => {
    const bank = bankInProcess({
      async codatFetch(request, next) {
        if (request.method !== 'GET' || !request.url.includes('/connections?')) return next(request);
        const { results, ...rest } = JSON.parse(await (await next(request)).text());
        return Response.json({ ...rest, results: [{ id: 'not-ours', ...connection }, ...results] });
      },
    });
    await connect(bank);
    expect((await bank.ledger.findFeed(boulangerie.ref))?.connectionId).toBe(bank.sandbox.snapshot().companies[0]?.connections[0]?.id);
  });

  it('gets the name that the customer gave an account, also when it has to be made again', async () => {
    const bank = bankInProcess();
    await connect(bank, [operating, dollars]);
    await bank.adapterOf('boulangerie').accountEditing.rename(dollars, 'US cash', call());
    const [company] = bank.sandbox.snapshot().companies;
    const path = `/companies/${company?.id}/connections/${company?.connections[0]?.id}/connectionInfo/bankFeedAccounts/${dollars}`;
    await bank.sandbox.fetch(
      new Request(`${bank.sandbox.baseUrl}${path}`, { method: 'DELETE', headers: { Authorization: `Basic ${btoa(bank.sandbox.apiKey)}` } }),
    );
    expect(await connect(bank, [dollars])).toMatchObject({ accounts: [{ id: operating }, { id: dollars, name: 'US cash', status: 'pending' }] });
    expect(bank.sandbox.snapshot().companies[0]?.connections[0]?.accounts.find(({ id }) => id === dollars)).toMatchObject({ accountName: 'US cash' });
  });

  it('is consented to for every account of the feed', async () => {
    const bank = bankInProcess();
    await connect(bank, [operating]);
    expect((await connect(bank, [dollars, dollars])).consent.onRecord?.accountIds).toEqual([operating, dollars]);
  });

  it('is asked for in one piece: one account that may not be fed, and none is', async () => {
    const bank = bankInProcess();
    expect(await codeOf(connect(bank, [operating, 'customer-1-old']))).toBe('accountNotEligible');
    expect(bank.codatCalls).toEqual([]);
  });

  it.each([
    ['a time zone that is none', { timeZone: 'America/Montréal' }],
    ['no time zone', { timeZone: '' }],
    ['a currency that is none', { currency: 'dollars' }],
    ['an id that is a way up', { id: '..' }],
    ['an id that is too long', { id: 'x'.repeat(129) }],
  ])('is never an account with %s: the bank’s mistake is said before the feed begins', async (_, mistake) => {
    const bank = bankInProcess({ bank: { listAccounts: async (ref) => [accountOf(ref, 'operating', mistake)] } });
    const body = JSON.stringify({ accountIds: [operating], consent: { textVersion: permissionsTextVersion, locale: 'en' } });
    const response = await bank.send('boulangerie', 'POST', '/feed', { body });
    expect([response.status, bank.codatCalls]).toEqual([500, []]);
  });
});

describe('credentials', () => {
  /** Fails as `method`, once `broken` says so. */
  function failing(ledger: Ledger, method: 'changeFeed' | 'releaseLease', broken: () => boolean): Ledger {
    return { ...ledger, [method]: (...input: never[]) => (broken() ? Promise.reject(new Error('disk full')) : Reflect.apply(ledger[method], ledger, input)) };
  }

  it.each(['changeFeed', 'releaseLease'] as const)('that were made are shown, also when the ledger then fails in %s', async (method) => {
    let made = false;
    const bank = bankInProcess({
      ledger: failing(memoryLedger(), method, () => made),
      async codatFetch(request, next) {
        const response = await next(request);
        if (request.url.endsWith('/credentials')) made = true;
        return response;
      },
    });
    await connect(bank);
    const pair = await bank.adapterOf('boulangerie').credentials.issue(call());
    made = false;
    expect((await bank.sandbox.quickBooks.signIn(pair)).sourceAccounts).toMatchObject([{ id: operating }]);
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'unexpected', stage: 'credentials', error: new Error('disk full') }));
    expect(JSON.stringify(bank.events)).not.toContain(pair.password);
  });

  it.each([
    [
      'at once',
      () => {
        throw new Error('log is full');
      },
    ],
    ['later', () => Promise.reject(new Error('log is far away'))],
  ])('that were made are shown, also when the log fails %s', async (_when, log) => {
    const bank = bankInProcess({ server: { log } });
    await connect(bank);
    expect((await bank.send('boulangerie', 'POST', '/feed/credentials')).status).toBe(200);
    expect((await bank.send(null, 'POST', '/feed/credentials')).status).toBe(401);
  });

  it('are five a day, also where each is asked for on another machine', async () => {
    const ledger = memoryLedger();
    const first = bankInProcess({ ledger });
    await connect(first);
    const outcomes: string[] = [];
    for (let pair = 0; pair < 6; pair += 1) {
      const machine = bankInProcess({ ledger, sandbox: { snapshot: first.sandbox.snapshot() } });
      outcomes.push(await codeOf(machine.adapterOf('boulangerie').credentials.issue(call())));
    }
    expect(outcomes).toEqual([...Array<string>(5).fill('no failure'), 'rateLimited']);
  });

  it('are counted for each customer', async () => {
    const bank = bankInProcess({ server: { credentialsPerDay: 1 } });
    await connect(bank);
    await connect(bank, ['customer-2-operating'], 'garage');
    await bank.adapterOf('boulangerie').credentials.issue(call());
    expect(await codeOf(bank.adapterOf('boulangerie').credentials.issue(call()))).toBe('rateLimited');
    expect(await codeOf(bank.adapterOf('garage').credentials.issue(call()))).toBe('no failure');
  });

  it('are not counted where none can have been made; where one may have been, they are', async () => {
    const bank = bankInProcess({ server: { credentialsPerDay: 1 } });
    const { credentials } = bank.adapterOf('boulangerie');
    expect(await codeOf(credentials.issue(call()))).toBe('notConnected');
    await connect(bank);
    for (const status of [401, 402, 403, 429] as const) {
      bank.sandbox.faults.set([{ method: 'POST', path: '*/credentials', effect: { kind: 'status', status } }]);
      expect(await codeOf(credentials.issue(call()))).toMatch(/^codat/);
    }
    bank.sandbox.clock.advance(900_000);
    bank.sandbox.faults.set([{ method: 'POST', path: '*/credentials', when: 'after', effect: { kind: 'hangUp' } }]);
    expect(await codeOf(credentials.issue(call()))).toBe('codatUnreachable');
    expect(await codeOf(credentials.issue(call()))).toBe('rateLimited');
    bank.sandbox.clock.advance(86_400_000 - 1500);
    const response = await bank.send('boulangerie', 'POST', '/feed/credentials');
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '2']);
    bank.sandbox.clock.advance(1500);
    expect(await codeOf(credentials.issue(call()))).toBe('no failure');
  });

  it('were made last when the last ones were', async () => {
    const bank = bankInProcess();
    await connect(bank);
    const moments: (string | null)[] = [];
    for (const pause of [0, 60_000]) {
      bank.sandbox.clock.advance(pause);
      await bank.adapterOf('boulangerie').credentials.issue(call());
      moments.push((await bank.adapterOf('boulangerie').getFeed(call())).credentialsIssuedAt);
    }
    expect(Date.parse(moments[1] ?? '') - Date.parse(moments[0] ?? '')).toBe(60_000);
  });

  it('of a connection that QuickBooks left are none of the next one’s', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating'], addDays(bank.today(), -3));
    await bank.sandbox.quickBooks.disconnect(bank.sandbox.snapshot().companies[0]?.id ?? '');
    bank.sandbox.clock.advance(12 * 86_400_000);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({
      status: 'unlinked',
      credentialsIssuedAt: expect.any(String),
      askAgainInMs: null,
    });
    expect(await connect(bank)).toMatchObject({ status: 'pending', credentialsIssuedAt: null });
  });
});

describe('revoking in the dialect of 2023, by a new connection', () => {
  it('offers what was offered, under the names it had, but for what may no longer be fed', async () => {
    let closed = false;
    const bank = bankInProcess({
      dialect: '2023',
      bank: {
        listAccounts: async (ref) => [
          accountOf(ref, 'operating'),
          accountOf(ref, 'dollars', { ineligible: closed ? 'closed' : null }),
          accountOf(ref, 'third'),
        ],
      },
    });
    await connect(bank, [operating, dollars]);
    await bank.adapterOf('boulangerie').accountEditing.rename(operating, 'Main', call());
    closed = true;
    expect((await bank.adapterOf('boulangerie').credentials.revoke(call())).accounts.map(({ id, name }) => [id, name])).toEqual([[operating, 'Main']]);
  });

  it('says that the feed has ended when the new connection cannot be made, and goes on from there', async () => {
    const bank = bankInProcess({ dialect: '2023' });
    await bank.linked('boulangerie', ['operating']);
    bank.sandbox.faults.set([{ method: 'POST', path: '*/connections', times: 9, effect: { kind: 'status', status: 402 } }]);
    expect(await codeOf(bank.adapterOf('boulangerie').credentials.revoke(call()))).toBe('codatPaymentRequired');
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({
      status: 'unlinked',
      accounts: [{ status: 'disconnected' }],
      credentialsIssuedAt: null,
    });
    bank.sandbox.faults.set([]);
    expect(await connect(bank)).toMatchObject({ status: 'pending', accounts: [{ id: operating, status: 'pending' }] });
  });
});
