import { permissionsTextVersion, type Country } from 'bankfeeds/core';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { parseBody } from '../../src/server/http/request-body.js';
import { accountOf, bankInProcess, boulangerie } from './bank-in-process.js';

const good = JSON.stringify({ accountIds: ['customer-1-operating'], consent: { textVersion: permissionsTextVersion, locale: 'en' } });

function requestWith(body: string | Uint8Array<ArrayBuffer> | ReadableStream): Request {
  const headers = { 'x-session': 'boulangerie', 'X-Bank-Feeds-Request': '1', 'Content-Type': 'application/json' };
  return new Request('https://bank.example/api/feed', { method: 'POST', headers, body, ...(body instanceof ReadableStream && { duplex: 'half' }) });
}

async function answerTo(body: string | Uint8Array<ArrayBuffer> | ReadableStream): Promise<readonly [number, unknown]> {
  const response = await bankInProcess().server.fetch(requestWith(body));
  const { code } = JSON.parse(await response.text());
  return [response.status, code];
}

describe('a page', () => {
  it('that was opened by its address alone is not the bank’s own', async () => {
    const response = await bankInProcess().send('boulangerie', 'GET', '/feed', { headers: { 'Sec-Fetch-Site': 'none' } });
    expect(response.status).toBe(403);
  });
});

describe('a body', () => {
  it('may weigh 65,536 bytes, and not one more', async () => {
    expect(await answerTo(good.padEnd(65_536))).toEqual([200, undefined]);
    expect(await answerTo(good.padEnd(65_537))).toEqual([413, 'requestTooLarge']);
  });

  it('is weighed in bytes, not in letters', async () => {
    expect(await answerTo(`${good}${'\u00a0'.repeat(33_000)}`)).toEqual([413, 'requestTooLarge']);
  });

  it('that never ends is read no further than that, and let go', async () => {
    let letGo = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(0x20)),
      cancel() {
        letGo = true;
      },
    });
    expect(await answerTo(endless)).toEqual([413, 'requestTooLarge']);
    expect(letGo).toBe(true);
  });

  it('with bytes that are no text is refused, not repaired', async () => {
    const [before, after] = good.split('operating');
    const bytes = new Uint8Array([...new TextEncoder().encode(before), 0xff, ...new TextEncoder().encode(after)]);
    expect(await answerTo(bytes)).toEqual([400, 'invalidRequest']);
  });

  it('may come in pieces, cut within a letter', async () => {
    const bytes = new TextEncoder().encode(good.replace('operating', 'opérating'));
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await answerTo(pieces)).toEqual([404, 'unknownAccount']);
  });

  it('that breaks off is refused, and is no failure of ours, whether one is asked for or not', async () => {
    for (const [method, path] of [
      ['POST', '/feed'],
      ['POST', '/feed/credentials'],
      ['POST', '/feed/link'],
    ] as const) {
      for (const type of ['application/json', null]) {
        const bank = bankInProcess();
        const body = new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"acc'));
            controller.error(new Error('the line is dead'));
          },
        });
        const headers = { 'x-session': 'boulangerie', 'X-Bank-Feeds-Request': '1', ...(type !== null && { 'Content-Type': type }) };
        const init = { method, headers, body, duplex: 'half' };
        expect((await bank.server.fetch(new Request(`https://bank.example/api${path}`, init))).status, `${path} ${type}`).toBe(400);
        expect(bank.events.filter((event) => event.type === 'unexpected')).toEqual([]);
      }
    }
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":["\\ud83e"]}', '{"a":[{"constructor":1}]}', '{"a":{"prototype":1}}', `${'[['.repeat(5)}${']]'.repeat(5)}`])(
    '%s is refused, however much a route would take',
    async (body) => {
      await expect(parseBody(requestWith(body), v.unknown(), 'feed')).rejects.toMatchObject({ code: 'invalidRequest' });
      await expect(parseBody(requestWith('{"a":[{"b":1}]}'), v.unknown(), 'feed')).resolves.toEqual({ a: [{ b: 1 }] });
    },
  );
});

describe('who asks', () => {
  it.each([
    ['with what they left for', (signal: AbortSignal) => signal.reason],
    ['with its own word for it', () => new DOMException('This operation was aborted', 'AbortError')],
  ])('and has left ends the bank’s own work %s, which is no failure of ours', async (_how, endOf) => {
    const leaving = new AbortController();
    const bank = bankInProcess({
      bank: {
        listAccounts(_ref, { signal }) {
          leaving.abort('Client connection prematurely closed.');
          return Promise.reject(endOf(signal));
        },
      },
    });
    const response = await bank.send('boulangerie', 'GET', '/bank-accounts', { signal: leaving.signal });
    expect(response.status).toBe(400);
    expect(bank.events.filter(({ type }) => type === 'unexpected')).toEqual([]);
  });

  it('and has left does not hide what fails all the same', async () => {
    const leaving = new AbortController();
    const thrown = new Error('the books are closed');
    const bank = bankInProcess({
      bank: {
        listAccounts() {
          leaving.abort();
          return Promise.reject(thrown);
        },
      },
    });
    expect((await bank.send('boulangerie', 'GET', '/bank-accounts', { signal: leaving.signal })).status).toBe(500);
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'unexpected', error: thrown }));
  });

  it('is nobody’s business when finding it out fails: the answer is "internal", the log has what was thrown', async () => {
    const thrown = new Error('session store is down: redis://secret');
    const bank = bankInProcess({ server: { authenticate: () => Promise.reject(thrown) } });
    const response = await bank.send('boulangerie', 'POST', '/feed', { body: good });
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('redis')]);
    expect(bank.codatCalls).toEqual([]);
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'unexpected', stage: 'connect', error: thrown }));
  });

  const bankFor = (ref: string) => {
    const customer: { ref: string; name: string; country: Country } = { ...boulangerie, ref };
    return bankInProcess({
      server: { authenticate: async () => customer },
      bank: { listAccounts: async () => [{ ...accountOf('x', 'operating'), id: 'customer-1-operating' }] },
    });
  };

  it.each([
    ['empty', ''],
    ['blank', ' '],
    ['with a NUL', 'a\u0000b'],
    ['with a line break', 'a\nb'],
    ['with half a character', 'a\ud83e'],
    ['longer than any', 'x'.repeat(513)],
  ])('under a reference that is %s is let in nowhere: whoever shares one shares a feed', async (_, ref) => {
    const bank = bankFor(ref);
    expect((await bank.send('boulangerie', 'POST', '/feed', { body: good })).status).toBe(500);
    expect((await bank.send('boulangerie', 'GET', '/feed')).status).toBe(500);
    expect([bank.codatCalls, await bank.ledger.findFeed(ref)]).toEqual([[], null]);
  });

  it.each(['é🥐', 'O\'Brien"; drop table bank_feed; --', '../..', '__proto__', 'x'.repeat(512), '%'])('may be %s', async (ref) => {
    const bank = bankFor(ref);
    expect((await bank.send('boulangerie', 'POST', '/feed', { body: good })).status).toBe(200);
    expect(await bank.ledger.findFeed(ref)).toMatchObject({ customerRef: ref, status: 'pending' });
  });
});

describe('an answer', () => {
  it('is the protocol’s own, also when the server’s last resort fails', async () => {
    let left = 2;
    const bank = bankInProcess({
      server: {
        newId() {
          if ((left -= 1) >= 0) throw new Error('no entropy');
          return crypto.randomUUID();
        },
      },
    });
    const response = await bank.send('boulangerie', 'GET', '/feed');
    expect([response.status, response.headers.get('Content-Type'), response.headers.get('Cache-Control')]).toEqual([
      500,
      'application/problem+json',
      'no-store',
    ]);
  });
});
