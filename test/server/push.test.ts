import { addDays, isBankFeedsError, parseLocalDate } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { describe, expect, it, vi } from 'vitest';
import { accountOf, bankInProcess, boulangerie, call, garage, stagesOf, storedAtCodat, transaction, type BankInProcess } from './bank-in-process.js';

const operating = 'customer-1-operating';

async function linkedBank(options: Parameters<typeof bankInProcess>[0] = {}): Promise<BankInProcess> {
  const bank = bankInProcess(options);
  await bank.linked('boulangerie', ['operating']);
  return bank;
}

function ingest(bank: BankInProcess, ...transactions: ReturnType<typeof transaction>[]) {
  return bank.server.ingest(boulangerie.ref, operating, transactions);
}

describe.each(['current', '2023'] as const)('pushing, dialect %s', (dialect) => {
  it('sends what was handed over, in order, and says "sent" once Codat has confirmed it', async () => {
    const bank = await linkedBank({ dialect });
    const today = bank.today();
    await ingest(
      bank,
      transaction('b', addDays(today, -1)),
      transaction('a', addDays(today, -2)),
      transaction('c', today, { amount: 5000, type: 'cheque', reference: 'No. 12' }),
    );
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:queued b:queued c:queued');
    const report = await bank.server.push();
    expect(report).toMatchObject({
      sent: 3,
      rejected: 0,
      late: 0,
      accounts: [{ customerRef: boulangerie.ref, accountId: operating, outcome: 'done', error: null }],
    });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sent b:sent c:sent');
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b', 'c']);
    const feed = await bank.adapterOf('boulangerie').getFeed(call());
    expect(feed.accounts).toMatchObject([{ lastSentDate: today, status: 'connected' }]);
  });

  it('lets QuickBooks collect amounts and balances to the cent', async () => {
    const bank = await linkedBank({ dialect });
    await ingest(bank, transaction('a', bank.today(), { amount: -10, balance: 30 }), transaction('b', bank.today(), { amount: 1_234_567_89, balance: -3 }));
    await bank.server.push();
    const [collected] = await bank.sandbox.quickBooks.collect();
    expect(collected?.transactions.map(({ id, amount, balance }) => [id, amount, balance])).toEqual([
      ['a', -0.1, 0.3],
      ['b', 1_234_567.89, -0.03],
    ]);
  });

  it('sends a second time nothing', async () => {
    const bank = await linkedBank({ dialect });
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.push();
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 0 });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });
});

describe('handing over', () => {
  it('says what became of each: added, unchanged, corrected, quarantined', async () => {
    const bank = await linkedBank();
    const today = bank.today();
    expect(await ingest(bank, transaction('a', today), transaction('b', today))).toEqual({ added: 2, unchanged: 0, corrected: 0, quarantined: 0 });
    expect(await ingest(bank, transaction('a', today), transaction('b', today, { amount: -1206 }))).toEqual({
      added: 0,
      unchanged: 1,
      corrected: 1,
      quarantined: 0,
    });
    await bank.server.push();
    expect(await ingest(bank, transaction('a', today, { description: 'Another' }))).toEqual({ added: 0, unchanged: 0, corrected: 0, quarantined: 1 });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:quarantined(changedAfterSending) b:sent');
    await bank.server.push();
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b']);
  });

  it.each([
    ['an unknown customer', 'unknownCustomer', (bank: BankInProcess) => bank.server.ingest('nobody', operating, [])],
    ['an unknown account', 'unknownAccount', (bank: BankInProcess) => bank.server.ingest(boulangerie.ref, 'nowhere', [])],
    ['another customer’s account', 'unknownAccount', (bank: BankInProcess) => bank.server.ingest(garage.ref, operating, [])],
    [
      'an amount of a cent and a half',
      'invalidAmount',
      (bank: BankInProcess) => ingest(bank, transaction('good', bank.today()), transaction('bad', bank.today(), { amount: 1.5 })),
    ],
    ['an amount that is not a number', 'invalidAmount', (bank: BankInProcess) => ingest(bank, transaction('bad', bank.today(), { amount: Number.NaN }))],
    [
      'an amount as text',
      'invalidAmount',
      (bank: BankInProcess) => ingest(bank, JSON.parse(JSON.stringify({ ...transaction('bad', bank.today()), amount: '12.05' }))),
    ],
    ['an amount beyond what JSON carries', 'invalidAmount', (bank: BankInProcess) => ingest(bank, transaction('bad', bank.today(), { balance: 2 ** 53 }))],
    [
      '10,001 at once',
      'tooManyTransactions',
      (bank: BankInProcess) => ingest(bank, ...Array.from({ length: 10_001 }, (_, index) => transaction(`t${index}`, bank.today()))),
    ],
    [
      'a date that is none',
      'invalidRequest',
      (bank: BankInProcess) => ingest(bank, JSON.parse(JSON.stringify({ ...transaction('bad', bank.today()), date: '2026-02-30' }))),
    ],
    [
      'a date with a time',
      'invalidRequest',
      (bank: BankInProcess) => ingest(bank, JSON.parse(JSON.stringify({ ...transaction('bad', bank.today()), date: '2026-11-20T00:00:00Z' }))),
    ],
    ['an empty description', 'invalidRequest', (bank: BankInProcess) => ingest(bank, transaction('bad', bank.today(), { description: '\u202e ' }))],
    ['an id with a control character', 'invalidRequest', (bank: BankInProcess) => ingest(bank, transaction('a\u0000', bank.today()))],
    ['an id with half of a letter', 'invalidRequest', (bank: BankInProcess) => ingest(bank, transaction('a\ud83d', bank.today()))],
    ['the same id twice', 'invalidRequest', (bank: BankInProcess) => ingest(bank, transaction('a', bank.today()), transaction('a', bank.today()))],
  ] as const)('refuses %s, and takes nothing of it', async (_, code, attempt) => {
    const bank = await linkedBank();
    const failure: unknown = await attempt(bank).then(
      () => null,
      (error: unknown) => error,
    );
    expect(isBankFeedsError(failure) && failure.code).toBe(code);
    expect(isBankFeedsError(failure) && failure.stage).toBe('ingest');
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('');
  });

  it('takes text without what no database keeps: control characters and halves of characters', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today(), { description: 'Half\ud800 of\u0000 a\nline', reference: 'R\udc00' }));
    const { results } = await bank
      .adapterOf('boulangerie')
      .listTransactions({ accountId: operating, page: 1, pageSize: 10, orderBy: 'date', query: '' }, call());
    expect(results).toMatchObject([{ description: 'Half of a line', reference: 'R' }]);
  });

  it('takes transactions before the feed has begun; they wait', async () => {
    const bank = bankInProcess();
    await ingest(bank, transaction('a', bank.today()));
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:queued(accountNotConnected)');
    expect(await bank.server.push()).toEqual({ sent: 0, rejected: 0, late: 0, accounts: [] });
    await bank.linked('boulangerie', ['operating']);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });
});

describe('the rules of dates', () => {
  it('keeps what is dated tomorrow until tomorrow', async () => {
    const bank = await linkedBank();
    const tomorrow = addDays(bank.today(), 1);
    await ingest(bank, transaction('a', tomorrow));
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:queued(futureDated)');
    expect(await bank.server.push()).toMatchObject({ sent: 0 });
    bank.sandbox.clock.advance(86_400_000);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });

  it('shows what came too late, with the reason', async () => {
    const bank = bankInProcess();
    const today = bank.today();
    await bank.linked('boulangerie', ['operating'], addDays(today, -5));
    await ingest(bank, transaction('before the start', addDays(today, -6)), transaction('in time', addDays(today, -1)));
    expect(await bank.server.push()).toMatchObject({ sent: 1, late: 1 });
    await ingest(bank, transaction('behind', addDays(today, -2)));
    expect(await bank.server.push()).toMatchObject({ sent: 0, late: 1 });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('before the start:late(beforeFeedStart) behind:late(olderThanNewestSent) in time:sent');
  });

  it('sends nothing older than seven days, or as many as the bank says', async () => {
    const days = async (historyDays: number | undefined) => {
      const bank = bankInProcess({ server: { historyDays }, sandbox: { historyDays: historyDays ?? 7 } });
      await bank.linked('boulangerie', ['operating'], addDays(bank.today(), -100));
      await ingest(bank, transaction('old', addDays(bank.today(), -30)), transaction('week', addDays(bank.today(), -7)));
      await bank.server.push();
      return stagesOf(bank, 'boulangerie', operating);
    };
    expect(await days(undefined)).toBe('old:late(tooOld) week:sent');
    expect(await days(90)).toBe('old:sent week:sent');
  });
});

describe('large and many', () => {
  it('sends 2,500 transactions in three calls of at most 1,000, one after the other', async () => {
    const bank = await linkedBank();
    const rows = Array.from({ length: 2500 }, (_, index) => transaction(`t${index}`, addDays(bank.today(), -2)));
    for (let start = 0; start < 2500; start += 1000) await ingest(bank, ...rows.slice(start, start + 1000));
    expect(await bank.server.push()).toMatchObject({ sent: 2500 });
    expect(storedAtCodat(bank, operating)).toEqual(rows.map(({ id }) => id));
    expect(bank.codatCalls.filter((made) => made.startsWith('POST') && made.endsWith('/bankTransactions'))).toHaveLength(3);
  });

  it('never has two pushes of a connection under way', async () => {
    let under = 0;
    let most = 0;
    const bank = bankInProcess({
      async codatFetch(request, next) {
        const isPush = request.url.includes('/push/bankAccounts/');
        if (isPush) most = Math.max(most, (under += 1));
        const response = await next(request);
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (isPush) under -= 1;
        return response;
      },
    });
    await bank.linked('boulangerie', ['operating', 'dollars']);
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.ingest(boulangerie.ref, 'customer-1-dollars', [transaction('d', bank.today())]);
    const reports = await Promise.all([bank.server.push(), bank.server.push(), bank.server.push()]);
    expect(most).toBe(1);
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    expect(reports.flatMap(({ accounts }) => accounts.map(({ outcome }) => outcome))).toContain('busy');
    expect([storedAtCodat(bank, operating), storedAtCodat(bank, 'customer-1-dollars')]).toEqual([['a'], ['d']]);
  });

  it('sends for eight customers at the same time, and no more', async () => {
    const refs = Array.from({ length: 20 }, (_, place) => `c${place}`);
    let begun = 0;
    let underWay = 0;
    let most = 0;
    const bank = bankInProcess({
      bank: { listAccounts: async (ref) => [accountOf(ref, 'operating')] },
      server: { authenticate: async (request) => ({ ref: request.headers.get('x-session') ?? '', name: 'Bakery', country: 'CA' }) },
      async codatFetch(request, next) {
        if (!request.url.includes('/push/bankAccounts/')) return next(request);
        begun += 1;
        most = Math.max(most, (underWay += 1));
        // Whoever may begin beside it has begun by then.
        await vi.waitFor(() => expect(underWay === 8 || begun === refs.length).toBe(true));
        const response = await next(request);
        underWay -= 1;
        return response;
      },
    });
    for (const ref of refs) {
      const adapter = createHttpAdapter({
        baseUrl: 'https://bank.example/api',
        headers: { 'x-session': ref },
        fetch: (input, init) => bank.server.fetch(new Request(input, init)),
      });
      const { consent } = await adapter.getFeed(call());
      await adapter.connect({ accountIds: [`${ref}-operating`], consent: { textVersion: consent.textVersion, locale: 'en' } }, call());
      const pair = await adapter.credentials?.issue(call());
      if (!pair) throw new Error('The bank issues no credentials.');
      const session = await bank.sandbox.quickBooks.signIn(pair);
      await bank.sandbox.quickBooks.link(
        session,
        session.sourceAccounts.map(({ id }) => ({
          sourceAccountId: id,
          ledgerAccount: session.ledgerAccounts[0]?.id ?? '',
          feedStartDate: addDays(bank.today(), -5),
        })),
      );
      await bank.server.refresh(ref);
      await bank.server.ingest(ref, `${ref}-operating`, [transaction('a', bank.today())]);
    }
    expect(await bank.server.push()).toMatchObject({ sent: refs.length });
    expect(most).toBe(8);
  });

  it('sends each customer’s own, and no other’s', async () => {
    const bank = await linkedBank();
    await bank.linked('garage', ['operating']);
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.ingest(garage.ref, 'customer-2-operating', [transaction('a', bank.today()), transaction('g', bank.today())]);
    expect(await bank.server.push({ customerRef: garage.ref })).toMatchObject({ sent: 2, accounts: [{ customerRef: garage.ref }] });
    expect(storedAtCodat(bank, operating)).toEqual([]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });
});

describe('the day of a transaction is the account’s own', () => {
  it.each([
    ['the hour before the clocks go forward', '2026-03-08T06:59:00Z', 'America/Toronto', '2026-03-08'],
    ['the hour that is skipped', '2026-03-08T07:30:00Z', 'America/Toronto', '2026-03-08'],
    ['the evening of the day on which they go back', '2026-11-02T04:59:00Z', 'America/Toronto', '2026-11-01'],
    ['the hour that comes twice', '2026-11-01T06:30:00Z', 'America/Toronto', '2026-11-01'],
    ['the last minute of the year in St. John’s', '2027-01-01T03:29:00Z', 'America/St_Johns', '2026-12-31'],
    ['the first minute of the year in St. John’s', '2027-01-01T03:30:00Z', 'America/St_Johns', '2027-01-01'],
    ['the last evening of the year in Honolulu, while it is the new year in Toronto', '2027-01-01T09:00:00Z', 'Pacific/Honolulu', '2026-12-31'],
    ['the 29th of February', '2028-03-01T04:30:00Z', 'America/Toronto', '2028-02-29'],
  ])('in %s', async (_, instant, timeZone, today) => {
    const bank = bankInProcess({
      sandbox: { clock: { now: () => Date.parse(instant) } },
      bank: { listAccounts: async (ref) => [accountOf(ref, 'operating', { timeZone })] },
    });
    await bank.linked('boulangerie', ['operating']);
    const day = parseLocalDate(today);
    await ingest(bank, transaction('tomorrow', addDays(day, 1)), transaction('today', day), transaction('yesterday', addDays(day, -1)));
    expect(await bank.server.push()).toMatchObject({ sent: 2, rejected: 0, late: 0 });
    const account = bank.sandbox.snapshot().companies[0]?.connections[0]?.accounts[0];
    expect(account?.transactions.filter(({ test }) => !test).map(({ date }) => date)).toEqual([`${addDays(day, -1)}T00:00:00`, `${today}T00:00:00`]);
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('yesterday:sent today:sent tomorrow:queued(futureDated)');
  });
});

describe('what Codat does not take', () => {
  it('is rejected by itself where Codat names it; the rest is sent', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()), transaction('b', bank.today()), transaction('c', bank.today()));
    await bank.server.push();
    // Codat has b already, by another way: as a duplicate it is refused by name.
    const fresh = bankInProcess({ sandbox: { snapshot: bank.sandbox.snapshot() }, server: { onRefusedTransaction: 'skip' } });
    await fresh.server.ingest(boulangerie.ref, operating, [transaction('b', bank.today()), transaction('d', bank.today())]);
    await fresh
      .adapterOf('boulangerie')
      .connect(
        { accountIds: [operating], consent: { textVersion: (await fresh.adapterOf('boulangerie').getFeed(call())).consent.textVersion, locale: 'en' } },
        call(),
      );
    expect(await fresh.server.push()).toMatchObject({ sent: 1, rejected: 1, accounts: [{ outcome: 'done' }] });
    expect(await stagesOf(fresh, 'boulangerie', operating)).toBe('b:rejected(refusedByCodat) d:sent');
  });

  it('stops at an account that QuickBooks no longer reaches, and keeps what waits', async () => {
    const bank = await linkedBank();
    await bank.adapterOf('boulangerie').credentials.revoke(call());
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({ sent: 0, rejected: 0, accounts: [{ outcome: 'refused' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:queued');
  });

  it('stops when the account is disconnected, and goes on without a gap when it is connected again', async () => {
    const bank = await linkedBank();
    await bank.adapterOf('boulangerie').disconnect(call());
    await ingest(bank, transaction('a', bank.today()));
    expect(await bank.server.push()).toMatchObject({ accounts: [{ outcome: 'notConnected' }] });
    await bank.linked('boulangerie', ['operating']);
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
  });
});

describe('when the answer is lost', () => {
  const pushPath = '*bankTransactions';

  it.each([
    ['a hang-up', { kind: 'hangUp' }],
    ['500', { kind: 'status', status: 500 }],
    ['503', { kind: 'status', status: 503 }],
    ['an HTML page', { kind: 'html' }],
    ['an HTML page with status 200', { kind: 'html', status: 200 }],
    ['nothing', { kind: 'empty' }],
  ] as const)('after Codat took the push (%s): it is found again, and not sent twice', async (_, effect) => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ method: 'POST', path: pushPath, when: 'after', effect }]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    expect(await bank.server.push()).toMatchObject({ sent: 0 });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it.each([
    ['a hang-up', { kind: 'hangUp' }],
    ['500', { kind: 'status', status: 500 }],
    ['nothing', { kind: 'empty' }],
  ] as const)('before Codat took the push (%s): nothing is lost', async (_, effect) => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ method: 'POST', path: pushPath, when: 'before', effect }]);
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending');
    bank.sandbox.clock.advance(180_000);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it.each([400, 401, 402, 403, 404, 429] as const)('%i says for sure that nothing was taken: the row is queued again', async (status) => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ method: 'POST', path: pushPath, effect: { kind: 'status', status } }]);
    const report = await bank.server.push();
    expect(report.accounts).toMatchObject([{ outcome: 'failed' }]);
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:queued');
    if (status === 429) bank.sandbox.clock.advance(900_000);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });

  it('an earlier push is not taken for the lost one', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    await bank.server.push();
    await ingest(bank, transaction('b', bank.today()));
    bank.sandbox.faults.set([{ method: 'POST', path: pushPath, when: 'before', effect: { kind: 'hangUp' } }]);
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'unresolved' }] });
    bank.sandbox.clock.advance(180_000);
    await bank.server.push();
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sent b:sent');
    expect(storedAtCodat(bank, operating)).toEqual(['a', 'b']);
  });

  it('a push that ends after the process died is settled by the next', async () => {
    const bank = await linkedBank();
    await ingest(bank, transaction('a', bank.today()));
    bank.sandbox.faults.set([{ method: 'GET', path: '*/push/*', times: 5, effect: { kind: 'status', status: 503 } }]);
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'failed', error: { code: 'codatUnavailable' } }] });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:sending');
    bank.sandbox.faults.set([]);
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });
});
