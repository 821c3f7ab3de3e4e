import { addDays } from 'bankfeeds/core';
import { memoryLedger, type PushOutcome, type ServerEvent } from 'bankfeeds/server';
import { startSchedule, type ScheduleOptions, type Worker } from 'bankfeeds/server/worker';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pauseAfter } from '../../src/server/worker/coming-again.js';
import {
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
const minute = 60_000;
const workers: Worker[] = [];

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

interface Scheduled {
  readonly bank: BankInProcess;
  readonly events: ServerEvent[];
  readonly pushed: string[];
  /** Lets the worker look once more, after so long by the bank's clock. */
  tick(afterMs?: number): Promise<void>;
}

/** A bank with a worker that looks when it is told to. */
async function scheduled(
  options: BankInProcessOptions = {},
  accountNames: readonly string[] = ['operating'],
  worker: Pick<ScheduleOptions, 'customersAtOnce' | 'log'> = {},
): Promise<Scheduled> {
  const bank = bankInProcess(options);
  await bank.linked('boulangerie', accountNames);
  const events: ServerEvent[] = [];
  const pushed: string[] = [];
  let look = () => {};
  let isResting = () => {};
  let resting = new Promise<void>((resolve) => (isResting = resolve));
  workers.push(
    startSchedule({
      server: {
        followUp: bank.server.followUp,
        push(order) {
          pushed.push(order?.customerRef ?? 'everybody');
          return bank.server.push(order);
        },
      },
      ledger: bank.ledger,
      clock: bank.sandbox.clock,
      customersAtOnce: worker.customersAtOnce,
      log(event) {
        events.push(event);
        worker.log?.(event);
      },
      wait: (_, signal) => {
        isResting();
        return new Promise((resolve) => {
          look = resolve;
          if (signal?.aborted) resolve();
          signal?.addEventListener('abort', () => resolve());
        });
      },
    }),
  );
  await resting;
  return {
    bank,
    events,
    pushed,
    async tick(afterMs = 0) {
      bank.sandbox.clock.advance(afterMs);
      resting = new Promise((resolve) => (isResting = resolve));
      look();
      await resting;
    },
  };
}

const ingest = (bank: BankInProcess, ...rows: ReturnType<typeof transaction>[]) => bank.server.ingest(boulangerie.ref, operating, rows);

describe('the schedule', () => {
  it('sends what was handed over, and asks nobody while nothing is due', async () => {
    const { bank, tick, pushed } = await scheduled();
    await tick();
    expect(pushed).toEqual([]);
    await ingest(bank, transaction('a', bank.today()));
    await tick();
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
    const calls = bank.codatCalls.length;
    await tick(minute);
    expect([pushed, bank.codatCalls.length]).toEqual([[boulangerie.ref], calls]);
  });

  it('sends on its day what was handed over before', async () => {
    const { bank, tick } = await scheduled();
    await ingest(bank, transaction('tomorrow', addDays(bank.today(), 1)));
    await tick();
    expect(storedAtCodat(bank, operating)).toEqual([]);
    await tick(24 * 60 * minute);
    expect(storedAtCodat(bank, operating)).toEqual(['tomorrow']);
  });

  it('goes on where another worker was killed', async () => {
    const { bank, tick } = await scheduled();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ method: 'GET', path: '*/push/*', times: 3, effect: { kind: 'status', status: 503 } }]);
    await tick();
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending');
    bank.sandbox.faults.set([]);
    await tick(2 * minute);
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sent');
  });

  it('leaves in peace for longer and longer whoever cannot be sent for', async () => {
    const { bank, tick, pushed } = await scheduled();
    bank.sandbox.faults.set([{ method: 'GET', path: '*/connections/*', times: 9999, effect: { kind: 'status', status: 400 } }]);
    await ingest(bank, transaction('a', bank.today()));
    await tick();
    const pauses: number[] = [];
    for (let since = 0; pushed.length < 10;) {
      const before = pushed.length;
      await tick(30_000);
      since += 0.5;
      if (pushed.length === before) continue;
      pauses.push(since);
      since = 0;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('asks for nobody else once Codat answers nobody', async () => {
    const { bank, tick, pushed } = await scheduled();
    await bank.linked('garage', ['operating']);
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.ingest(garage.ref, 'customer-2-operating', [transaction('g', bank.today())]);
    bank.sandbox.faults.set([{ path: '*', times: 9999, effect: { kind: 'status', status: 429, retryAfterSeconds: 600 } }]);
    const calls = bank.codatCalls.length;
    for (let count = 0; count < 8; count += 1) await tick(minute);
    // Those of the first customer, side by side.
    expect(bank.codatCalls.length - calls).toBeLessThanOrEqual(4);
    bank.sandbox.faults.set([]);
    for (let count = 0; count < 8; count += 1) await tick(10 * minute);
    expect([storedAtCodat(bank, operating), storedAtCodat(bank, 'customer-2-operating')]).toEqual([['a'], ['g']]);
    expect(new Set(pushed)).toEqual(new Set([boulangerie.ref, garage.ref]));
  });

  it('tells a ledger that cannot be read, and goes on when it can', async () => {
    const ledger = memoryLedger();
    let broken = false;
    const { bank, tick, events } = await scheduled({
      ledger: { ...ledger, dueAccounts: (...given) => (broken ? Promise.reject(new Error('no connection')) : ledger.dueAccounts(...given)) },
    });
    await ingest(bank, transaction('a', bank.today()));
    broken = true;
    await tick();
    expect(events).toEqual([{ type: 'unexpected', stage: 'push', correlationId: null, error: new Error('no connection') }]);
    broken = false;
    await tick();
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it.each([
    ['is told', () => undefined],
    [
      'is told to a log that fails itself',
      () => {
        throw new Error('disk full');
      },
    ],
  ])('sends for the others where one customer’s record cannot be read; that %s', async (_, log) => {
    const ledger = memoryLedger();
    const unreadable = new Error('unreadable');
    let broken = false;
    const { bank, tick, events, pushed } = await scheduled(
      {
        ledger: {
          ...ledger,
          findFeed: (ref) => (broken && ref === boulangerie.ref ? Promise.reject(unreadable) : ledger.findFeed(ref)),
        },
      },
      ['operating'],
      { customersAtOnce: 1, log },
    );
    await bank.linked('garage', ['operating']);
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.ingest(garage.ref, 'customer-2-operating', [transaction('g', bank.today())]);
    broken = true;
    await tick();
    expect(storedAtCodat(bank, 'customer-2-operating')).toEqual(['g']);
    expect(events).toEqual([{ type: 'unexpected', stage: 'push', correlationId: null, error: unreadable }]);
    await tick(minute / 2);
    expect(pushed).toEqual([boulangerie.ref, garage.ref]);
    broken = false;
    await tick(minute / 2);
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it('is stopped only once nobody is at it any more, also where one ended with a failure', async () => {
    const ledger = memoryLedger();
    for (const customerRef of ['quick', 'slow']) {
      await ledger.mergeTransactions({ customerRef, accountId: 'one' }, ['a'], '2026-11-20T10:00:00.000Z', () => [
        { ...transaction('a', bankInProcess().today()), stage: 'queued', reason: null, sentAt: null },
      ]);
    }
    const begun: unknown[] = [];
    const order: string[] = [];
    let release = () => {};
    const worker = startSchedule({
      ledger,
      server: {
        followUp: async () => undefined,
        async push({ customerRef, signal } = {}) {
          begun.push(customerRef);
          await new Promise<void>((resolve, reject) => {
            if (customerRef === 'slow') release = resolve;
            else signal?.addEventListener('abort', () => reject(new Error('aborted')));
          });
          order.push('slow ended');
          return { sent: 0, rejected: 0, late: 0, accounts: [] };
        },
      },
    });
    await vi.waitFor(() => expect(begun).toEqual(['quick', 'slow']));
    const stopped = worker.stop().then(() => order.push('stopped'));
    setTimeout(() => release());
    await stopped;
    expect(order).toEqual(['slow ended', 'stopped']);
  });

  it('follows Codat’s messages that could not be followed when they came', async () => {
    const { bank, tick } = await scheduled();
    const [company] = bank.sandbox.snapshot().companies;
    await bank.ledger.keepHint({
      id: 'msg_1',
      companyId: company?.id ?? '',
      subject: 'statuses',
      receivedAt: new Date(bank.sandbox.clock.now()).toISOString(),
    });
    await tick();
    expect(await bank.ledger.openHints(null, 5)).toEqual([]);
  });

  it('looks at customers page by page, each once', async () => {
    const ledger = memoryLedger();
    const refs = Array.from({ length: 700 }, (_, place) => `c${String(place).padStart(4, '0')}`);
    for (const [place, customerRef] of refs.entries()) {
      // So that a page ends between the accounts of one.
      for (const accountId of place === 0 ? ['one'] : ['one', 'two']) {
        await ledger.mergeTransactions({ customerRef, accountId }, ['a'], '2026-11-20T10:00:00.000Z', () => [
          { ...transaction('a', addDays(bankInProcess().today(), 0)), stage: 'queued', reason: null, sentAt: null },
        ]);
      }
    }
    const asked: string[] = [];
    const worker = startSchedule({
      ledger,
      customersAtOnce: 1,
      server: {
        followUp: async () => undefined,
        push: async ({ customerRef = '' } = {}) => (asked.push(customerRef), { sent: 0, rejected: 0, late: 0, accounts: [] }),
      },
    });
    await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(700), { timeout: 10_000 });
    await worker.stop();
    expect(asked).toEqual(refs);
  });

  it.each([
    ['never chosen', ['operating']],
    ['taken out', ['operating', 'dollars']],
  ] as const)('asks Codat a few times a day, not at each look, for what is queued of an account that was %s', async (_, chosen) => {
    const { bank, tick, pushed } = await scheduled({}, chosen);
    if (chosen.length > 1) await bank.adapterOf('boulangerie').accountEditing.remove(dollars, call());
    await bank.server.ingest(boulangerie.ref, dollars, [transaction('d', bank.today())]);
    for (let count = 0; count < 24 * 12; count += 1) await tick(5 * minute);
    expect(pushed.length).toBeLessThanOrEqual(10);
  });

  it.each([
    ['has nothing to send', []],
    ['waits to be connected', ['d']],
  ])('lets no account wait for its neighbour that %s', async (_, waiting) => {
    const { bank, tick } = await scheduled();
    await bank.adapterOf('boulangerie').accountEditing.add([dollars], call());
    if (waiting.length > 0)
      await bank.server.ingest(
        boulangerie.ref,
        dollars,
        waiting.map((id) => transaction(id, bank.today())),
      );
    for (const id of ['a', 'b', 'c']) {
      await ingest(bank, transaction(id, bank.today()));
      await tick(minute);
    }
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b', 'c']);
  });

  it('stops at once, and ends what is under way first', async () => {
    let release = () => {};
    const { bank, tick } = await scheduled({
      async codatFetch(request, next) {
        if (request.method === 'POST' && request.url.endsWith('/bankTransactions')) await new Promise<void>((resolve) => (release = resolve));
        return next(request);
      },
    });
    await ingest(bank, transaction('a', bank.today()));
    void tick();
    await vi.waitFor(async () => expect(await bank.ledger.openPushes(boulangerie.ref)).toHaveLength(1));
    const stopped = workers.pop()?.stop();
    release();
    await stopped;
    bank.sandbox.clock.advance(3 * minute);
    await bank.server.push();
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });
});

describe('how soon a customer is looked at again', () => {
  const report = (...outcomes: PushOutcome[]) => ({
    accounts: outcomes.map((outcome) => ({ customerRef: 'c', accountId: 'a', outcome, sent: 0, rejected: 0, late: 0, daysLeft: null, error: null })),
  });

  it.each([
    [['done'], 0, null],
    [[], 3, null],
    [['done', 'busy'], 0, 1],
    [['busy'], 3, 8],
    [['unresolved'], 0, 1],
    [['failed'], 30, 60],
    [['halted'], 0, 60],
    [['halted'], 5, 60],
    [['halted', 'failed'], 0, 1],
    [['notConnected'], 0, 5],
    [['notConnected'], 20, 360],
    [['refused'], 0, 60],
    [['refused'], 9, 360],
    [['balanceMismatch'], 0, 5],
  ] satisfies [PushOutcome[], number, number | null][])('after %j, for the %ith time in a row', (outcomes, attempt, minutes) => {
    expect(pauseAfter(report(...outcomes), attempt)).toBe(minutes === null ? null : minutes * minute);
  });
});

describe('a message of Codat’s that an account is connected', () => {
  it('has sent what was handed over before', async () => {
    const secret = `whsec_${btoa('a secret of the tests')}`;
    const bank: BankInProcess = bankInProcess({
      server: { webhooks: { secrets: secret } },
      sandbox: { webhooks: { url: 'https://bank.example/messages', secret, fetch: (input, init) => bank.server.webhook(new Request(input, init)) } },
    });
    const adapter = bank.adapterOf('boulangerie');
    await adapter.connect({ accountIds: [operating], consent: { textVersion: (await adapter.getFeed(call())).consent.textVersion, locale: 'en' } }, call());
    await ingest(bank, transaction('a', bank.today()));
    const session = await bank.sandbox.quickBooks.signIn(await adapter.credentials.issue(call()));
    await bank.sandbox.quickBooks.link(
      session,
      session.sourceAccounts.map(({ id }) => ({
        sourceAccountId: id,
        ledgerAccount: session.ledgerAccounts[0]?.id ?? '',
        feedStartDate: addDays(bank.today(), -5),
      })),
    );
    await bank.sandbox.webhooks?.deliver();
    await bank.server.followUp();
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });
});
