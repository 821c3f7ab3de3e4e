import { addDays, isBankFeedsError, permissionsTextVersion, type Feed } from 'bankfeeds/core';
import { memoryLedger } from 'bankfeeds/server';
import { describe, expect, it } from 'vitest';
import { accountOf, bankInProcess, boulangerie, call, stagesOf, storedAtCodat, transaction, type BankInProcess } from './bank-in-process.js';

const operating = 'customer-1-operating';
const dollars = 'customer-1-dollars';

function connect(bank: BankInProcess, accountIds: readonly string[] = [operating]): Promise<Feed> {
  return bank.adapterOf('boulangerie').connect({ accountIds, consent: { textVersion: permissionsTextVersion, locale: 'en' } }, call());
}

const feedOf = (bank: BankInProcess) => bank.adapterOf('boulangerie').getFeed(call());

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no failure',
    (error: unknown) => (isBankFeedsError(error) ? error.code : 'another failure'),
  );
}

/** A request straight to Codat, as somebody with its portal would make it. */
async function atCodat(bank: BankInProcess, method: string, more = ''): Promise<void> {
  const [company] = bank.sandbox.snapshot().companies;
  const url = `${bank.sandbox.baseUrl}/companies/${company?.id}/connections/${company?.connections[0]?.id}${more}`;
  const response = await bank.sandbox.fetch(new Request(url, { method, headers: { Authorization: `Basic ${btoa(bank.sandbox.apiKey)}` } }));
  expect(response.ok).toBe(true);
}

/** A bank whose Codat answers are changed on the way, from when `by` is set. */
function changedOnTheWay() {
  const change: { by: ((text: string, request: Request) => string) | null } = { by: null };
  const bank = bankInProcess({
    async codatFetch(request, next) {
      const response = await next(request);
      if (!change.by || response.status === 204) return response;
      return new Response(change.by(await response.text(), request), response);
    },
  });
  return { bank, change };
}

/** A bank whose next reading of the source accounts, once `hold` was called, has its answer but does not get it before `open`. */
function bankHeldUp() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let reached = () => {};
  const heldUp = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let held = false;
  const bank = bankInProcess({
    async codatFetch(request, next) {
      const response = await next(request);
      if (held && request.method === 'GET' && request.url.endsWith('/bankFeedAccounts')) {
        held = false;
        reached();
        await gate;
      }
      return response;
    },
  });
  const hold = () => {
    held = true;
  };
  return { bank, hold, heldUp, open };
}

describe('a connection that has ended', () => {
  it.each([
    ['Deauthorized', 'deauthorized'],
    ['Unlinked', 'unlinked'],
  ])('%s: its accounts are disconnected, whatever Codat still says of them', async (status, expected) => {
    const { bank, change } = changedOnTheWay();
    await bank.linked('boulangerie', ['operating']);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today())]);
    change.by = (text) => text.replace('"Linked"', `"${status}"`);
    bank.sandbox.clock.advance(60_000);
    expect(await feedOf(bank)).toMatchObject({ status: expected, accounts: [{ status: 'disconnected' }], askAgainInMs: null });
    expect(await stagesOf(bank, 'boulangerie', operating)).toBe('a:queued(accountNotConnected)');
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'notConnected' }] });
    expect(storedAtCodat(bank, operating)).toEqual([]);
    change.by = null;
    expect(await bank.server.push()).toMatchObject({ sent: 1 });
  });

  it('takes no more: it says so', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    await atCodat(bank, 'DELETE');
    const { credentials, accountEditing, hostedLink } = bank.adapterOf('boulangerie');
    expect(await codeOf(hostedLink.get(call()))).toBe('notConnected');
    expect(await codeOf(credentials.issue(call()))).toBe('notConnected');
    expect(await codeOf(accountEditing.add([dollars], call()))).toBe('notConnected');
    expect(await connect(bank)).toMatchObject({ status: 'pending', accounts: [{ id: operating, status: 'pending' }] });
  });
});

describe('404', () => {
  it('under the key of another client ends no feed for good, and is told: with the next good answer all is as it was', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    const before = await bank.ledger.findFeed(boulangerie.ref);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today())]);
    bank.sandbox.faults.set([{ times: 50, effect: { kind: 'status', status: 404 } }]);
    bank.sandbox.clock.advance(60_000);
    expect(await feedOf(bank)).toMatchObject({ status: 'unlinked', accounts: [{ status: 'disconnected' }] });
    expect(bank.events).toContainEqual({ type: 'staleFeed', code: 'codatNotFound', codatCorrelationId: expect.any(String) });
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'notConnected' }] });
    bank.sandbox.faults.set([]);
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
    expect(await feedOf(bank)).toMatchObject({ status: 'linked', accounts: [{ status: 'connected' }] });
    expect({ ...(await bank.ledger.findFeed(boulangerie.ref)), readAt: null }).toEqual({ ...before, readAt: null });
  });

  it('from a proxy says nothing of the feed: what is held up is told, as it is when Codat does not answer', async () => {
    let isBehindProxy = false;
    const bank = bankInProcess({ codatFetch: async (request, next) => (isBehindProxy ? new Response('<h1>Not found</h1>', { status: 404 }) : next(request)) });
    await bank.linked('boulangerie', ['operating']);
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', addDays(bank.today(), -4))]);
    isBehindProxy = true;
    bank.sandbox.clock.advance(60_000);
    expect(await feedOf(bank)).toMatchObject({ status: 'linked', trouble: 'codat', accounts: [{ status: 'connected' }] });
    expect(await bank.server.push()).toMatchObject({ sent: 0, accounts: [{ outcome: 'failed', daysLeft: 3, error: { code: 'codatNotFound' } }] });
    isBehindProxy = false;
    expect(await bank.server.push()).toMatchObject({ sent: 1, accounts: [{ outcome: 'done' }] });
  });

  it('of one account is about that account: the feed goes on', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating', 'dollars']);
    await atCodat(bank, 'DELETE', `/connectionInfo/bankFeedAccounts/${dollars}`);
    expect(await codeOf(bank.adapterOf('boulangerie').accountEditing.rename(dollars, 'US cash', call()))).toBe('codatNotFound');
    expect(await feedOf(bank)).toMatchObject({
      status: 'linked',
      accounts: [
        { id: operating, status: 'connected' },
        { id: dollars, status: 'disconnected' },
      ],
    });
    expect((await bank.adapterOf('boulangerie').accountEditing.remove(dollars, call())).accounts).toMatchObject([{ id: operating }]);
  });
});

describe('a status', () => {
  it('of an account that was added while the others were read is its own', async () => {
    const { bank, hold, heldUp, open } = bankHeldUp();
    await connect(bank);
    bank.sandbox.clock.advance(60_000);
    hold();
    const read = feedOf(bank);
    await heldUp;
    await bank.adapterOf('boulangerie').accountEditing.add([dollars], call());
    open();
    expect((await read).accounts).toMatchObject([
      { id: operating, status: 'pending' },
      { id: dollars, status: 'pending' },
    ]);
    expect((await feedOf(bank)).accounts).toMatchObject([
      { id: operating, status: 'pending' },
      { id: dollars, status: 'pending' },
    ]);
  });

  it('of an earlier connection is not taken for the present one’s', async () => {
    const { bank, hold, heldUp, open } = bankHeldUp();
    await bank.linked('boulangerie', ['operating']);
    bank.sandbox.clock.advance(60_000);
    hold();
    const read = feedOf(bank);
    await heldUp;
    await bank.adapterOf('boulangerie').disconnect(call());
    await connect(bank);
    open();
    await read;
    expect(await feedOf(bank)).toMatchObject({ status: 'pending', accounts: [{ status: 'pending' }] });
  });

  it('does not take the feed start date with it where Codat leaves it out', async () => {
    const { bank, change } = changedOnTheWay();
    await bank.linked('boulangerie', ['operating'], bank.today());
    change.by = (text) => text.replaceAll('"feedStartDate"', '"elsewhere"');
    await bank.server.refresh(boulangerie.ref);
    expect((await feedOf(bank)).accounts[0]?.feedStartDate).toBe(bank.today());
  });

  it('that was never read is not made up: the failure is told', async () => {
    const bank = bankInProcess();
    bank.sandbox.faults.set([{ method: 'GET', path: '*/connections/*', skip: 3, times: 9, effect: { kind: 'status', status: 503 } }]);
    // Connecting has succeeded, and says what it knows.
    expect(await connect(bank)).toMatchObject({ status: 'pending', accounts: [{ id: operating, status: 'pending' }] });
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'staleFeed', code: 'codatUnavailable' }));
    expect(await codeOf(feedOf(bank))).toBe('codatUnavailable');
    expect(bank.events).toContainEqual(
      expect.objectContaining({ type: 'request', verb: 'getFeed', code: 'codatUnavailable', codatCorrelationId: expect.any(String) }),
    );
  });

  it('from a time that has not come yet, by a clock that was put right since, is read again', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    await bank.ledger.changeFeed(boulangerie.ref, (feed) => ({
      ...feed,
      status: 'pending',
      readAt: new Date(bank.sandbox.clock.now() + 7_200_000).toISOString(),
    }));
    expect(await feedOf(bank)).toMatchObject({ status: 'linked' });
  });

  it('is watched closely for a quarter of an hour after a pair was made, then calmly', async () => {
    const bank = bankInProcess();
    await connect(bank);
    await bank.adapterOf('boulangerie').credentials.issue(call());
    const callsAfter = async (milliseconds: number) => {
      const before = bank.codatCalls.length;
      bank.sandbox.clock.advance(milliseconds);
      await feedOf(bank);
      return bank.codatCalls.length - before;
    };
    expect([await callsAfter(6000), await callsAfter(6000)]).toEqual([2, 2]);
    expect((await feedOf(bank)).askAgainInMs).toBe(5000);
    await callsAfter(16 * 60_000);
    expect([await callsAfter(6000), await callsAfter(25_000)]).toEqual([0, 2]);
    expect((await feedOf(bank)).askAgainInMs).toBe(30_000);
  });

  it('is worth asking again, calmly, while one of the accounts is still to be connected', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    await bank.adapterOf('boulangerie').accountEditing.add([dollars], call());
    bank.sandbox.clock.advance(3_600_000);
    expect(await feedOf(bank)).toMatchObject({ status: 'linked', accounts: [{ status: 'connected' }, { status: 'pending' }], askAgainInMs: 30_000 });
  });

  it('of a new connection is not as old as the last connection’s: where it cannot be read, that is told', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    await bank.adapterOf('boulangerie').disconnect(call());
    bank.sandbox.faults.set([{ method: 'GET', path: '*/connections/*', skip: 3, times: 9, effect: { kind: 'status', status: 503 } }]);
    await connect(bank);
    expect(await codeOf(feedOf(bank))).toBe('codatUnavailable');
  });

  it('is nothing to wait for once all is connected, or was disconnected in QuickBooks', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating', 'dollars']);
    expect((await feedOf(bank)).askAgainInMs).toBeNull();
    await atCodat(bank, 'DELETE', `/connectionInfo/bankFeedAccounts/${dollars}`);
    bank.sandbox.clock.advance(3_600_000);
    const feed = await feedOf(bank);
    expect([feed.accounts.map(({ status }) => status), feed.askAgainInMs]).toEqual([['connected', 'disconnected'], null]);
  });
});

describe('what keeps the bank from reading', () => {
  it.each([
    [401, 'bank'],
    [402, 'bank'],
    [403, 'bank'],
    [429, 'codat'],
    [500, 'codat'],
    [503, 'codat'],
  ] as const)('is told beside the statuses as they were, and forgotten with the next good answer: %s', async (status, trouble) => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    const { asOf, trouble: before } = await feedOf(bank);
    expect(before).toBeNull();
    bank.sandbox.clock.advance(60_000);
    bank.sandbox.faults.set([{ effect: { kind: 'status', status }, times: Number.MAX_SAFE_INTEGER }]);
    expect(await feedOf(bank)).toMatchObject({ trouble, asOf, accounts: [{ status: 'connected' }] });
    bank.sandbox.faults.set([]);
    if (status === 429) bank.sandbox.clock.advance(900_000);
    expect(await feedOf(bank)).toMatchObject({ trouble: null, accounts: [{ status: 'connected' }] });
  });
});

describe('what a customer sees', () => {
  it('is when they last got a link to Codat’s page, never the link', async () => {
    const bank = bankInProcess();
    expect(await connect(bank)).toMatchObject({ linkGivenAt: null });
    const { url } = await bank.adapterOf('boulangerie').hostedLink.get(call());
    const feed = await feedOf(bank);
    expect(feed.linkGivenAt).toBe(new Date(bank.sandbox.clock.now()).toISOString());
    expect(JSON.stringify(feed)).not.toContain(new URL(url).hostname);
  });

  it('is nothing of the feed after moving to a country where there is none', async () => {
    const ledger = memoryLedger();
    const bank = bankInProcess({ ledger });
    await bank.linked('boulangerie', ['operating']);
    const abroad = bankInProcess({ ledger, server: { authenticate: async () => ({ ...boulangerie, country: 'FR' }) } });
    expect(await feedOf(abroad)).toMatchObject({ status: 'notStarted', unavailable: 'country', accounts: [] });
  });

  it('is each account’s own currency', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating', 'dollars']);
    const currencyOf = async (accountId: string) =>
      (await bank.adapterOf('boulangerie').listTransactions({ accountId, page: 1, pageSize: 5, orderBy: 'date', query: '' }, call())).currency;
    expect([await currencyOf(operating), await currencyOf(dollars)]).toEqual(['CAD', 'USD']);
  });

  it('is at most four digits of an account number, whatever the bank hands over', async () => {
    const bank = bankInProcess({ bank: { listAccounts: async (ref) => [accountOf(ref, 'operating', { lastFour: '001234567' })] } });
    expect(await bank.adapterOf('boulangerie').listBankAccounts(call())).toMatchObject([{ lastFour: '4567' }]);
    expect(await connect(bank)).toMatchObject({ accounts: [{ lastFour: '4567' }] });
  });

  it('is no feed after disconnecting what was never linked, and Codat has none either', async () => {
    const bank = bankInProcess();
    await connect(bank);
    expect(await bank.adapterOf('boulangerie').disconnect(call())).toMatchObject({ status: 'notStarted', accounts: [] });
    expect(bank.sandbox.snapshot().companies[0]?.connections).toEqual([]);
  });
});
