import { describe, expect, it } from 'vitest';
import { bankInProcess, boulangerie, type BankInProcess } from './bank-in-process.js';
import { changingVerbs, requestOf, routeOf, verbs, type GoodRequest } from './every-request.js';

/*
 * Everything that a page of somebody else can make the customer's browser send, with the customer's session: by a form,
 * a picture, a beacon, fetch() with and without a preflight, from a frame that has no origin, in browsers that say where
 * a request comes from and in those that do not.
 */

interface Sender {
  readonly headers: Record<string, string>;
  readonly isOwn: boolean;
}

const senders: Readonly<Record<string, Sender>> = {
  'another site': { headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, isOwn: false },
  'another site, by a link or a picture': { headers: { 'Sec-Fetch-Site': 'cross-site' }, isOwn: false },
  'another host of the bank': { headers: { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.bank.example' }, isOwn: false },
  'the address bar': { headers: { 'Sec-Fetch-Site': 'none' }, isOwn: false },
  'a frame without an origin': { headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }, isOwn: false },
  'a frame without an origin, in an old browser': { headers: { Origin: 'null' }, isOwn: false },
  'another site, in an old browser': { headers: { Origin: 'https://evil.example' }, isOwn: false },
  'the bank’s address over http, in an old browser': { headers: { Origin: 'http://bank.example' }, isOwn: false },
  'another port of the bank, in an old browser': { headers: { Origin: 'https://bank.example:8443' }, isOwn: false },
  'a name that begins like the bank’s, in an old browser': { headers: { Origin: 'https://bank.example.evil.example' }, isOwn: false },
  'nobody knows where, in a browser that says nothing': { headers: {}, isOwn: true },
  'the bank’s page': { headers: { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://bank.example' }, isOwn: true },
  'the bank’s page, in an old browser': { headers: { Origin: 'https://bank.example' }, isOwn: true },
};

/** What forms, beacons and fetch() without a preflight can say of a body; null: nothing. */
const formTypes = [
  'text/plain',
  'text/plain;charset=UTF-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
  'text/json',
  'application/jsonp',
  null,
] as const;

const types = ['application/json', ...formTypes] as const;
const ownHeaders = ['1', null, '', '0', '1, 1'] as const;

/** All that Codat and the ledger have. */
async function everythingAt(bank: BankInProcess): Promise<unknown> {
  return [bank.sandbox.snapshot(), await bank.ledger.findFeed(boulangerie.ref), bank.codatCalls.length];
}

function sendAs(bank: BankInProcess, { method, path, body }: GoodRequest, headers: Record<string, string>): Promise<Response> {
  const url = `https://bank.example/api${path}`;
  const bytes = body === undefined ? null : new TextEncoder().encode(body);
  return bank.server.fetch(new Request(url, { method, headers: { 'x-session': 'boulangerie', ...headers }, ...(bytes && { body: bytes }) }));
}

async function connectedBank(): Promise<BankInProcess> {
  const bank = bankInProcess();
  await bank.linked('boulangerie', ['operating']);
  return bank;
}

describe.each(changingVerbs)('%s', (verb) => {
  const good = requestOf(verb, 'customer-1-operating');

  it('is refused to every page but the bank’s own, whatever it sends, and nothing has changed', async () => {
    const bank = await connectedBank();
    const before = await everythingAt(bank);
    let tried = 0;
    for (const { headers, isOwn } of Object.values(senders)) {
      for (const type of types) {
        for (const own of ownHeaders) {
          const mayPass = isOwn && own === '1' && (type === 'application/json' || (type === null && good.body === undefined));
          if (mayPass) continue;
          const sent = { ...headers, ...(type !== null && { 'Content-Type': type }), ...(own !== null && { 'X-Bank-Feeds-Request': own }) };
          const response = await sendAs(bank, good, sent);
          const { code } = JSON.parse(await response.text());
          // Who comes from elsewhere learns nothing of the body's form.
          expect([response.status, code], JSON.stringify(sent)).toEqual(isOwn && own === '1' ? [400, 'invalidRequest'] : [403, 'forbidden']);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(500);
    expect(await everythingAt(bank)).toEqual(before);

    const page = { 'X-Bank-Feeds-Request': '1', 'Sec-Fetch-Site': 'same-origin', ...(good.body !== undefined && { 'Content-Type': 'application/json' }) };
    expect((await sendAs(bank, good, page)).status).toBe(200);
  });

  it('is done by no other method: not by a link, not by a form that says another one is meant', async () => {
    const bank = await connectedBank();
    const before = await everythingAt(bank);
    const { method } = routeOf(verb);
    const override = { 'X-HTTP-Method-Override': method, 'X-HTTP-Method': method, 'X-Method-Override': method };
    const taken = verbs
      .filter((other) => routeOf(other).path === routeOf(verb).path)
      .flatMap((other): string[] => (routeOf(other).method === 'GET' ? ['GET', 'HEAD'] : [routeOf(other).method]));
    for (const attempt of ['GET', 'HEAD', 'PUT', 'POST'].filter((name) => !taken.includes(name))) {
      const body = attempt === 'GET' || attempt === 'HEAD' ? {} : { body: good.body ?? '{}' };
      for (const path of [good.path, `${good.path}?_method=${method}`]) {
        const response = await sendAs(
          bank,
          { method: attempt, path, ...body },
          { 'X-Bank-Feeds-Request': '1', 'Content-Type': 'application/json', ...override },
        );
        expect(response.status, `${attempt} ${path}`).toBe(404);
      }
    }
    expect(await everythingAt(bank)).toEqual(before);
  });
});

describe.each(verbs)('%s', (verb) => {
  const good = requestOf(verb, 'customer-1-operating');

  it('is not read by another site’s page either', async () => {
    const bank = await connectedBank();
    for (const [who, { headers, isOwn }] of Object.entries(senders)) {
      if (isOwn) continue;
      const response = await sendAs(bank, good, {
        ...headers,
        'X-Bank-Feeds-Request': '1',
        ...(good.body !== undefined && { 'Content-Type': 'application/json' }),
      });
      const { code } = JSON.parse(await response.text());
      expect([response.status, code], who).toEqual([403, 'forbidden']);
    }
  });

  it('asks no other site in: no preflight is answered, and no answer says who may read it', async () => {
    const bank = await connectedBank();
    const before = await everythingAt(bank);
    const preflight = { 'Access-Control-Request-Method': routeOf(verb).method, 'Access-Control-Request-Headers': 'content-type,x-bank-feeds-request' };
    for (const { headers } of Object.values(senders)) {
      const refused = await sendAs(bank, { method: 'OPTIONS', path: good.path }, { ...headers, ...preflight });
      expect([refused.status, [...refused.headers.keys()].filter((name) => /^(access-control-|allow$)/.test(name))]).toEqual([404, []]);
    }
    expect(await everythingAt(bank)).toEqual(before);
    for (const { headers } of Object.values(senders)) {
      const answer = await sendAs(bank, good, {
        ...headers,
        'X-Bank-Feeds-Request': '1',
        ...(good.body !== undefined && { 'Content-Type': 'application/json' }),
      });
      expect([...answer.headers.keys()].filter((name) => /^(access-control-|set-cookie$|timing-allow-origin$)/.test(name))).toEqual([]);
    }
  });
});
