import { addDays } from 'bankfeeds/core';
import { describe, expect, it } from 'vitest';
import { bankInProcess, boulangerie, call, transaction } from './bank-in-process.js';

const operating = 'customer-1-operating';

describe('a summary', () => {
  it('is of the account alone, in its currency, by the filter', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating', 'dollars']);
    const today = bank.today();
    await bank.server.ingest(boulangerie.ref, operating, [
      transaction('a', addDays(today, -1), { amount: 500, balance: 10_500 }),
      transaction('b', today, { amount: -1205, balance: 9_295 }),
      transaction('c', today, { amount: 0, balance: 9_295 }),
    ]);
    await bank.server.ingest(boulangerie.ref, 'customer-1-dollars', [transaction('d', today)]);
    const { summaries } = bank.adapterOf('boulangerie');
    expect(await summaries.get({ accountId: operating }, call())).toEqual({
      accountId: operating,
      currency: 'CAD',
      count: 3,
      moneyIn: 500,
      moneyOut: -1205,
      days: [
        { date: today, count: 2, moneyIn: 0, moneyOut: -1205, balance: 9_295 },
        { date: addDays(today, -1), count: 1, moneyIn: 500, moneyOut: 0, balance: 10_500 },
      ],
    });
    expect(await summaries.get({ accountId: 'customer-1-dollars', direction: 'in' }, call())).toEqual({
      accountId: 'customer-1-dollars',
      currency: 'USD',
      count: 0,
      moneyIn: 0,
      moneyOut: 0,
      days: [],
    });
  });

  it('that would have to be rounded is a failure of the server', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    const most = 90_071_992_547_409;
    const rows = Array.from({ length: 101 }, (_, index) => transaction(`t${index}`, bank.today(), { amount: most }));
    await bank.server.ingest(boulangerie.ref, operating, rows);
    const failure = await bank
      .adapterOf('boulangerie')
      .summaries.get({ accountId: operating }, call())
      .catch((cause: unknown) => cause);
    expect(failure).toMatchObject({ code: 'internal', stage: 'transactions' });
  });
});
