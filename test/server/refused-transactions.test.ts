import { addDays, instantAt, type BankTransaction } from 'bankfeeds/core';
import { memoryLedger } from 'bankfeeds/server';
import { describe, expect, it } from 'vitest';
import { bankInProcess, boulangerie, call, stagesOf, storedAtCodat, transaction, type BankInProcess, type BankInProcessOptions } from './bank-in-process.js';

const operating = 'customer-1-operating';
const key = { customerRef: boulangerie.ref, accountId: operating };
const day = 86_400_000;
const isPush = (request: Request) => request.method === 'POST' && request.url.endsWith('/bankTransactions');

interface FussyCodat {
  readonly bank: BankInProcess;
  /** Ids that Codat takes in no form but a corrected one. */
  readonly poison: Set<string>;
  /** How many transactions each push held. */
  readonly pushes: number[];
}

/** Codat refuses a description that it does not like, and says for which transaction, unless it is `nameless`. */
async function fussyCodat({
  nameless = false,
  accounts = ['operating'],
  ...options
}: BankInProcessOptions & { readonly nameless?: boolean; readonly accounts?: readonly string[] } = {}): Promise<FussyCodat> {
  const poison = new Set<string>();
  const pushes: number[] = [];
  const bank = bankInProcess({
    ...options,
    async codatFetch(request, next) {
      if (isPush(request)) {
        const body: { transactions: { id: string; description: string }[] } = JSON.parse(await request.text());
        pushes.push(body.transactions.length);
        for (const row of body.transactions) if (poison.has(row.id) && !row.description.startsWith('Corrected')) row.description = '';
        return next(new Request(request, { body: JSON.stringify(body) }));
      }
      const response = await next(request);
      if (!nameless || !request.url.includes('/push')) return response;
      return new Response((await response.text()).replaceAll(/"itemId":"[^"]*"/g, '"itemId":null'), response);
    },
  });
  await bank.linked('boulangerie', accounts);
  return { bank, poison, pushes };
}

function ingest(bank: BankInProcess, ...transactions: BankTransaction[]) {
  return bank.server.ingest(boulangerie.ref, operating, transactions);
}

const idsFrom = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

describe('a transaction that Codat refuses', () => {
  it('holds up what comes after it, and nothing before it', async () => {
    const { bank, poison } = await fussyCodat();
    poison.add('b');
    await ingest(bank, transaction('a', bank.today()), transaction('b', bank.today()), transaction('c', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 1, rejected: 1, accounts: [{ outcome: 'halted', daysLeft: 7 }] });
    expect(await bank.server.push()).toMatchObject({ sent: 0, rejected: 0, accounts: [{ outcome: 'halted' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sent b:rejected(refusedByCodat) c:queued');
  });

  it('is sent in its place once the bank has corrected it, and then the rest', async () => {
    const { bank, poison } = await fussyCodat();
    poison.add('b');
    await ingest(bank, transaction('a', bank.today()), transaction('b', bank.today()), transaction('c', bank.today()));
    await bank.server.push();
    await ingest(bank, transaction('b', bank.today(), { description: 'Corrected' }));
    expect(await bank.server.push()).toMatchObject({ sent: 2, accounts: [{ outcome: 'done', daysLeft: null }] });
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b', 'c']);
  });

  it('lets older ones pass that come in while it waits', async () => {
    const { bank, poison } = await fussyCodat();
    poison.add('b');
    await ingest(bank, transaction('b', bank.today()));
    await bank.server.push();
    await ingest(bank, transaction('older', addDays(bank.today(), -1)), transaction('newer', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'halted' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('older:sent b:rejected(refusedByCodat) newer:queued');
  });

  it('holds up no other account', async () => {
    const { bank, poison } = await fussyCodat({ accounts: ['operating', 'dollars'] });
    poison.add('b');
    await ingest(bank, transaction('b', bank.today()));
    await bank.server.ingest(boulangerie.ref, 'customer-1-dollars', [transaction('d', bank.today())]);
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'halted' }, { outcome: 'done' }] });
  });

  it('is left out where the bank has said so beforehand', async () => {
    const { bank, poison } = await fussyCodat({ server: { onRefusedTransaction: 'skip' } });
    poison.add('b').add('d');
    await ingest(bank, ...['a', 'b', 'c', 'd', 'e'].map((id) => transaction(id, bank.today())));
    expect(await bank.server.push()).toMatchObject({ sent: 3, rejected: 2, accounts: [{ outcome: 'done', daysLeft: null }] });
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'c', 'e']);
  });

  it.each([
    ['skip', 'a:sent b:rejected(leftOut) c:sent', ['a', 'c']],
    ['retry', 'a:sent b:sent c:sent', ['a', 'b', 'c']],
  ] as const)('is decided about by a person: %s', async (decision, stages, stored) => {
    const { bank, poison } = await fussyCodat();
    poison.add('b');
    await ingest(bank, ...['a', 'b', 'c'].map((id) => transaction(id, bank.today())));
    await bank.server.push();
    poison.clear();
    expect(await bank.server.decide(boulangerie.ref, operating, decision)).toBe(1);
    expect(bank.events).toContainEqual({ type: 'decided', decision, transactions: 1 });
    expect(await bank.server.push()).toMatchObject({ accounts: [{ outcome: 'done' }] });
    expect([await stagesOf(bank, 'boulangerie', operating), storedAtCodat(bank, operating)]).toEqual([stages, stored]);
    expect(await bank.server.decide(boulangerie.ref, operating, decision)).toBe(0);
  });

  it('has the decision in its history', async () => {
    const { bank, poison } = await fussyCodat();
    poison.add('b');
    await ingest(bank, transaction('b', bank.today()));
    await bank.server.push();
    bank.sandbox.clock.advance(60_000);
    await bank.server.decide(boulangerie.ref, operating, 'skip');
    const { results } = await bank
      .adapterOf('boulangerie')
      .listTransactions({ accountId: operating, page: 1, pageSize: 5, orderBy: 'date', query: '' }, call());
    expect(results[0]?.history?.at(-1)).toEqual({ stage: 'rejected', reason: 'leftOut', at: instantAt(bank.sandbox.clock.now()) });
  });

  it('is not left out where it was corrected just before', async () => {
    const ledger = memoryLedger();
    let correct: (() => Promise<unknown>) | null = null;
    const { bank, poison } = await fussyCodat({
      ledger: {
        ...ledger,
        async refusedTransactions(account, since, limit) {
          const rows = await ledger.refusedTransactions(account, since, limit);
          const work = correct;
          correct = null;
          await work?.();
          return rows;
        },
      },
    });
    poison.add('b');
    await ingest(bank, transaction('b', bank.today()));
    await bank.server.push();
    correct = () => ingest(bank, transaction('b', bank.today(), { description: 'Corrected' }));
    expect(await bank.server.decide(boulangerie.ref, operating, 'skip')).toBe(0);
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
  });

  it('is not decided about for an account that nobody has, nor while a worker is at it', async () => {
    const { bank } = await fussyCodat();
    await expect(bank.server.decide(boulangerie.ref, 'customer-2-operating', 'skip')).rejects.toMatchObject({ code: 'unknownAccount' });
    const now = bank.sandbox.clock.now();
    await bank.ledger.takeLease({ name: `push:${boulangerie.ref}`, holder: 'another', now, until: now + 60_000 });
    await expect(bank.server.decide(boulangerie.ref, operating, 'skip')).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('the seven days', () => {
  it('are counted down from three days on, at each run', async () => {
    const { bank, poison } = await fussyCodat();
    poison.add('b');
    await ingest(bank, transaction('b', bank.today()), transaction('c', bank.today()));
    const told: unknown[] = [];
    for (let elapsed = 0; elapsed <= 7; elapsed += 1) {
      const { accounts } = await bank.server.push();
      const [alarm] = bank.events.slice(-1).filter(({ type }) => type === 'heldUp');
      told.push([accounts[0]?.daysLeft, alarm?.type === 'heldUp' ? alarm.alarm : null]);
      bank.sandbox.clock.advance(day);
    }
    expect(told).toEqual([
      [7, null],
      [6, null],
      [5, null],
      [4, 'early'],
      [3, 'early'],
      [2, 'urgent'],
      [1, 'urgent'],
      [0, 'urgent'],
    ]);
  });

  it('once over, the rest goes on without it', async () => {
    const { bank, poison } = await fussyCodat();
    poison.add('b');
    await ingest(bank, transaction('b', addDays(bank.today(), -1)), transaction('c', bank.today()));
    await bank.server.push();
    bank.sandbox.clock.advance(7 * day);
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done', daysLeft: null }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('b:rejected(refusedByCodat) c:sent');
  });

  it('are not counted for what is dated in the future', async () => {
    const { bank } = await fussyCodat();
    await ingest(bank, transaction('tomorrow', addDays(bank.today(), 1)));
    bank.sandbox.faults.set([{ path: '*', times: 99, effect: { kind: 'status', status: 503 } }]);
    expect(await bank.server.push()).toMatchObject({ accounts: [{ outcome: 'failed', daysLeft: null }] });
  });

  it('are counted, too, while Codat does not answer, and not for one who never connected', async () => {
    const { bank } = await fussyCodat();
    await bank.server.ingest(boulangerie.ref, 'customer-1-dollars', [transaction('d', addDays(bank.today(), -6))]);
    await ingest(bank, transaction('a', addDays(bank.today(), -4)));
    bank.sandbox.faults.set([{ path: '*', times: 99, effect: { kind: 'status', status: 503 } }]);
    expect(await bank.server.push()).toMatchObject({ accounts: [{ accountId: operating, outcome: 'failed', daysLeft: 3 }] });
    expect(bank.events).toContainEqual({ type: 'heldUp', outcome: 'failed', daysLeft: 3, alarm: 'early' });
  });
});

describe('one that Codat refuses without saying which', () => {
  it.each([0, 1, 2, 61, 124, 499, 500, 501, 750, 936, 998, 999])('is found among a thousand, at place %i, in ten extra pushes at most', async (place) => {
    const { bank, poison, pushes } = await fussyCodat({ nameless: true });
    poison.add(`t${place}`);
    await ingest(bank, ...idsFrom(1000).map((id) => transaction(id, bank.today())));
    expect(await bank.server.push()).toMatchObject({ sent: place, rejected: 1, accounts: [{ outcome: 'halted' }] });
    expect(await bank.ledger.refusedTransactions(key, null, 5)).toMatchObject([{ id: `t${place}` }]);
    expect(pushes.length).toBeLessThanOrEqual(11);
  });

  it('are found one after the other where they are left out', async () => {
    const { bank, poison } = await fussyCodat({ nameless: true, server: { onRefusedTransaction: 'skip' } });
    poison.add('t3').add('t4').add('t77');
    await ingest(bank, ...idsFrom(100).map((id) => transaction(id, bank.today())));
    expect(await bank.server.push()).toMatchObject({ sent: 97, rejected: 3, accounts: [{ outcome: 'done' }] });
    expect(storedAtCodat(bank, operating)).toEqual(idsFrom(100).filter((id) => !poison.has(id)));
  });

  it('is not looked for any longer when Codat takes nothing at all: that is not the transactions', async () => {
    const { bank, poison, pushes } = await fussyCodat({ nameless: true, server: { onRefusedTransaction: 'skip' } });
    for (const id of idsFrom(1000)) poison.add(id);
    await ingest(bank, ...idsFrom(1000).map((id) => transaction(id, bank.today())));
    expect(await bank.server.push()).toMatchObject({ sent: 0, rejected: 1, accounts: [{ outcome: 'refused', daysLeft: 7 }] });
    expect(pushes).toHaveLength(11);
  });

  it('is not the one that stayed over, when it was corrected meanwhile', async () => {
    const { bank, poison, pushes } = await fussyCodat({
      nameless: true,
      server: {
        wait: async (milliseconds) => {
          bank.sandbox.clock.advance(milliseconds);
          if (pushes.length === 3) await ingest(bank, transaction('c', bank.today(), { description: 'Corrected' }));
        },
      },
    });
    poison.add('c');
    await ingest(bank, transaction('a', bank.today()), transaction('b', bank.today()), transaction('c', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 3, rejected: 0, accounts: [{ outcome: 'done' }] });
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b', 'c']);
  });

  it('is looked for anew when something older comes in between', async () => {
    let bring: (() => Promise<unknown>) | null = null;
    const { bank, poison, pushes } = await fussyCodat({
      nameless: true,
      server: {
        wait: async (milliseconds) => {
          bank.sandbox.clock.advance(milliseconds);
          if (pushes.length !== 1) return;
          await bring?.();
          bring = null;
        },
      },
    });
    poison.add('t6');
    await ingest(bank, ...idsFrom(8).map((id) => transaction(id, bank.today())));
    bring = () => ingest(bank, transaction('older', addDays(bank.today(), -1)));
    expect(await bank.server.push()).toMatchObject({ sent: 7, rejected: 1, accounts: [{ outcome: 'halted' }] });
    expect(storedAtCodat(bank, operating)).toEqual(['older', ...idsFrom(6)]);
  });
});
