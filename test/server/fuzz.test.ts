import { errorCodes, isBankFeedsErrorCode } from 'bankfeeds/core';
import { memoryLedger } from 'bankfeeds/server';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { malformedRequest, toRequest } from './malformed-request.js';
import { everythingOf, secretsOf, sessions, twoCustomers } from './two-customers.js';

/* FUZZ_SEED and FUZZ_REQUESTS try others, and more. */
const seed = Number(process.env['FUZZ_SEED'] ?? '20261121');
const requests = Number(process.env['FUZZ_REQUESTS'] ?? '10000');

/** A trace, a path of this machine, a word of JavaScript's own errors, or of a database's. */
const innards = /node_modules|\/src\/|file:\/\/|\.[jt]s:\d|\n\s+at |TypeError|SyntaxError|RangeError|SQLITE|valibot|hono|undefined|\[object/i;

it(`${requests} malformed requests are answered 4xx with a code, tell nothing, and change nothing`, async () => {
  const world = await twoCustomers(async () => memoryLedger(), { requestsPerMinute: { reads: Infinity, changes: Infinity }, changesPerDay: Infinity });
  const { bank } = world;
  const secrets = [...sessions.flatMap((session) => secretsOf(world, session)), bank.sandbox.apiKey, btoa(bank.sandbox.apiKey)];
  const everything = async () => [await everythingOf(world, 'boulangerie'), await everythingOf(world, 'garage'), bank.sandbox.snapshot()];
  const before = await everything();
  const { length: callsBefore } = bank.codatCalls;
  const counted = new Map<string, number>();

  await fc.assert(
    fc.asyncProperty(malformedRequest(['customer-1-operating', 'customer-1-savings']), async (malformed) => {
      const response = await bank.server.fetch(toRequest(malformed, 'boulangerie'));
      const text = await response.text();
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect([response.headers.get('Content-Type'), response.headers.get('Cache-Control'), response.headers.get('X-Content-Type-Options')]).toEqual([
        'application/problem+json',
        'no-store',
        'nosniff',
      ]);
      const told = `${text} ${JSON.stringify([...response.headers])}`;
      expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
      if (malformed.method.toUpperCase() === 'HEAD') {
        expect(text).toBe('');
        return;
      }
      const problem: Record<string, unknown> = JSON.parse(text);
      expect(Object.keys(problem)).toEqual(['type', 'title', 'status', 'code', 'correlationId', 'retryAfterMs']);
      const { code, ...rest } = problem;
      if (!isBankFeedsErrorCode(code)) throw new Error(`${String(code)} is no code`);
      // Its words are the code's own: nothing of the request comes back, and nothing of what failed.
      expect(rest).toEqual({
        type: `urn:bankfeeds:error:${code}`,
        title: errorCodes[code].title,
        status: response.status,
        correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        retryAfterMs: null,
      });
      expect(errorCodes[code].status).toBe(response.status);
      expect(text).not.toMatch(innards);
      counted.set(`${malformed.what}: ${code}`, (counted.get(`${malformed.what}: ${code}`) ?? 0) + 1);
    }),
    { seed, numRuns: requests, endOnFailure: false },
  );

  console.info(
    `Fuzz, seed ${seed}: ${[...counted]
      .sort()
      .map(([what, count]) => `${what} ${count}`)
      .join(', ')}.`,
  );
  expect(bank.events.filter((event) => event.type === 'unexpected')).toEqual([]);
  const logged = JSON.stringify(bank.events);
  expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
  expect(bank.codatCalls.length).toBe(callsBefore);
  expect(await everything()).toEqual(before);
  // Each kind of refusal was met: no kind of request is refused for another reason than its own.
  for (const code of ['forbidden', 'notFound', 'unknownAccount', 'invalidRequest', 'requestTooLarge', 'consentRequired']) {
    expect([...counted.keys()].filter((what) => what.endsWith(`: ${code}`))).not.toEqual([]);
  }
}, 60_000);

it('what comes to the address of Codat’s messages without Codat’s signature is answered 4xx with a code, and does nothing', async () => {
  const world = await twoCustomers(async () => memoryLedger(), { webhooks: { secrets: `whsec_${btoa('a secret of 24 bytes ....')}` } });
  const { bank } = world;
  const header = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
    fc.constantFrom('msg_1', '0', '-1', '1e400', String(Math.floor(bank.sandbox.clock.now() / 1000)), 'v1,', 'v1,AAAA v1,BBBB', 'v2,x', ' '.repeat(50)),
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.jsonValue().map((value) => new TextEncoder().encode(JSON.stringify(value))),
    fc.constant(new Uint8Array(300_000)),
  );
  const { length: callsBefore } = bank.codatCalls;
  world.asked();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PROPFIND'),
      fc.dictionary(fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature', 'Content-Type'), header),
      body,
      async (method, headers, bytes) => {
        const response = await bank.server.webhook(
          new Request('https://bank.example/codat', { method, headers, ...(method !== 'GET' && { body: new Uint8Array(bytes) }) }),
        );
        const { code } = JSON.parse(await response.text());
        expect([response.status, isBankFeedsErrorCode(code) && errorCodes[code].status]).toEqual([response.status, response.status]);
        expect([400, 403, 413]).toContain(response.status);
      },
    ),
    { seed, numRuns: 1_000 },
  );
  expect(bank.events.filter((event) => event.type === 'unexpected')).toEqual([]);
  expect([bank.codatCalls.length, world.asked()]).toEqual([callsBefore, []]);
}, 60_000);
