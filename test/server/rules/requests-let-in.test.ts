import { describe, expect, it } from 'vitest';
import { protocol } from '../../../src/core/protocol.js';
import type { Customer } from '../../../src/server/bank.js';
import { requireOwnPage } from '../../../src/server/http/request-guard.js';
import { signedInCustomer } from '../../../src/server/http/signed-in-customer.js';

const bank = 'https://bank.example';
const portal = 'https://portal.example';

function isLetIn(method: 'GET' | 'POST', headers: Readonly<Record<string, string>>, allowedOrigins: readonly string[] = []): boolean {
  const route = method === 'GET' ? protocol.getFeed : protocol.connect;
  try {
    requireOwnPage(new Request(`${bank}/api/feed`, { method, headers }), route, allowedOrigins);
    return true;
  } catch (error) {
    expect(error).toMatchObject({
      code: 'forbidden',
      stage: route.stage,
      message: expect.stringMatching(/^Refused: changes need X-Bank-Feeds-Request: 1 and must come from the bank's own origin\./),
    });
    return false;
  }
}

const own = { 'X-Bank-Feeds-Request': '1' };

describe('a request', () => {
  it.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['of the bank’s own page', { ...own, Origin: bank, 'Sec-Fetch-Site': 'same-origin' }, true],
    ['of an older browser on the bank’s own page', { ...own, Origin: bank }, true],
    ['that no browser sends', own, true],
    ['of a page on another site', { ...own, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, false],
    ['of a page on another site in an older browser', { ...own, Origin: 'https://evil.example' }, false],
    ['of a page on a sister domain', { ...own, Origin: 'https://other.bank.example', 'Sec-Fetch-Site': 'same-site' }, false],
    ['that a person has typed in', { ...own, 'Sec-Fetch-Site': 'none' }, false],
    ['of a page that hides where it is', { ...own, Origin: 'null' }, false],
    ['that says it is ours while the browser says it is not', { ...own, Origin: bank, 'Sec-Fetch-Site': 'cross-site' }, false],
    ['of the bank’s own page over http', { ...own, Origin: 'http://bank.example' }, false],
  ])('%s is let in, to read or to change: %j %s', (_, headers, isIn) => {
    expect(isLetIn('POST', headers)).toBe(isIn);
    expect(isLetIn('GET', headers)).toBe(isIn);
  });

  it('of a page on an origin that the bank has named is let in, and of no other', () => {
    const from = (origin: string) => ({ ...own, Origin: origin, 'Sec-Fetch-Site': 'cross-site' });
    expect(isLetIn('POST', from(portal), [portal])).toBe(true);
    expect(isLetIn('POST', { ...own, Origin: portal }, [portal])).toBe(true);
    expect(isLetIn('POST', from('https://evil.example'), [portal])).toBe(false);
    expect(isLetIn('POST', { ...own, 'Sec-Fetch-Site': 'cross-site' }, [portal])).toBe(false);
  });

  it.each([{}, { 'X-Bank-Feeds-Request': '0' }, { 'X-Bank-Feeds-Request': '' }])(
    'with %j may read and not change: a form could have sent it',
    (headers: Readonly<Record<string, string>>) => {
      expect(isLetIn('GET', headers)).toBe(true);
      expect(isLetIn('POST', headers)).toBe(false);
      expect(isLetIn('POST', { ...headers, Origin: portal }, [portal])).toBe(false);
    },
  );
});

describe('who is signed in', () => {
  const request = new Request(`${bank}/api/feed`);
  const customer = (ref: string): Customer => ({ ref, name: 'Small Business', country: 'CA' });
  const signedIn = (answer: Customer | null) => signedInCustomer(async (asked) => (asked === request ? answer : null), request, 'connect');

  it.each(['c', 'x'.repeat(512), ' c ', 'é', '👍'])('is who the bank says: "%s"', async (ref) => {
    expect(await signedIn(customer(ref))).toEqual(customer(ref));
  });

  it('is nobody where the bank knows of nobody', async () => {
    await expect(signedIn(null)).rejects.toThrow(expect.objectContaining({ code: 'unauthenticated', stage: 'connect' }));
  });

  it.each(['', ' ', '\t', 'x'.repeat(513), 'a\u0000b', 'a\nb', 'a\u009f', 'half \ud800'])(
    'is nobody where the reference could be another’s: %j',
    async (ref) => {
      await expect(signedIn(customer(ref))).rejects.toThrow(
        new TypeError(
          'authenticate() answered a customer whose ref is no reference: it must be well-formed text of 1 to 512 characters, without control characters. Nothing was done.',
        ),
      );
    },
  );

  it.each(['{}', '{"ref":null}', '{"ref":7}', '{"ref":["c"]}'])('is nobody where the bank’s code answers %s', async (answer) => {
    const untyped: Customer = JSON.parse(answer);
    await expect(signedIn(untyped)).rejects.toThrow(/^authenticate\(\) answered a customer whose ref is no reference/);
  });
});
