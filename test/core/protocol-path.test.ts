import { describe, expect, it } from 'vitest';
import { protocolPath } from '../../src/core/protocol-path.js';
import { protocol } from '../../src/core/protocol.js';

describe('a route’s path', () => {
  it('is the route’s own where it names no account', () => {
    expect(protocolPath(protocol.getFeed, null)).toBe('/feed');
  });

  it('holds the account id as one percent-encoded segment, whatever is in it', () => {
    for (const [id, segment] of [
      ['acc-1', 'acc-1'],
      ['a/b', 'a%2Fb'],
      ['../feed', '..%2Ffeed'],
      ['a?b#c', 'a%3Fb%23c'],
      ['a%2Fb', 'a%252Fb'],
      ['$&', '%24%26'],
      ['...', '...'],
      ['compte é', 'compte%20%C3%A9'],
    ] as const) {
      const path = protocolPath(protocol.listTransactions, id);
      expect(path).toBe(`/feed/accounts/${segment}/transactions`);
      expect(new URL(path, 'https://bank.example').pathname).toBe(path);
    }
  });

  it('refuses an id that cannot be a segment', () => {
    for (const id of ['', '.', '..', 'x'.repeat(129), 'half \ud800', null]) {
      expect(() => protocolPath(protocol.renameAccount, id)).toThrow(expect.objectContaining({ code: 'invalidRequest', stage: 'accounts' }));
    }
  });
});
