import { describe, expect, it } from 'vitest';
import { isBankFeedsErrorCode, type BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import { BankFeedsError } from '../../src/core/error.js';
import { titledError, wordsOf } from '../../src/core/titled-error.js';
import { errorOfProblem, problemOf } from '../../src/core/problem.js';

const codes = Object.keys(errorCodes).filter(isBankFeedsErrorCode);

describe('an error', () => {
  it.each(codes)('%s crosses the wire and comes back the same', (code: BankFeedsErrorCode) => {
    const sent = new BankFeedsError({ code, stage: 'connect', correlationId: 'c1', retryAfterMs: 1500, message: 'inner detail', cause: new Error('upstream') });
    const onTheWire: unknown = JSON.parse(JSON.stringify(problemOf(sent)));
    expect(JSON.stringify(onTheWire)).not.toMatch(/inner detail|upstream/);
    expect(onTheWire).toMatchObject({ type: `urn:bankfeeds:error:${code}` });
    const received = errorOfProblem(onTheWire, 'connect');
    expect(received).toMatchObject({
      name: 'BankFeedsError',
      code,
      stage: 'connect',
      correlationId: 'c1',
      retryAfterMs: 1500,
      retryable: sent.retryable,
      userAction: sent.userAction,
    });
  });

  it('says what happened: in words on a server, by its code and stage in a browser, or as it was told', () => {
    const init = { code: 'busy', stage: 'connect' } as const;
    expect(titledError(init).message).toBe(errorCodes.busy.title);
    expect(new BankFeedsError(init).message).toBe('busy (connect)');
    expect([Object.hasOwn(new BankFeedsError(init), 'cause'), new BankFeedsError({ ...init, cause: 7 }).cause]).toEqual([false, 7]);
    expect([titledError({ ...init, message: 'Wait.' }).message, new BankFeedsError({ ...init, message: 'Wait.' }).message]).toEqual(['Wait.', 'Wait.']);
    expect([wordsOf(new BankFeedsError(init)), wordsOf(titledError({ ...init, message: 'Wait.' }))]).toEqual([errorCodes.busy.title, 'Wait.']);
  });

  it('is none of ours when the code is unknown, or inherited from Object', () => {
    for (const code of ['teapot', 'toString', '__proto__', 7]) {
      expect(errorOfProblem({ type: 'x', title: 'x', status: 500, code, correlationId: null, retryAfterMs: null }, 'feed')).toBeNull();
    }
    expect(errorOfProblem('<html>', 'feed')).toBeNull();
  });
});
