import { describe, expect, it } from 'vitest';
import { BankFeedsError, isBankFeedsError } from '../../../src/core/error.js';
import type { BankFeedsErrorCode } from '../../../src/core/error-codes.js';
import { isCertainRefusal } from '../../../src/server/codat/certain-refusal.js';
import { withinDailyLimit } from '../../../src/server/feed/credential-limit.js';
import { contextWith, noon } from './context.js';

const hour = 3_600_000;

/** A customer's pairs, at most two in 24 hours. */
function pairs() {
  let now = noon;
  const context = contextWith({ clock: { now: () => now } });
  const ask = async (customerRef: string, issue: () => Promise<string> = async () => 'pair') => {
    try {
      return await withinDailyLimit(context, customerRef, issue);
    } catch (error) {
      if (!isBankFeedsError(error)) throw error;
      return error.code === 'rateLimited' && error.stage === 'credentials' ? `wait ${(error.retryAfterMs ?? 0) / hour} h` : error.code;
    }
  };
  return { context, ask, pass: (hours: number) => (now += hours * hour) };
}

const failing = (code: BankFeedsErrorCode) => () => Promise.reject(new BankFeedsError({ code, stage: 'credentials' }));

describe('pairs of credentials', () => {
  it('are made so many times within 24 hours, and then again when the first is a day old', async () => {
    const { ask, pass } = pairs();
    expect(await ask('one')).toBe('pair');
    pass(10);
    expect(await ask('one')).toBe('pair');
    pass(1);
    expect(await ask('one')).toBe('wait 13 h');
    pass(13);
    expect(await ask('one')).toBe('pair');
    expect(await ask('one')).toBe('wait 10 h');
  });

  it('are counted for each customer alone', async () => {
    const { ask } = pairs();
    await ask('one');
    await ask('one');
    expect([await ask('one'), await ask('other')]).toEqual(['wait 24 h', 'pair']);
  });

  it('are counted before they are made, and not made beyond the limit', async () => {
    const { context, ask } = pairs();
    await ask('one', async () => {
      expect((await context.ledger.findFeed('one'))?.pairsAskedAt).toEqual(['2026-11-20T17:00:00.000Z']);
      return 'pair';
    });
    await ask('one');
    let made = 0;
    await ask('one', async () => String(made++));
    expect(made).toBe(0);
  });

  it('do not count where Codat has made none for sure', async () => {
    const { context, ask, pass } = pairs();
    await ask('one');
    pass(1);
    expect(await ask('one', failing('codatRejected'))).toBe('codatRejected');
    expect((await context.ledger.findFeed('one'))?.pairsAskedAt).toEqual(['2026-11-20T17:00:00.000Z']);
    expect(await ask('one')).toBe('pair');
  });

  it('count where nobody can tell whether one was made', async () => {
    const { ask } = pairs();
    await ask('one', failing('codatUnreachable'));
    await ask('one', failing('codatUnavailable'));
    expect(await ask('one')).toBe('wait 24 h');
  });

  it('of one moment are counted one by one', async () => {
    const { context, ask } = pairs();
    await ask('one');
    await ask('one', failing('codatForbidden'));
    expect((await context.ledger.findFeed('one'))?.pairsAskedAt).toHaveLength(1);
  });

  it('are made again when there is room, where fewer are allowed now than before', async () => {
    const { context, ask, pass } = pairs();
    const hoursAgo = (hours: number) => new Date(noon - hours * hour).toISOString();
    await context.ledger.changeFeed('one', (feed) => ({ ...feed, pairsAskedAt: [hoursAgo(20), hoursAgo(10), hoursAgo(5)] }));
    expect(await ask('one')).toBe('wait 14 h');
    pass(14);
    expect(await ask('one')).toBe('pair');
  });

  it('are forgotten only once: what another has struck off meanwhile stays as it is', async () => {
    const { context, ask, pass } = pairs();
    await ask('one');
    pass(1);
    await ask('one', async () => {
      await context.ledger.changeFeed('one', (feed) => ({ ...feed, pairsAskedAt: feed.pairsAskedAt.slice(0, 1) }));
      return failing('codatRejected')();
    });
    expect((await context.ledger.findFeed('one'))?.pairsAskedAt).toEqual(['2026-11-20T17:00:00.000Z']);
  });
});

describe('an answer of Codat’s', () => {
  it.each<[BankFeedsErrorCode, boolean]>([
    ['codatRejected', true],
    ['codatUnauthorized', true],
    ['codatPaymentRequired', true],
    ['codatForbidden', true],
    ['codatNotFound', true],
    ['codatRateLimited', true],
    ['codatPaused', true],
    ['codatConflict', false],
    ['codatIdempotencyMismatch', false],
    ['codatUnavailable', false],
    ['codatUnreachable', false],
    ['codatUnexpectedAnswer', false],
    ['internal', false],
  ])('%s says for sure that nothing was made: %s', (code, isSure) => {
    expect(isCertainRefusal(new BankFeedsError({ code, stage: 'push' }))).toBe(isSure);
  });

  it('is no other error, whatever code it has', () => {
    expect([isCertainRefusal(Object.assign(new Error('x'), { code: 'codatRejected' })), isCertainRefusal('codatRejected'), isCertainRefusal(null)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
