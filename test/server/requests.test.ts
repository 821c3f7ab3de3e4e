import { permissionsTextVersion, type ProtocolVerb } from 'bankfeeds/core';
import { describe, expect, it } from 'vitest';
import { bankInProcess, call, type BankInProcess } from './bank-in-process.js';
import { requestOf, routeOf, verbs } from './every-request.js';

function send(bank: BankInProcess, session: 'boulangerie' | 'garage' | 'atelier' | null, verb: ProtocolVerb, headers: Record<string, string> = {}) {
  const { method, path, ...body } = requestOf(verb, 'customer-1-operating');
  return bank.send(session, method, path, { headers, ...body });
}

async function codeOf(response: Response): Promise<unknown> {
  const problem: unknown = await response.json();
  return typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null;
}

const titled = (verb: ProtocolVerb) => [`${routeOf(verb).method} ${routeOf(verb).path}`, verb] as const;

describe.each(verbs.map(titled))('%s', (_, verb) => {
  it('answers 401 to nobody', async () => {
    const response = await send(bankInProcess(), null, verb);
    expect([response.status, await codeOf(response)]).toEqual([401, 'unauthenticated']);
  });

  it('answers with no-store, nosniff and JSON, also when it fails', async () => {
    for (const session of ['boulangerie', null] as const) {
      const { headers } = await send(bankInProcess(), session, verb);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Type')).toMatch(/^application\/(problem\+)?json/);
    }
  });

  it('says plainly where there can be no feed', async () => {
    const response = await send(bankInProcess(), 'atelier', verb);
    if (verb === 'getFeed') expect(await response.json()).toMatchObject({ unavailable: 'country', accounts: [] });
    else expect([response.status, await codeOf(response)]).toEqual([403, 'notAvailable']);
  });

  it('is open to the bank’s own pages, by whatever name the proxy calls the server', async () => {
    const own = [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://portal.bank.example' }, { Origin: 'https://bank.example' }];
    for (const headers of own) expect((await send(bankInProcess(), 'boulangerie', verb, headers)).status).not.toBe(403);
    const elsewhere = bankInProcess({ server: { allowedOrigins: ['https://other.bank.example'] } });
    expect((await send(elsewhere, 'boulangerie', verb, { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.bank.example' })).status).not.toBe(403);
  });
});

describe('a body', () => {
  const good = requestOf('connect', 'customer-1-operating').body ?? '';

  it.each([
    ['half a JSON text', '{"accountIds":', {}, 400, 'invalidRequest'],
    ['no JSON', 'accountIds=1', {}, 400, 'invalidRequest'],
    ['nothing', '', {}, 400, 'invalidRequest'],
    ['bytes that are no UTF-8', new TextDecoder('latin1').decode(new Uint8Array([0x22, 0xff])), {}, 400, 'invalidRequest'],
    ['another type', good, { 'Content-Type': 'text/plain' }, 400, 'invalidRequest'],
    ['a form', good, { 'Content-Type': 'application/x-www-form-urlencoded' }, 400, 'invalidRequest'],
    ['no accounts', '{"accountIds":[],"consent":{"textVersion":"1","locale":"en"}}', {}, 400, 'invalidRequest'],
    ['no consent', '{"accountIds":["a"]}', {}, 400, 'invalidRequest'],
    ['consent in another language', `{"accountIds":["a"],"consent":{"textVersion":"${permissionsTextVersion}","locale":"de"}}`, {}, 400, 'invalidRequest'],
    ['an old consent', '{"accountIds":["customer-1-operating"],"consent":{"textVersion":"old","locale":"en"}}', {}, 400, 'consentRequired'],
    ['an unknown account', good.replace('customer-1-operating', 'x'), {}, 404, 'unknownAccount'],
    ['another customer’s account', good.replace('customer-1', 'customer-2'), {}, 404, 'unknownAccount'],
    ['a closed account', good.replace('operating', 'old'), {}, 422, 'accountNotEligible'],
    ['a field too many', good.replace('{', '{"companyId":"other",'), {}, 400, 'invalidRequest'],
    ['a prototype', good.replace('{', '{"__proto__":{"admin":true},'), {}, 400, 'invalidRequest'],
    ['a constructor deep inside', good.replace('"consent":{', '"consent":{"constructor":{},'), {}, 400, 'invalidRequest'],
    ['a hundred levels', '['.repeat(100) + ']'.repeat(100), {}, 400, 'invalidRequest'],
    ['too many bytes', good.padEnd(65_537), {}, 413, 'requestTooLarge'],
  ] as const)('of %s is refused, and changes nothing', async (_, body, headers, status, code) => {
    const bank = bankInProcess();
    const response = await bank.send('boulangerie', 'POST', '/feed', { body, headers });
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(bank.codatCalls).toEqual([]);
    expect(await bank.adapterOf('boulangerie').getFeed(call())).toMatchObject({ status: 'notStarted', accounts: [] });
  });

  it('may say its charset', async () => {
    expect(
      (await bankInProcess().send('boulangerie', 'POST', '/feed', { body: good, headers: { 'Content-Type': 'application/json; charset=utf-8' } })).status,
    ).toBe(200);
  });
});

describe('an address', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/feeds'],
    ['GET', '/feed/'],
    ['PUT', '/feed'],
    ['GET', '/feed/credentials'],
    ['POST', '/bank-accounts'],
    ['GET', '/feed/accounts//transactions'],
    ['OPTIONS', '/feed'],
  ])('%s %s that is none is answered 404', async (method, path) => {
    const response = await bankInProcess().send('boulangerie', method, path);
    expect([response.status, await codeOf(response)]).toEqual([404, 'notFound']);
  });

  it.each(['%2e%2e', '..%2f', 'a%00b', 'x'.repeat(129), '%F0%9F%A5%90'])('with the account "%s" is answered, never with a failure of ours', async (segment) => {
    const response = await bankInProcess().send('boulangerie', 'GET', `/feed/accounts/${segment}/transactions`);
    expect(response.status).toBe(404);
  });

  it.each(['page=0', 'page=-1', 'page=1.5', 'page=x', 'pageSize=0', 'pageSize=501', 'orderBy=secret', 'orderBy=--date'])(
    'with ?%s is refused',
    async (query) => {
      const bank = bankInProcess();
      await bank.linked('boulangerie', ['operating']);
      const response = await bank.send('boulangerie', 'GET', `/feed/accounts/customer-1-operating/transactions?${query}`);
      expect([response.status, await codeOf(response)]).toEqual([400, 'invalidRequest']);
    },
  );

  it.each([
    `query=${'x'.repeat(201)}`,
    'stage=lost',
    'stage=sent,',
    'stage=',
    'stage=sent&stage=late',
    'type=barter',
    'direction=up',
    'minAmount=-1',
    'maxAmount=12.05',
    'from=2026-02-30',
    'to=today',
  ])('with the filter ?%s is refused, for the list as for the summary', async (query) => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    for (const route of ['transactions', 'transactions/summary']) {
      const response = await bank.send('boulangerie', 'GET', `/feed/accounts/customer-1-operating/${route}?${query}`);
      expect([route, response.status, await codeOf(response)]).toEqual([route, 400, 'invalidRequest']);
    }
  });
});

describe('what leaves the server', () => {
  it('holds no company, connection, full account number, key or link', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating', 'dollars']);
    const [company] = bank.sandbox.snapshot().companies;
    const texts = await Promise.all(
      ['/feed', '/bank-accounts', '/feed/accounts/customer-1-operating/transactions'].map(async (path) => (await bank.send('boulangerie', 'GET', path)).text()),
    );
    const numbers = company?.connections[0]?.accounts.map(({ accountNumber }) => accountNumber ?? '') ?? [];
    expect(numbers).toHaveLength(2);
    for (const secret of [company?.id ?? '', company?.connections[0]?.id ?? '', bank.sandbox.apiKey, 'otp=', ...numbers]) {
      for (const text of texts) expect(text).not.toContain(secret);
    }
  });

  it('names every request in the log, without a reference, a name or an address', async () => {
    const bank = bankInProcess();
    await bank.send('boulangerie', 'GET', '/feed');
    await bank.send(null, 'GET', '/feed');
    expect(bank.events).toEqual([
      { type: 'request', verb: 'getFeed', status: 200, code: null, stage: null, correlationId: expect.any(String), codatCorrelationId: null },
      { type: 'request', verb: 'getFeed', status: 401, code: 'unauthenticated', stage: 'feed', correlationId: expect.any(String), codatCorrelationId: null },
    ]);
  });
});
