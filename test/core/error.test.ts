import { describe, expect, it } from 'vitest';
import { errorCodes, isBankFeedsErrorCode, type BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { BankFeedsError } from '../../src/core/error.js';
import { errorOfProblem, problemOf } from '../../src/core/problem.js';

const codes = Object.keys(errorCodes).filter(isBankFeedsErrorCode);

describe('an error', () => {
  it.each(codes)('%s crosses the wire and comes back the same', (code: BankFeedsErrorCode) => {
    const sent = new BankFeedsError({ code, stage: 'connect', correlationId: 'c1', retryAfterMs: 1500, message: 'inner detail', cause: new Error('upstream') });
    const onTheWire: unknown = JSON.parse(JSON.stringify(problemOf(sent)));
    expect(JSON.stringify(onTheWire)).not.toMatch(/inner detail|upstream/);
    const received = errorOfProblem(onTheWire, 'connect');
    expect(received).toMatchObject({
      name: 'BankFeedsError', code, stage: 'connect', correlationId: 'c1', retryAfterMs: 1500,
      retryable: sent.retryable, userAction: sent.userAction,
    });
  });

  it('is none of ours when the code is unknown, or inherited from Object', () => {
    for (const code of ['teapot', 'toString', '__proto__', 7]) {
      expect(errorOfProblem({ type: 'x', title: 'x', status: 500, code, correlationId: null, retryAfterMs: null }, 'feed')).toBeNull();
    }
    expect(errorOfProblem('<html>', 'feed')).toBeNull();
  });
});
