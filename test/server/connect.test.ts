import { isBankFeedsError, permissionsTextHashes, permissionsTextVersion, type Feed } from 'bankfeeds/core';
import { memoryLedger } from 'bankfeeds/server';
import { describe, expect, it, vi } from 'vitest';
import { accountOf, bankInProcess, boulangerie, call, type BankInProcess } from './bank-in-process.js';

const operating = 'customer-1-operating';
const dollars = 'customer-1-dollars';

const consent = { textVersion: permissionsTextVersion, locale: 'fr-CA' } as const;

function connect(bank: BankInProcess, ...accountIds: string[]): Promise<Feed> {
  return bank.adapterOf('boulangerie').connect({ accountIds: accountIds.length > 0 ? accountIds : [operating], consent }, call());
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no failure',
    (error: unknown) => (isBankFeedsError(error) ? error.code : 'another failure'),
  );
}

/** What there is at Codat, as counts and names. */
function atCodat(bank: BankInProcess) {
  const { companies } = bank.sandbox.snapshot();
  const connections = companies.flatMap((company) => company.connections);
  return {
    companies: companies.map(({ name }) => name),
    connections: connections.map(({ status }) => status),
    accounts: connections.flatMap(({ accounts }) => accounts.map(({ id }) => id)).sort(),
  };
}

describe.each(['current', '2023'] as const)('connecting, dialect %s', (dialect) => {
  it('makes one company with a name that Codat takes, one connection and the chosen accounts', async () => {
    const bank = bankInProcess({ dialect });
    const feed = await connect(bank, operating, dollars);
    expect(feed).toMatchObject({
      status: 'pending',
      accounts: [
        { id: operating, status: 'pending', currency: 'CAD' },
        { id: dollars, status: 'pending', currency: 'USD' },
      ],
      consent: { onRecord: { textVersion: permissionsTextVersion, locale: 'fr-CA', accountIds: [operating, dollars] } },
    });
    expect(atCodat(bank)).toEqual({ companies: ['Boulangerie Elegance Quebec inc.'], connections: ['PendingAuth'], accounts: [dollars, operating].sort() });
  });

  it('ends in one of each, however often and however parallel it is asked for', async () => {
    const bank = bankInProcess({ dialect });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => codeOf(connect(bank, operating, dollars))));
    expect(outcomes.filter((code) => code !== 'no failure' && code !== 'busy')).toEqual([]);
    expect(outcomes).toContain('no failure');
    await connect(bank, operating);
    expect(atCodat(bank)).toMatchObject({ companies: [expect.any(String)], connections: ['PendingAuth'], accounts: [dollars, operating].sort() });
  });

  it('finds the company again when the ledger is lost', async () => {
    const bank = bankInProcess({ dialect });
    await connect(bank, operating);
    const again = bankInProcess({ dialect, sandbox: { snapshot: bank.sandbox.snapshot() }, ledger: memoryLedger() });
    expect(await connect(again, operating)).toMatchObject({ status: 'pending', accounts: [{ id: operating }] });
    expect(atCodat(again)).toMatchObject({ companies: [expect.any(String)], connections: ['PendingAuth'], accounts: [operating] });
  });

  it.each([
    ['creating the company', 'POST', '/companies'],
    ['creating the connection', 'POST', '*/connections'],
    ['creating the accounts', dialect === 'current' ? 'POST' : 'PUT', '*bankFeedAccounts*'],
  ] as const)('survives trouble while %s: no second one is made', async (_, method, path) => {
    for (const when of ['before', 'after'] as const) {
      for (const effect of [
        { kind: 'status', status: 500 },
        { kind: 'status', status: 503 },
        { kind: 'hangUp' },
        { kind: 'status', status: 429, retryAfterSeconds: 2 },
        { kind: 'status', status: 409 },
      ] as const) {
        const bank = bankInProcess({ dialect });
        bank.sandbox.faults.set([{ method, path, when, effect }]);
        const feed = await connect(bank, operating);
        expect(
          feed.accounts.map(({ id }) => id),
          `${effect.kind} ${when}`,
        ).toEqual([operating]);
        expect(atCodat(bank), `${effect.kind} ${when}`).toMatchObject({ companies: [expect.any(String)], connections: ['PendingAuth'], accounts: [operating] });
      }
    }
  });

  it('completes at the next visit what was left half made', async () => {
    const bank = bankInProcess({ dialect });
    bank.sandbox.faults.set([{ method: 'POST', path: '*/connections', times: 9, effect: { kind: 'status', status: 500 } }]);
    expect(await codeOf(connect(bank, operating))).toBe('codatUnavailable');
    expect(atCodat(bank)).toMatchObject({ companies: [expect.any(String)], connections: [], accounts: [] });
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ status: 'notStarted', accounts: [] });
    bank.sandbox.faults.set([]);
    expect(await connect(bank, operating)).toMatchObject({ status: 'pending' });
    expect(atCodat(bank)).toMatchObject({ companies: [expect.any(String)], connections: ['PendingAuth'], accounts: [operating] });
  });

  it('starts over when somebody removed the company or the connection at Codat', async () => {
    const bank = bankInProcess({ dialect });
    await connect(bank, operating);
    const [company] = bank.sandbox.snapshot().companies;
    await bank.sandbox.fetch(
      new Request(`${bank.sandbox.baseUrl}/companies/${company?.id}`, { method: 'DELETE', headers: { Authorization: `Basic ${btoa(bank.sandbox.apiKey)}` } }),
    );
    bank.sandbox.clock.advance(60_000);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ status: 'unlinked', accounts: [{ status: 'disconnected' }] });
    expect(await codeOf(bank.adapterOf('boulangerie').credentials.issue(call()))).toBe('notConnected');
    expect(await connect(bank, operating)).toMatchObject({ status: 'pending', accounts: [{ status: 'pending' }] });
  });

  it('after a goodbye, a new connection is made, and the old pair does not work', async () => {
    const bank = bankInProcess({ dialect });
    await bank.linked('boulangerie', ['operating']);
    const pair = await bank.adapterOf('boulangerie').credentials.issue(call());
    expect(await bank.adapterOf('boulangerie').disconnect(call())).toMatchObject({
      status: 'unlinked',
      credentialsIssuedAt: null,
      accounts: [{ status: 'disconnected' }],
    });
    expect(await connect(bank, dollars)).toMatchObject({ status: 'pending', accounts: [{ id: dollars, status: 'pending' }] });
    expect(atCodat(bank)).toMatchObject({ companies: [expect.any(String)], connections: ['Unlinked', 'PendingAuth'] });
    if (dialect === 'current') await expect(bank.sandbox.quickBooks.signIn(pair)).rejects.toMatchObject({ code: 'quickBooksRefusedCredentials' });
  });

  it('revokes: no pair that was made before opens QuickBooks any more', async () => {
    const bank = bankInProcess({ dialect });
    await connect(bank, operating);
    const { credentials } = bank.adapterOf('boulangerie');
    const [one, other] = [await credentials.issue(call()), await credentials.issue(call())];
    expect(await credentials.revoke(call())).toMatchObject({ credentialsIssuedAt: null, status: 'pending', accounts: [{ id: operating }] });
    await expect(bank.sandbox.quickBooks.signIn(one)).rejects.toMatchObject({ code: 'quickBooksRefusedCredentials' });
    await expect(bank.sandbox.quickBooks.signIn(other)).rejects.toMatchObject({ code: 'quickBooksRefusedCredentials' });
    expect((await bank.sandbox.quickBooks.signIn(await credentials.issue(call()))).sourceAccounts).toMatchObject([{ id: operating }]);
  });

  it('adds, renames and removes accounts, at Codat too', async () => {
    const bank = bankInProcess({ dialect });
    await connect(bank, operating);
    const { accountEditing } = bank.adapterOf('boulangerie');
    expect(await accountEditing.add([dollars], call())).toMatchObject({ accounts: [{ id: operating }, { id: dollars }] });
    expect(await accountEditing.rename(dollars, 'Dollars américains', call())).toMatchObject({ accounts: [{ id: operating }, { name: 'Dollars américains' }] });
    expect(bank.sandbox.snapshot().companies[0]?.connections[0]?.accounts[1]).toMatchObject({ id: dollars, accountName: 'Dollars américains' });
    expect(await accountEditing.remove(operating, call())).toMatchObject({ accounts: [{ id: dollars, name: 'Dollars américains' }] });
    expect(atCodat(bank)).toMatchObject({ accounts: [dollars] });
  });
});

describe('a quota that is used up', () => {
  it('is waited for when it frees itself soon, else said with the time to wait', async () => {
    const bank = bankInProcess();
    bank.sandbox.faults.set([{ method: 'POST', path: '/companies', effect: { kind: 'status', status: 429, retryAfterSeconds: 3600 } }]);
    const failure: unknown = await connect(bank).catch((error: unknown) => error);
    expect(isBankFeedsError(failure) && [failure.code, failure.retryAfterMs, failure.retryable]).toEqual(['codatRateLimited', 3_600_000, true]);
  });

  it('is not spent by many who look: one status is read once for all, and not again while it is young', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    bank.sandbox.clock.advance(60_000);
    const before = bank.codatCalls.length;
    await Promise.all(Array.from({ length: 30 }, () => bank.adapterOf('boulangerie').getFeed(call())));
    expect(bank.codatCalls.length - before).toBe(2);
    bank.sandbox.clock.advance(29_000);
    await bank.adapterOf('boulangerie').getFeed(call());
    expect(bank.codatCalls.length - before).toBe(2);
  });
});

describe('statuses', () => {
  it('turn connected after QuickBooks has linked, with the feed start date, within seconds of the pair’s use', async () => {
    const bank = bankInProcess();
    await connect(bank, operating, dollars);
    const pair = await bank.adapterOf('boulangerie').credentials.issue(call());
    const quickBooks = await bank.sandbox.quickBooks.signIn(pair);
    await bank.sandbox.quickBooks.link(quickBooks, [
      { sourceAccountId: operating, ledgerAccount: quickBooks.ledgerAccounts[0]?.id ?? '', feedStartDate: bank.today() },
    ]);
    bank.sandbox.clock.advance(5_000);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({
      status: 'linked',
      accounts: [
        { status: 'connected', feedStartDate: bank.today() },
        { status: 'pending', feedStartDate: null },
      ],
      askAgainInMs: 5000,
    });
  });

  it('turn connected within seconds, too, when the pair was made on Codat’s page', async () => {
    const bank = bankInProcess();
    await connect(bank, operating);
    bank.sandbox.clock.advance(60_000);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ askAgainInMs: 30_000 });
    await bank.adapterOf('boulangerie').hostedLink.get(call());
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ status: 'pending', askAgainInMs: 5000 });
    const [company] = bank.sandbox.snapshot().companies;
    await bank.sandbox.quickBooks.linkEverything(company?.id ?? '');
    bank.sandbox.clock.advance(5_000);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ status: 'linked', accounts: [{ status: 'connected' }], askAgainInMs: null });
  });

  it('turn disconnected ten days after QuickBooks stopped asking', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    const [company] = bank.sandbox.snapshot().companies;
    await bank.sandbox.quickBooks.disconnect(company?.id ?? '');
    bank.sandbox.clock.advance(9 * 86_400_000);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ accounts: [{ status: 'connected' }] });
    bank.sandbox.clock.advance(86_400_000 + 60_000);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ accounts: [{ status: 'disconnected' }] });
  });

  it('that are new to this release become "unknown", not an error', async () => {
    const bank = bankInProcess({
      async codatFetch(request, next) {
        const response = await next(request);
        return new Response((await response.text()).replace('"Linked"', '"Paused"').replace('"connected"', '"sleeping"'), response);
      },
    });
    await bank.linked('boulangerie', ['operating']);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ status: 'unknown', accounts: [{ status: 'unknown' }] });
  });

  it('that cannot be read are the last known ones, with their age', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    const { asOf } = await bank.adapterOf('boulangerie').getFeed(call());
    bank.sandbox.clock.advance(3_600_000);
    bank.sandbox.faults.set([{ times: 9, effect: { kind: 'status', status: 503 } }]);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ asOf, status: 'linked', accounts: [{ status: 'connected' }] });
    expect(bank.events).toContainEqual({ type: 'staleFeed', code: 'codatUnavailable', codatCorrelationId: expect.any(String) });
  });
});

describe('the hosted link', () => {
  it('is fresh at each call, lives an hour, and opens Codat’s page', async () => {
    const bank = bankInProcess();
    await connect(bank);
    const { hostedLink } = bank.adapterOf('boulangerie');
    const [one, other] = [await hostedLink.get(call()), await hostedLink.get(call())];
    expect(one.expiresInMs).toBe(3_600_000);
    expect(one.url).not.toBe(other.url);
    expect((await bank.sandbox.fetch(new Request(one.url))).status).toBe(200);
    bank.sandbox.clock.advance(3_600_001);
    expect((await bank.sandbox.fetch(new Request(one.url))).status).toBe(401);
    expect((await bank.sandbox.fetch(new Request((await hostedLink.get(call())).url))).status).toBe(200);
  });

  it.each(['https://evil.example', 'https://link.codat.io.evil.example', 'javascript:alert(1)//'])('is refused when it leads to %s', async (origin) => {
    const bank = bankInProcess({
      async codatFetch(request, next) {
        const response = await next(request);
        return new Response((await response.text()).replaceAll(/"linkUrl":"http:\/\/[^/]+/g, `"linkUrl":"${origin}`), response);
      },
    });
    await connect(bank);
    expect(await codeOf(bank.adapterOf('boulangerie').hostedLink.get(call()))).toBe('linkRefused');
  });
});

describe('consent', () => {
  const record = async (bank: BankInProcess, textHash?: string | null) => {
    await bank.adapterOf('boulangerie').connect({ accountIds: [operating], consent: { ...consent, ...(textHash !== undefined && { textHash }) } }, call());
    return (await bank.adapterOf('boulangerie').getFeed(call())).consent.onRecord;
  };

  it('is kept with the hash of the text that was shown, the language, the moment and the accounts', async () => {
    const bank = bankInProcess();
    expect(await record(bank, permissionsTextHashes['fr-CA'])).toEqual({
      textVersion: permissionsTextVersion,
      locale: 'fr-CA',
      textHash: permissionsTextHashes['fr-CA'],
      acceptedAt: expect.stringMatching(/^2026-11-20T.*Z$/),
      accountIds: [operating],
    });
  });

  it('is taken without a hash from a browser that cannot compute one, and the record says so', async () => {
    expect(await record(bankInProcess())).toMatchObject({ textHash: null });
    expect(await record(bankInProcess(), null)).toMatchObject({ textHash: null });
  });

  it('to other words, or to the words of another language, is refused', async () => {
    for (const textHash of ['0'.repeat(64), permissionsTextHashes.en]) {
      const bank = bankInProcess();
      expect(await codeOf(record(bank, textHash))).toBe('consentRequired');
      expect(atCodat(bank).companies).toEqual([]);
    }
  });

  it('is held against the bank’s own wording where it gives the hash, and kept as it comes where it does not', async () => {
    const own = 'a'.repeat(64);
    const worded = (consentTextHashes?: Readonly<Record<'fr-CA', string>>) =>
      bankInProcess({ bank: { consentTextVersion: permissionsTextVersion, consentTextHashes } });
    expect(await record(worded({ 'fr-CA': own }), own)).toMatchObject({ textHash: own });
    expect(await codeOf(record(worded({ 'fr-CA': own }), permissionsTextHashes['fr-CA']))).toBe('consentRequired');
    expect(await record(worded(), own)).toMatchObject({ textHash: own });
  });
});

describe('what the bank brings', () => {
  it('may word its own permissions: consent to another version is refused', async () => {
    const bank = bankInProcess({ bank: { consentTextVersion: 'bank-7' } });
    expect(await codeOf(connect(bank))).toBe('consentRequired');
    const { consent: asked } = await bank.adapterOf('boulangerie').getFeed(call());
    expect(asked.textVersion).toBe('bank-7');
  });

  it('is refused at the start when the callout is too long', () => {
    const callout = { en: { title: 't'.repeat(51), body: 'b' } };
    expect(() => bankInProcess({ bank: { callout } })).toThrow(expect.objectContaining({ code: 'calloutTooLong', stage: 'configuration' }));
    expect(() => bankInProcess({ bank: { callout: { en: { title: 't', body: 'b'.repeat(151) } } } })).toThrow(
      expect.objectContaining({ code: 'calloutTooLong' }),
    );
  });

  it('may switch groups off: they answer "not offered"', async () => {
    const bank = bankInProcess({ bank: { capabilities: { credentials: false, hostedLink: false, accountEditing: false, transactionsSummary: false } } });
    const feed = await connect(bank);
    expect(feed.capabilities).toEqual({ credentials: false, hostedLink: false, accountEditing: false, transactionsSummary: false });
    const adapter = bank.adapterOf('boulangerie');
    expect(await codeOf(adapter.credentials.issue(call()))).toBe('notOffered');
    expect(await codeOf(adapter.credentials.revoke(call()))).toBe('notOffered');
    expect(await codeOf(adapter.hostedLink.get(call()))).toBe('notOffered');
    expect(await codeOf(adapter.accountEditing.remove(operating, call()))).toBe('notOffered');
    expect(await codeOf(adapter.summaries.get({ accountId: operating }, call()))).toBe('notOffered');
  });

  it('is called out when an account’s id would be another route of Codat’s', async () => {
    const bank = bankInProcess({ bank: { listAccounts: async (ref) => [{ ...accountOf(ref, 'a'), id: 'credentials' }] } });
    expect(await codeOf(connect(bank, 'credentials'))).toBe('internal');
  });

  it('may not know the customer: that is said', async () => {
    const bank = bankInProcess({ bank: { listAccounts: async () => null } });
    expect(await codeOf(bank.adapterOf('boulangerie').listBankAccounts(call()))).toBe('unknownCustomer');
  });

  it('may fail: the answer is "internal", and the log has what was thrown', async () => {
    const thrown = new Error('core banking is down');
    const bank = bankInProcess({ bank: { listAccounts: () => Promise.reject(thrown) } });
    const response = await bank.send('boulangerie', 'GET', '/bank-accounts');
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('core banking')]);
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'unexpected', stage: 'bankAccounts', error: thrown }));
  });
});

describe('credentials', () => {
  it('are one pair when two tabs ask at once without knowing of each other, and another one once it is known of', async () => {
    const bank = bankInProcess();
    await connect(bank, operating);
    const { credentials, getFeed } = bank.adapterOf('boulangerie');
    const ask = (knownIssuedAt: string | null) => credentials.issue({ ...call(), knownIssuedAt });
    expect((await Promise.all([codeOf(ask(null)), codeOf(ask(null))])).sort()).toEqual([
      expect.stringMatching(/^(busy|credentialsIssuedElsewhere)$/),
      'no failure',
    ]);
    expect(await codeOf(ask(null))).toBe('credentialsIssuedElsewhere');
    expect(bank.codatCalls.filter((request) => /^POST .*credentials$/.test(request))).toHaveLength(1);
    const { credentialsIssuedAt } = await getFeed(call());
    bank.sandbox.clock.advance(1_000);
    expect(await codeOf(ask(credentialsIssuedAt))).toBe('no failure');
    expect(await codeOf(credentials.issue(call()))).toBe('no failure');
    await credentials.revoke(call());
    expect(await codeOf(ask(credentialsIssuedAt))).toBe('no failure');
  });

  it('are one pair when two ask at once without saying what they know of: the other is told to come again', async () => {
    const codat = { isAsked: false, answers: () => {} };
    let first: Promise<string> | null = null;
    const bank = bankInProcess({
      async codatFetch(request, next) {
        if (request.url.endsWith('/credentials') && !codat.isAsked) {
          codat.isAsked = true;
          await new Promise<void>((resolve) => (codat.answers = resolve));
        }
        return next(request);
      },
      // Whoever waited for the first pair would be given a second one.
      server: {
        async wait() {
          codat.answers();
          await first;
        },
      },
    });
    await connect(bank, operating);
    const { credentials } = bank.adapterOf('boulangerie');
    first = codeOf(credentials.issue(call()));
    await vi.waitFor(() => expect(codat.isAsked).toBe(true));
    const response = await bank.send('boulangerie', 'POST', '/feed/credentials');
    expect([response.status, await response.json(), response.headers.get('Retry-After')]).toEqual([409, expect.objectContaining({ code: 'busy' }), '2']);
    codat.answers();
    expect(await first).toBe('no failure');
    expect(bank.sandbox.snapshot().companies[0]?.connections[0]?.credentials).toHaveLength(1);
  });

  it.each([
    ['{"knownIssuedAt":"yesterday"}', 400],
    ['{}', 400],
    ['{"knownIssuedAt":null,"companyId":"other"}', 400],
    ['{"knownIssuedAt":null}', 200],
  ])('take %s for a request: %s', async (body, status) => {
    const bank = bankInProcess();
    await connect(bank, operating);
    expect((await bank.send('boulangerie', 'POST', '/feed/credentials', { body, headers: { 'Content-Type': 'application/json' } })).status).toBe(status);
    expect((await bank.send('boulangerie', 'POST', '/feed/credentials', { body, headers: { 'Content-Type': 'text/plain' } })).status).toBe(400);
  });

  it('are at most so many a day, and the answer says when to come back', async () => {
    const bank = bankInProcess({ server: { credentialsPerDay: 2 } });
    await connect(bank);
    const { credentials } = bank.adapterOf('boulangerie');
    await credentials.issue(call());
    bank.sandbox.clock.advance(3_600_000);
    await credentials.issue(call());
    const response = await bank.send('boulangerie', 'POST', '/feed/credentials');
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, String(23 * 3600)]);
    bank.sandbox.clock.advance(23 * 3_600_000);
    expect((await bank.send('boulangerie', 'POST', '/feed/credentials')).status).toBe(200);
  });

  it('leave one moment behind, and nothing else: not in the ledger, not in the log', async () => {
    const bank = bankInProcess();
    await connect(bank);
    const pair = await bank.adapterOf('boulangerie').credentials.issue(call());
    const link = await bank.adapterOf('boulangerie').hostedLink.get(call());
    const otp = new URL(link.url).searchParams.get('otp') ?? 'no otp';
    await bank.server.push();
    await bank.send('boulangerie', 'GET', '/feed/accounts/nowhere/transactions');
    const left = JSON.stringify([await bank.ledger.findFeed(boulangerie.ref), bank.events]);
    for (const secret of [pair.username, pair.password, `otp=${otp}`, bank.sandbox.apiKey, '001445566']) expect(left).not.toContain(secret);
    expect(await bank.ledger.findFeed(boulangerie.ref)).toMatchObject({ credentialsIssuedAt: expect.stringMatching(/Z$/) });
  });
});
