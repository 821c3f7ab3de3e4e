import { createCodatClient } from 'bankfeeds/server';
import { addDays } from 'bankfeeds/core';
import { describe, expect, it } from 'vitest';
import { accountOf, bankInProcess, call, storedAtCodat, transaction, type BankInProcess } from './bank-in-process.js';

const stage = 'connect';
const mine = 'customer-1-operating';

/** What the bank's integration before this one has left at Codat: a company without our tag, and an account that QuickBooks takes. */
async function earlierIntegration({ sandbox, today }: BankInProcess, accountId = mine): Promise<{ readonly companyId: string; readonly connectionId: string }> {
  const codat = createCodatClient({
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.baseUrl,
    clock: sandbox.clock,
    fetch: (address, init) => sandbox.fetch(new Request(address, init)),
  });
  const { id: companyId } = await codat.createCompany({ name: 'Boulangerie', uid: 'the-banks-own' }, { stage, idempotencyKey: crypto.randomUUID() });
  const { id: connectionId } = await codat.createConnection(companyId, { stage, idempotencyKey: crypto.randomUUID() });
  const { type, currency, balance, accountNumber, name } = accountOf('customer-1', 'operating');
  await codat.createSourceAccounts({ companyId, connectionId }, [{ id: accountId, name, type, accountNumber, currency, balance }], {
    stage,
    idempotencyKey: crypto.randomUUID(),
  });
  await sandbox.quickBooks.linkEverything(companyId, { feedStartDate: addDays(today(), -5) });
  return { companyId, connectionId };
}

async function connect({ adapterOf }: BankInProcess) {
  const adapter = adapterOf('boulangerie');
  const { consent } = await adapter.getFeed(call());
  return adapter.connect({ accountIds: [mine], consent: { textVersion: consent.textVersion, locale: 'en' } }, call());
}

/** A bank whose list of earlier companies is filled in once there are some. */
function bankWithList(): { readonly bank: BankInProcess; readonly list: Map<string, string> } {
  const list = new Map<string, string>();
  return { bank: bankInProcess({ bank: { companyAtCodat: async (ref) => list.get(ref) ?? null } }), list };
}

describe('a customer whom an earlier integration has connected', () => {
  it('is connected at once after consenting: company, connection and account are taken over, and QuickBooks needs no new pair', async () => {
    const { bank, list } = bankWithList();
    const { companyId, connectionId } = await earlierIntegration(bank);
    list.set('customer-1', companyId);
    expect(await connect(bank)).toMatchObject({ status: 'linked', accounts: [{ id: mine, status: 'connected' }] });
    const { companies } = bank.sandbox.snapshot();
    expect(companies.map(({ id }) => id)).toEqual([companyId]);
    expect(companies.flatMap(({ connections }) => connections.map(({ id }) => id))).toEqual([connectionId]);
    expect(bank.codatCalls.filter((line) => /^POST .*(companies|connections|bankFeedAccounts|batch)$/.test(line))).toEqual([]);
  });

  it('has transactions sent to the same account from then on', async () => {
    const { bank, list } = bankWithList();
    const { companyId } = await earlierIntegration(bank);
    list.set('customer-1', companyId);
    await connect(bank);
    await bank.server.ingest('customer-1', mine, [transaction('t-1', addDays(bank.today(), -1))]);
    await bank.server.push();
    expect(storedAtCodat(bank, mine)).toContain('t-1');
  });

  it('is another company at Codat where the bank does not name the first', async () => {
    const bank = bankInProcess();
    await earlierIntegration(bank);
    expect(await connect(bank)).toMatchObject({ status: 'pending' });
    expect(bank.sandbox.snapshot().companies).toHaveLength(2);
  });

  it('has a second source account where the bank’s ids are others than then', async () => {
    const { bank, list } = bankWithList();
    const { companyId } = await earlierIntegration(bank, 'operating-before');
    list.set('customer-1', companyId);
    expect(await connect(bank)).toMatchObject({ status: 'linked', accounts: [{ id: mine, status: 'pending' }] });
  });

  it('is told that Codat does not know the company where the bank names one that is gone, and none is made', async () => {
    const { bank, list } = bankWithList();
    list.set('customer-1', '8a210b68-6988-11ed-a1eb-0242ac120002');
    await expect(connect(bank)).rejects.toMatchObject({ code: 'codatNotFound' });
    expect(bank.sandbox.snapshot().companies).toEqual([]);
    list.clear();
    expect(await connect(bank)).toMatchObject({ status: 'pending' });
  });
});
