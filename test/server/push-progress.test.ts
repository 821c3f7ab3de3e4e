import { addDays } from 'bankfeeds/core';
import { memoryLedger } from 'bankfeeds/server';
import { expect, it } from 'vitest';
import { bankInProcess, boulangerie, call, transaction, type BankInProcess } from './bank-in-process.js';

const operating = 'customer-1-operating';

async function progress(bank: BankInProcess) {
  const { sending } = await bank.adapterOf('boulangerie').listTransactions({ accountId: operating, page: 1, pageSize: 1, orderBy: '-date', query: '' }, call());
  return sending ?? null;
}

async function handOver(bank: BankInProcess, count: number) {
  const rows = Array.from({ length: count }, (_, index) => transaction(`t${String(index).padStart(5, '0')}`, bank.today(), { balance: index }));
  for (let start = 0; start < rows.length; start += 1000) await bank.server.ingest(boulangerie.ref, operating, rows.slice(start, start + 1000));
}

/** What the customer's page is told whenever Codat is given transactions. */
async function toldWhileSending(count: number, breakOff: (pushes: number) => void = () => undefined) {
  const told: unknown[] = [];
  const bank: BankInProcess = bankInProcess({
    async codatFetch(request, next) {
      if (request.method === 'POST' && request.url.includes('bankTransactions')) {
        told.push(await progress(bank));
        breakOff(told.length);
      }
      return next(request);
    },
  });
  await bank.linked('boulangerie', ['operating']);
  await handOver(bank, count);
  return { bank, told };
}

it('a send of more than one push tells how far it has come, and ends', async () => {
  const { bank, told } = await toldWhileSending(2284);
  expect(await progress(bank)).toBeNull();
  await bank.server.push();
  expect(told).toEqual([
    { sent: 0, total: 2284 },
    { sent: 1000, total: 2284 },
    { sent: 2000, total: 2284 },
  ]);
  expect(await progress(bank)).toBeNull();
});

it('what fits into one push needs no telling', async () => {
  const { bank, told } = await toldWhileSending(1000);
  await bank.server.push();
  expect(told).toEqual([null]);
});

it('what is dated in the future is not counted as still to go', async () => {
  const { bank, told } = await toldWhileSending(1001);
  await bank.server.ingest(boulangerie.ref, operating, [transaction('tomorrow', addDays(bank.today(), 1))]);
  await bank.server.push();
  expect(told).toEqual([
    { sent: 0, total: 1001 },
    { sent: 1000, total: 1001 },
  ]);
});

it('a send that breaks off is told of no more', async () => {
  const stop = new AbortController();
  const { bank, told } = await toldWhileSending(2001, (pushes) => {
    if (pushes === 2) stop.abort();
  });
  await expect(bank.server.push({ signal: stop.signal })).rejects.toThrow();
  expect(told).toHaveLength(2);
  expect(await progress(bank)).toBeNull();
});

it('what a process left that died is cleared by the next run', async () => {
  const ledger = memoryLedger();
  const bank = bankInProcess({ ledger });
  await bank.linked('boulangerie', ['operating']);
  await ledger.changeFeed(boulangerie.ref, (feed) => ({
    ...feed,
    accounts: feed.accounts.map((account) => ({ ...account, sending: { sent: 1000, total: 1284 } })),
  }));
  expect(await progress(bank)).toEqual({ sent: 1000, total: 1284 });
  await bank.server.push();
  expect(await progress(bank)).toBeNull();
});
