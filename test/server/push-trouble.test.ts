import { addDays, instantAt, isBankFeedsError, localDateAt, permissionsTextVersion } from 'bankfeeds/core';
import { memoryLedger, type Ledger } from 'bankfeeds/server';
import { describe, expect, it } from 'vitest';
import {
  accountOf,
  bankInProcess,
  boulangerie,
  call,
  garage,
  stagesOf,
  storedAtCodat,
  transaction,
  type BankInProcess,
  type BankInProcessOptions,
} from './bank-in-process.js';

const operating = 'customer-1-operating';
const dollars = 'customer-1-dollars';
const pushPath = '*bankTransactions';
const hour = 3_600_000;

async function linkedBank(options: BankInProcessOptions = {}, accountNames: readonly string[] = ['operating']): Promise<BankInProcess> {
  const bank = bankInProcess(options);
  await bank.linked('boulangerie', accountNames);
  return bank;
}

/** One whose books say something more between the reading of the queue and the sending of it, once. */
async function bankHurried() {
  const ledger = memoryLedger();
  let last: (() => Promise<unknown>) | null = null;
  const bank = await linkedBank({
    ledger: {
      ...ledger,
      async queuedTransactions(account, limit) {
        const rows = await ledger.queuedTransactions(account, limit);
        const work = last;
        last = null;
        await work?.();
        return rows;
      },
    },
  });
  const atTheLastMoment = (work: () => Promise<unknown>) => {
    last = work;
  };
  return { bank, ledger, atTheLastMoment };
}

function ingest(bank: BankInProcess, ...transactions: ReturnType<typeof transaction>[]) {
  return bank.server.ingest(boulangerie.ref, operating, transactions);
}

const isPush = (request: Request) => request.method === 'POST' && request.url.endsWith('/bankTransactions');
const pushesOf = (bank: BankInProcess) => bank.codatCalls.filter((made) => made.startsWith('POST') && made.endsWith('/bankTransactions')).length;

/** Answers of Codat that are about pushes, changed on the way from when `by` is set. */
function changedOnTheWay(options: BankInProcessOptions = {}) {
  const change: { by: ((text: string, request: Request) => string) | null } = { by: null };
  const bank = bankInProcess({
    ...options,
    async codatFetch(request, next) {
      const response = await next(request);
      if (!change.by || !request.url.includes('/push')) return response;
      return new Response(change.by(await response.text(), request), response);
    },
  });
  return { bank, change };
}

describe('handing over again', () => {
  it('gives a late or rejected transaction another chance when it was corrected', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', addDays(bank.today(), -9)), transaction('b', bank.today()), transaction('c', bank.today()));
    await bank.server.push();
    await bank.ledger.changeStages(
      { customerRef: boulangerie.ref, accountId: operating },
      [{ id: 'c', stage: 'rejected', reason: 'refusedByCodat', sentAt: null }],
      instantAt(bank.sandbox.clock.now()),
    );
    expect(await ingest(bank, transaction('a', addDays(bank.today(), -9)), transaction('c', bank.today()))).toMatchObject({ unchanged: 2 });
    expect(await ingest(bank, transaction('a', bank.today()), transaction('c', bank.today(), { amount: -1 }))).toMatchObject({ corrected: 2 });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:queued b:sent c:queued');
  });

  it('changes nothing of what was sent: it stays as it was, and is set aside', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.push();
    await ingest(bank, transaction('a', bank.today(), { amount: -999_99 }));
    const { results } = await bank
      .adapterOf('boulangerie')
      .listTransactions({ accountId: operating, page: 1, pageSize: 5, orderBy: 'date', query: '' }, call());
    expect(results).toMatchObject([{ stage: 'quarantined', amount: -1205, sentAt: expect.any(String) }]);
  });

  it('changes nothing of what is being sent', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([
      { method: 'POST', path: pushPath, when: 'after', effect: { kind: 'hangUp' } },
      { path: '*/push', times: 9, effect: { kind: 'status', status: 503 } },
    ]);
    await bank.server.push();
    expect(await ingest(bank, transaction('a', bank.today(), { amount: -1 }))).toEqual({ added: 0, unchanged: 0, corrected: 0, quarantined: 1 });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending');
    bank.sandbox.faults.set([]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });

  it.each([
    ['date', { date: '2026-11-19' }],
    ['description', { description: 'Other' }],
    ['reference', { reference: 'R' }],
    ['type', { type: 'fee' }],
    ['amount', { amount: 1 }],
    ['balance', { balance: 1 }],
  ] as const)('sees a change of the %s', async (_, change) => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    expect(await ingest(bank, JSON.parse(JSON.stringify({ ...transaction('a', bank.today()), ...change })))).toMatchObject({ corrected: 1, unchanged: 0 });
  });

  it('is counted once, also where the ledger had to try twice', async () => {
    const ledger = memoryLedger();
    const twice: Ledger['mergeTransactions'] = (account, ids, at, merge) =>
      ledger.mergeTransactions(account, ids, at, (known) => {
        merge(known);
        return merge(known);
      });
    const bank = await linkedBank({ ledger: { ...ledger, mergeTransactions: twice } });
    expect(await ingest(bank, transaction('a', bank.today()))).toEqual({ added: 1, unchanged: 0, corrected: 0, quarantined: 0 });
  });

  it('refuses an amount that a JSON number would round by a cent', async () => {
    const bank = await linkedBank();
    const failure: unknown = await ingest(bank, transaction('a', bank.today(), { amount: 9_007_199_254_740_991 })).catch((error: unknown) => error);
    expect(isBankFeedsError(failure) && failure.code).toBe('invalidAmount');
  });

  it('carries yen, which have no cents', async () => {
    const bank = bankInProcess({ bank: { listAccounts: async (ref) => [accountOf(ref, 'operating', { currency: 'JPY' })] } });
    await bank.linked('boulangerie', ['operating']);
    await ingest(bank, transaction('a', bank.today(), { amount: -1205, balance: 300 }));
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    const [collected] = await bank.sandbox.quickBooks.collect();
    expect(collected?.transactions).toMatchObject([{ amount: -1205, balance: 300 }]);
  });
});

describe('only what may be sent is sent', () => {
  it('nothing of an account that is not connected, while its neighbour is', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    await bank.adapterOf('boulangerie').accountEditing.add([dollars], call());
    await bank.server.ingest(boulangerie.ref, dollars, [transaction('d', bank.today())]);
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({
      sent: 1,
      accounts: [
        { accountId: operating, outcome: 'done' },
        { accountId: dollars, outcome: 'notConnected', error: null },
      ],
    });
    expect(pushesOf(bank)).toBe(1);
  });

  it('nothing on an old belief: a feed that ended a second ago is seen', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    await bank.adapterOf('boulangerie').getFeed(call());
    const [company] = bank.sandbox.snapshot().companies;
    await bank.sandbox.fetch(
      new Request(`${bank.sandbox.baseUrl}/companies/${company?.id}/connections/${company?.connections[0]?.id}`, {
        method: 'PATCH',
        body: '{"status":"Unlinked"}',
        headers: { Authorization: `Basic ${btoa(bank.sandbox.apiKey)}`, 'Content-Type': 'application/json' },
      }),
    );
    expect(await bank.server.push()).toMatchObject({ accounts: [{ outcome: 'notConnected' }] });
    expect(pushesOf(bank)).toBe(0);
  });

  it('nothing of tomorrow in the account’s own zone, while it is tomorrow in London already', async () => {
    const bank = await linkedBank();
    while (localDateAt(bank.sandbox.clock.now(), 'UTC') === bank.today()) bank.sandbox.clock.advance(hour / 2);
    await ingest(bank, transaction('a', addDays(bank.today(), 1)));
    expect(await bank.server.push()).toMatchObject({ sent: 0 });
    expect(pushesOf(bank)).toBe(0);
  });

  it('what is in time, also behind a thousand that are too late', async () => {
    const bank = await linkedBank();
    await ingest(bank, ...Array.from({ length: 1000 }, (_, index) => transaction(`t${index}`, addDays(bank.today(), -20))));
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 1, late: 1000, accounts: [{ outcome: 'done' }] });
  });

  it('the correction of one that was too old, when it comes in at the last moment', async () => {
    const { bank, atTheLastMoment } = await bankHurried();
    await ingest(bank, transaction('a', addDays(bank.today(), -20)), transaction('b', addDays(bank.today(), -20)), transaction('c', bank.today()));
    atTheLastMoment(() => ingest(bank, transaction('a', addDays(bank.today(), -1))));
    expect(await bank.server.push()).toMatchObject({ sent: 2, late: 1, accounts: [{ outcome: 'done' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('b:late(beforeFeedStart) a:sent c:sent');
  });

  it('the correction, when one comes in at the last moment', async () => {
    const { bank, ledger, atTheLastMoment } = await bankHurried();
    await ingest(bank, transaction('a', bank.today(), { amount: -100 }));
    atTheLastMoment(() => ingest(bank, transaction('a', bank.today(), { amount: -200 })));
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    const [collected] = await bank.sandbox.quickBooks.collect();
    expect(collected?.transactions).toMatchObject([{ id: 'a', amount: -2 }]);
    expect(await ledger.listTransactions(boulangerie.ref, { accountId: operating, page: 1, pageSize: 1, orderBy: 'date', query: '' })).toMatchObject({
      results: [{ amount: -200, stage: 'sent' }],
    });
  });
});

describe('two workers', () => {
  it('whose turn overlaps begin no transaction twice', async () => {
    const ledger = memoryLedger();
    const bank = await linkedBank({ ledger: { ...ledger, takeLease: async () => true, prolongLease: async () => true } });
    await ingest(bank, transaction('a', bank.today()));
    const reports = await Promise.all([bank.server.push(), bank.server.push()]);
    expect(reports.flatMap(({ accounts }) => accounts.map(({ outcome }) => outcome)).sort()).toEqual(['busy', 'done']);
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
    expect(pushesOf(bank)).toBe(1);
  });

  it('are one as soon as the first has lost its turn', async () => {
    let pushes = 0;
    const bank = await linkedBank({
      async codatFetch(request, next) {
        if (isPush(request)) {
          pushes += 1;
          bank.sandbox.clock.advance(11 * 60_000);
          const now = bank.sandbox.clock.now();
          expect(await bank.ledger.takeLease({ name: 'push:customer-1', holder: 'another', now, until: now + 600_000 })).toBe(true);
        }
        return next(request);
      },
    });
    await ingest(bank, ...Array.from({ length: 1000 }, (_, index) => transaction(`t${index}`, bank.today())));
    await ingest(bank, transaction('last', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 1000, accounts: [{ outcome: 'busy' }] });
    expect(pushes).toBe(1);
  });
});

describe('a worker that has lost its turn between noting a push and making it', () => {
  it('does not make it: the next one does, once', async () => {
    const ledger = memoryLedger();
    let isSlow = true;
    const bank = await linkedBank({
      ledger: {
        ...ledger,
        async beginPush(push, ids) {
          const hasBegun = await ledger.beginPush(push, ids);
          if (!isSlow) return hasBegun;
          isSlow = false;
          bank.sandbox.clock.advance(3 * 60_000);
          const now = bank.sandbox.clock.now();
          expect(await ledger.takeLease({ name: 'push:customer-1', holder: 'another', now, until: now + 60_000 })).toBe(true);
          return hasBegun;
        },
      },
    });
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    expect([pushesOf(bank), await stagesOf(bank, 'boulangerie', operating)]).toEqual([0, 'a:sending']);
    await ledger.releaseLease('push:customer-1', 'another');
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
    expect([pushesOf(bank), storedAtCodat(bank, operating), await ledger.openPushes(boulangerie.ref)]).toEqual([1, ['a'], []]);
  });
});

describe('a push whose answer was lost', () => {
  const lost = { method: 'POST', path: pushPath, when: 'after', effect: { kind: 'hangUp' } } as const;

  it('was noted before the call, under the key that was sent', async () => {
    const seen: unknown[] = [];
    const bank = await linkedBank({
      async codatFetch(request, next) {
        if (isPush(request)) {
          const [open] = await bank.ledger.openPushes(boulangerie.ref);
          seen.push([open?.idempotencyKey === request.headers.get('Idempotency-Key'), await stagesOf(bank, 'boulangerie', operating)]);
        }
        return next(request);
      },
    });
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.push();
    expect(seen).toEqual([[true, 'a:sending']]);
  });

  it.each([
    ['two hours ahead of', 2 * hour],
    ['two hours behind', -2 * hour],
    ['a minute ahead of', 60_000],
  ])('is found when the bank’s clock is %s Codat’s, at the first push and later', async (_, difference) => {
    const bank = bankInProcess({ server: { clock: { now: () => bank.sandbox.clock.now() + difference } } });
    await bank.linked('boulangerie', ['operating']);
    for (const id of ['a', 'b', 'c']) {
      await ingest(bank, transaction(id, bank.today()));
      if (id !== 'b') bank.sandbox.faults.set([lost]);
      expect(await bank.server.push()).toMatchObject({ sent: 1 });
    }
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b', 'c']);
  });

  it('and was found is not found a second time, for the next one that never arrived', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([lost]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    await ingest(bank, transaction('b', bank.today()));
    bank.sandbox.faults.set([{ ...lost, when: 'before' }]);
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sent b:sending');
  });

  it('is found on any day of a bank whose clock is a day ahead, once one push is known', async () => {
    const bank = bankInProcess({ server: { clock: { now: () => bank.sandbox.clock.now() + 24 * hour } } });
    await bank.linked('boulangerie', ['operating']);
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.push();
    await ingest(bank, transaction('b', bank.today()));
    bank.sandbox.faults.set([lost]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b']);
  });

  it('is not one from before the ledger was lost, nor one of another connection', async () => {
    const old = await linkedBank();
    await ingest(old, transaction('old', old.today()));
    await old.server.push();
    old.sandbox.clock.advance(24 * hour);
    const bank = bankInProcess({
      sandbox: { snapshot: old.sandbox.snapshot() },
      async codatFetch(request, next) {
        const response = await next(request);
        if (request.method !== 'GET' || !request.url.includes('/push?')) return response;
        const body = JSON.parse(await response.text());
        const foreign = {
          ...body.results[0],
          pushOperationKey: 'foreign',
          dataConnectionKey: 'another',
          requestedOnUtc: new Date(bank.sandbox.clock.now()).toISOString(),
        };
        return Response.json({ ...body, results: [foreign, ...body.results] });
      },
    });
    await bank
      .adapterOf('boulangerie')
      .connect(
        { accountIds: [operating], consent: { textVersion: (await bank.adapterOf('boulangerie').getFeed(call())).consent.textVersion, locale: 'en' } },
        call(),
      );
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ ...lost, when: 'before' }]);
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending');
  });

  it('and never arrived, two minutes later is made once more under its own key: where it arrives after all, it is one push', async () => {
    const keys: (string | null)[] = [];
    let stuck: Request | null = null;
    const bank = await linkedBank({
      async codatFetch(request, next) {
        if (!isPush(request)) return next(request);
        keys.push(request.headers.get('Idempotency-Key'));
        if (keys.length > 1) return next(request);
        // The machine stands still with the request in its hands.
        stuck = request.clone();
        throw new TypeError('the connection was lost');
      },
    });
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    bank.sandbox.clock.advance(130_000);
    await ingest(bank, transaction('b', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 2 });
    if (!stuck) throw new Error('no push was made');
    expect((await bank.sandbox.fetch(stuck)).status).toBe(200);
    bank.sandbox.clock.advance(60_000);
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b']);
    expect([keys[1] === keys[0], keys[2] === keys[0]]).toEqual([true, false]);
    expect(bank.sandbox.snapshot().companies.flatMap(({ pushOperations }) => pushOperations)).toHaveLength(2);
  });

  it.each([
    [500, 2],
    [422, 2],
    [400, 2],
  ] as const)('and never arrived, and is answered %i when it is made once more, goes under another key', async (status, sent) => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ ...lost, when: 'before' }]);
    await bank.server.push();
    bank.sandbox.clock.advance(130_000);
    await ingest(bank, transaction('b', bank.today()));
    bank.sandbox.faults.set([{ method: 'POST', path: pushPath, effect: { kind: 'status', status } }]);
    expect(await bank.server.push()).toMatchObject({ sent });
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b']);
  });

  it.each([500, 403])(
    'and never arrived, is made once more and answered %i by somebody before Codat, and then arrives: is one push, and nothing is refused',
    async (status) => {
      const keys: (string | null)[] = [];
      let stuck: Request | null = null;
      const bank = await linkedBank({
        async codatFetch(request, next) {
          if (!isPush(request)) return next(request);
          keys.push(request.headers.get('Idempotency-Key'));
          if (keys.length === 2) return new Response('<h1>No</h1>', { status, headers: { 'Content-Type': 'text/html' } });
          if (keys.length > 1) return next(request);
          stuck = request.clone();
          throw new TypeError('the connection was lost');
        },
      });
      await ingest(bank, transaction('a', bank.today()));
      await bank.server.push();
      bank.sandbox.clock.advance(130_000);
      expect(await bank.server.push()).toMatchObject({ sent: 0, rejected: 0, accounts: [{ outcome: 'unresolved' }] });
      if (!stuck) throw new Error('no push was made');
      expect((await bank.sandbox.fetch(stuck)).status).toBe(200);
      expect(await bank.server.push()).toMatchObject({ sent: 1, rejected: 0 });
      expect(storedAtCodat(bank, operating)).toEqual(['a']);
      expect(bank.sandbox.snapshot().companies.flatMap(({ pushOperations }) => pushOperations)).toHaveLength(1);
    },
  );

  it.each([
    ['taken', 'after'],
    ['not taken', 'before'],
  ] as const)('and never arrived, and fails when it is made once more, was perhaps %s: that is looked up', async (_, when) => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ ...lost, when: 'before' }]);
    await bank.server.push();
    bank.sandbox.clock.advance(130_000);
    bank.sandbox.faults.set([{ method: 'POST', path: pushPath, when, effect: { kind: 'status', status: 500 } }]);
    expect(await bank.server.push()).toMatchObject({ sent: 1, rejected: 0 });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
    expect(bank.sandbox.snapshot().companies.flatMap(({ pushOperations }) => pushOperations)).toHaveLength(1);
  });

  it.each([
    ['429', 1000, { kind: 'status', status: 429, retryAfterSeconds: 1 }],
    ['no answer', 0, { kind: 'hangUp' }],
    // Perhaps the first call is still being worked on: not before Codat has forgotten the key can that be told.
    ['409', 91 * 60_000, { kind: 'status', status: 409 }],
  ] as const)('and never arrived, stays as it is while making it once more meets %s', async (_, forMs, effect) => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ ...lost, when: 'before' }]);
    await bank.server.push();
    bank.sandbox.clock.advance(130_000);
    bank.sandbox.faults.set([{ method: 'POST', path: pushPath, effect }]);
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending');
    bank.sandbox.clock.advance(forMs);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it('is looked for again when Codat does not list it at once', async () => {
    let looks = 0;
    const bank = await linkedBank({
      async codatFetch(request, next) {
        if (!request.url.includes('/push?') || (looks += 1) > 1) return next(request);
        return Response.json({ results: [] });
      },
    });
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([lost]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });

  it('holds up the whole connection, also the accounts before its own, until it is known', async () => {
    const bank = await linkedBank({}, ['operating', 'dollars']);
    await bank.server.ingest(boulangerie.ref, dollars, [transaction('d', bank.today())]);
    bank.sandbox.faults.set([{ ...lost, when: 'before' }]);
    await bank.server.push();
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({
      sent: 0,
      accounts: [
        { accountId: operating, outcome: 'unresolved' },
        { accountId: dollars, outcome: 'unresolved' },
      ],
    });
    expect(pushesOf(bank)).toBe(1);
    bank.sandbox.clock.advance(180_000);
    expect(await bank.server.push()).toMatchObject({ sent: 2 });
  });

  it.each([
    ['"Success"', '"Pending"'],
    ['"Success"', '"TimedOut"'],
    ['"Success"', '"Sleeping"'],
  ])('or has no outcome (%s became %s) is followed until it has one; nothing else of the account is sent', async (from, to) => {
    const { bank, change } = changedOnTheWay();
    await bank.linked('boulangerie', ['operating']);
    await ingest(bank, transaction('a', bank.today()));
    change.by = (text) => text.replaceAll(from, to);
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    await ingest(bank, transaction('b', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    expect([pushesOf(bank), await stagesOf(bank, 'boulangerie', operating)]).toEqual([1, 'a:sending b:queued']);
    change.by = null;
    expect(await bank.server.push()).toMatchObject({ sent: 2 });
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b']);
  });
});

describe('a worker that is stopped in the middle', () => {
  it('says so with the reason that it was given; the next one settles what was under way', async () => {
    const controller = new AbortController();
    const reason = new Error('the machine is shut down');
    const bank = await linkedBank({
      async codatFetch(request, next) {
        const response = await next(request);
        if (!isPush(request) || controller.signal.aborted) return response;
        controller.abort(reason);
        throw reason;
      },
    });
    await ingest(bank, transaction('a', bank.today()));
    await expect(bank.server.push({ signal: controller.signal })).rejects.toBe(reason);
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending');
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it.each(['beginPush', 'noteOperation', 'endPush', 'releaseLease', 'changeStages'] as const)(
    'by a ledger that fails in %s loses and doubles nothing',
    async (method) => {
      const ledger = memoryLedger();
      let broken = false;
      const failing: Ledger = {
        ...ledger,
        [method]: (...input: never[]) => (broken ? Promise.reject(new Error('disk full')) : Reflect.apply(ledger[method], ledger, input)),
      };
      const bank = await linkedBank({ ledger: failing });
      await ingest(bank, transaction('old', addDays(bank.today(), -9)), transaction('a', bank.today()));
      broken = true;
      await bank.server.push();
      broken = false;
      bank.sandbox.clock.advance(11 * 60_000);
      await bank.server.push();
      expect(await stagesOf(bank, 'boulangerie', operating)).toBe('old:late(beforeFeedStart) a:sent');
      expect(storedAtCodat(bank, operating)).toEqual(['a']);
    },
  );

  it('by one customer’s record holds up no other customer, and is told at the end', async () => {
    const ledger = memoryLedger();
    let broken = false;
    const bank = await linkedBank({
      ledger: { ...ledger, findFeed: (ref) => (broken && ref === boulangerie.ref ? Promise.reject(new Error('cannot be read')) : ledger.findFeed(ref)) },
    });
    await bank.linked('garage', ['operating']);
    await bank.server.ingest(garage.ref, 'customer-2-operating', [transaction('g', bank.today())]);
    broken = true;
    await expect(bank.server.push()).rejects.toMatchObject({ code: 'internal', stage: 'push' });
    expect(storedAtCodat(bank, 'customer-2-operating')).toEqual(['g']);
    expect(bank.events).toContainEqual({ type: 'unexpected', stage: 'push', correlationId: null, error: new Error('cannot be read') });
  });
});

describe('what is under way', () => {
  const stuck = [{ method: 'GET', path: '*/push/*', times: 40, effect: { kind: 'status', status: 503 } }] as const;

  it('for an account that left the feed since is followed to its end', async () => {
    const bank = await linkedBank({}, ['operating', 'dollars']);
    await bank.server.ingest(boulangerie.ref, dollars, [transaction('d', bank.today())]);
    bank.sandbox.faults.set([...stuck]);
    await bank.server.push();
    bank.sandbox.faults.set([]);
    bank.sandbox.clock.advance(60_000);
    await bank.adapterOf('boulangerie').accountEditing.remove(dollars, call());
    expect(await bank.server.push()).toMatchObject({
      sent: 1,
      accounts: [
        { accountId: operating, outcome: 'done' },
        { accountId: dollars, outcome: 'notConnected', sent: 1 },
      ],
    });
    expect(await stagesOf(bank, 'boulangerie', dollars)).toBe('d:sent');
    expect((await bank.server.push()).accounts.map(({ accountId }) => accountId)).toEqual([operating]);
  });

  it('at a company that was removed at Codat is sent through the next connection', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([...stuck]);
    await bank.server.push();
    bank.sandbox.faults.set([]);
    const [company] = bank.sandbox.snapshot().companies;
    await bank.sandbox.fetch(
      new Request(`${bank.sandbox.baseUrl}/companies/${company?.id}`, { method: 'DELETE', headers: { Authorization: `Basic ${btoa(bank.sandbox.apiKey)}` } }),
    );
    await bank.linked('boulangerie', ['operating']);
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it('and not known at the same connection stays with the worker’s report: nothing is sent again', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ method: 'GET', path: '*/push/*', times: 40, effect: { kind: 'status', status: 404 } }]);
    for (const _ of [1, 2]) expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'failed', error: { code: 'codatNotFound' } }] });
    expect(pushesOf(bank)).toBe(1);
    bank.sandbox.faults.set([]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });
});

describe('a push of which Codat only says that it took too long', () => {
  async function timedOut() {
    const { bank, change } = changedOnTheWay();
    await bank.linked('boulangerie', ['operating']);
    await ingest(bank, transaction('a', bank.today(), { balance: 100_00 }));
    await bank.server.push();
    change.by = (text) => text.replaceAll('"Success"', '"TimedOut"');
    return { bank, change };
  }

  it('was stored where the account at Codat has its last balance', async () => {
    const { bank } = await timedOut();
    await ingest(bank, transaction('b', bank.today(), { balance: 88_00 }), transaction('c', bank.today(), { balance: 77_00 }));
    expect(await bank.server.push()).toMatchObject({ sent: 2, accounts: [{ outcome: 'done' }] });
    expect(pushesOf(bank)).toBe(2);
  });

  it('is not told by a balance that the account had before', async () => {
    const { bank } = await timedOut();
    await ingest(bank, transaction('b', bank.today(), { balance: 100_00 }));
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved', daysLeft: 7 }] });
  });

  it('is not told by that either where the one that brought it was changed at the bank since', async () => {
    const { bank, change } = await timedOut();
    change.by = null;
    await ingest(bank, transaction('b', bank.today(), { balance: 88_00 }));
    await bank.server.push();
    await ingest(bank, transaction('b', bank.today(), { balance: 88_00, amount: -1 }), transaction('c', bank.today(), { balance: 88_00 }));
    change.by = (text) => text.replaceAll('"Success"', '"TimedOut"');
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
  });

  it('is not told by the balance with which an account was offered anew, until something has gone there since', async () => {
    const { bank, change } = await timedOut();
    change.by = null;
    await bank.adapterOf('boulangerie').accountEditing.remove(operating, call());
    bank.sandbox.clock.advance(60_000);
    await bank.linked('boulangerie', ['operating']);
    await ingest(bank, transaction('b', bank.today(), { balance: 500_000 }));
    change.by = (text) => text.replaceAll('"Success"', '"TimedOut"');
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });

    await bank.server.decide(boulangerie.ref, operating, 'wasSent');
    // To connect what is connected changes nothing of it.
    await bank.adapterOf('boulangerie').connect({ accountIds: [operating], consent: { textVersion: permissionsTextVersion, locale: 'en' } }, call());
    await ingest(bank, transaction('c', bank.today(), { balance: 88_00 }));
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
  });

  it('is not taken for stored while the account has another balance', async () => {
    const { bank, change } = await timedOut();
    change.by = null;
    await ingest(bank, transaction('b', bank.today(), { balance: 88_00 }));
    await bank.server.push();
    // The ledger forgets that it sent the first: Codat refuses a duplicate, and says that it took too long.
    await bank.ledger.changeStages(
      { customerRef: boulangerie.ref, accountId: operating },
      [{ id: 'a', stage: 'queued', reason: null, sentAt: null }],
      instantAt(bank.sandbox.clock.now()),
    );
    change.by = (text) => text.replaceAll('"Failed"', '"TimedOut"');
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending b:sent');
  });

  it.each([
    ['wasSent', 'a:sent b:sent', 0],
    ['wasNotSent', 'a:sent b:queued', 1],
  ] as const)('is settled by a person: %s', async (decision, stages, pushesMore) => {
    const { bank, change } = await timedOut();
    await ingest(bank, transaction('b', bank.today(), { balance: 100_00 }));
    await bank.server.push();
    expect(await bank.server.decide(boulangerie.ref, operating, decision)).toBe(1);
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe(stages);
    change.by = null;
    const before = pushesOf(bank);
    await bank.server.push();
    expect(pushesOf(bank) - before).toBe(pushesMore);
  });
});

describe('the balance that QuickBooks will show', () => {
  function bankWithBooks(balances: Readonly<Record<string, number | null>>) {
    const asked: unknown[] = [];
    return {
      asked,
      bank: linkedBank({
        bank: {
          balanceAfter: async (customerRef, accountId, last) => {
            asked.push([customerRef, accountId, last]);
            return balances[last.id] ?? null;
          },
        },
      }),
    };
  }

  it('is compared with the bank’s books before anything is sent', async () => {
    const { asked, bank: opening } = bankWithBooks({ b: 400_00 });
    const bank = await opening;
    await ingest(bank, transaction('a', bank.today(), { balance: 1 }), transaction('b', bank.today(), { balance: 400_00 }));
    expect(await bank.server.push()).toMatchObject({ sent: 2, accounts: [{ outcome: 'done' }] });
    expect(asked).toEqual([[boulangerie.ref, operating, { id: 'b', date: bank.today() }]]);
  });

  it.each([
    ['another', { b: 399_99 }],
    ['none', {}],
  ])('keeps everything back where the books have %s', async (_, balances) => {
    const bank = await bankWithBooks(balances).bank;
    await ingest(bank, transaction('a', bank.today(), { balance: 1 }), transaction('b', addDays(bank.today(), 0), { balance: 400_00 }));
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'balanceMismatch', daysLeft: 7 }] });
    expect([pushesOf(bank), await stagesOf(bank, 'boulangerie', operating)]).toEqual([0, 'a:queued b:queued']);
  });

  it('is not guessed when the books cannot be asked: nothing is sent, and the log has why', async () => {
    const bank = await linkedBank({ bank: { balanceAfter: () => Promise.reject(new Error('the books are closed')) } });
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({
      sent: 0,
      accounts: [{ outcome: 'failed', error: { code: 'internal', cause: new Error('the books are closed') } }],
    });
    expect(pushesOf(bank)).toBe(0);
    expect(bank.events).toContainEqual({ type: 'unexpected', stage: 'push', correlationId: null, error: new Error('the books are closed') });
  });

  it('is compared anew when a correction comes in at the last moment', async () => {
    const ledger = memoryLedger();
    let correct: (() => Promise<unknown>) | null = null;
    const balances: Record<string, number> = { a: 400_00 };
    const bank = await linkedBank({
      bank: { balanceAfter: async (_, __, { id }) => balances[id] ?? null },
      ledger: {
        ...ledger,
        async beginPush(push, ids) {
          const work = correct;
          correct = null;
          await work?.();
          return ledger.beginPush(push, ids);
        },
      },
    });
    await ingest(bank, transaction('a', bank.today(), { balance: 400_00 }));
    correct = () => ingest(bank, transaction('a', bank.today(), { balance: 333_00 }));
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'balanceMismatch' }] });
    balances['a'] = 333_00;
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
  });
});
