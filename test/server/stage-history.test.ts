import { addDays, type FeedTransaction } from 'bankfeeds/core';
import { describe, expect, it } from 'vitest';
import { bankInProcess, boulangerie, call, transaction, type BankInProcess } from './bank-in-process.js';

const operating = 'customer-1-operating';

async function historiesOf(bank: BankInProcess): Promise<Readonly<Record<string, FeedTransaction['history']>>> {
  const query = { accountId: operating, page: 1, pageSize: 500, orderBy: 'date', query: '' } as const;
  const { results } = await bank.adapterOf('boulangerie').listTransactions(query, call());
  return Object.fromEntries(results.map(({ id, history }) => [id, history]));
}

function now(bank: BankInProcess): string {
  return new Date(bank.sandbox.clock.now()).toISOString();
}

describe('the history of a transaction', () => {
  it('tells by the server’s clock when it was handed over, sent, and found changed', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    const handedOver = now(bank);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today()), transaction('old', addDays(bank.today(), -30))]);
    expect(await historiesOf(bank)).toEqual({
      a: [{ stage: 'queued', reason: null, at: handedOver }],
      old: [{ stage: 'queued', reason: null, at: handedOver }],
    });

    bank.sandbox.clock.advance(60_000);
    const pushed = now(bank);
    await bank.server.push();
    const confirmed = now(bank);
    expect(confirmed > pushed).toBe(true);
    bank.sandbox.clock.advance(60_000);
    const changed = now(bank);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today(), { amount: -1 })]);
    expect(await historiesOf(bank)).toEqual({
      a: [
        { stage: 'queued', reason: null, at: handedOver },
        { stage: 'sending', reason: null, at: pushed },
        { stage: 'sent', reason: null, at: confirmed },
        { stage: 'quarantined', reason: 'changedAfterSending', at: changed },
      ],
      old: [
        { stage: 'queued', reason: null, at: handedOver },
        { stage: 'late', reason: 'beforeFeedStart', at: pushed },
      ],
    });
  });

  it('tells of a push that Codat refused that the transaction went back to the queue', async () => {
    const bank = bankInProcess({
      codatFetch: async (request, next) =>
        request.url.includes('bankTransactions') && request.method === 'POST' ? new Response(null, { status: 403 }) : next(request),
    });
    await bank.linked('boulangerie', ['operating']);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today())]);
    await bank.server.push();
    const { a } = await historiesOf(bank);
    expect(a?.map(({ stage }) => stage)).toEqual(['queued', 'sending', 'queued']);
  });
});
