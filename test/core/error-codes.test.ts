import { describe, expect, it } from 'vitest';
import { isBankFeedsErrorCode, isPassing, userActions, type UserAction } from '../../src/core/error-codes.js';
import { BankFeedsError } from '../../src/core/error.js';

const codes = Object.keys(userActions).filter(isBankFeedsErrorCode);

/** What a person can do, and the failures in which it helps. */
const helps: Readonly<Record<UserAction, readonly string[]>> = {
  retry: ['notConnected', 'busy', 'codatNotFound', 'codatConflict', 'network', 'crashed', 'unexpectedAnswer', 'internal'],
  retryLater: ['rateLimited', 'codatRateLimited', 'codatUnavailable', 'codatUnreachable', 'codatPaused'],
  signInAgain: ['unauthenticated'],
  correctInput: ['invalidAmount', 'tooManyTransactions', 'requestTooLarge', 'consentRequired'],
  chooseOtherAccounts: ['unknownAccount', 'accountNotEligible'],
  getNewLink: ['linkExpired'],
  getNewCredentials: ['quickBooksRefusedCredentials'],
  contactBank: [
    'forbidden',
    'notOffered',
    'unknownCustomer',
    'notFound',
    'invalidRequest',
    'calloutTooLong',
    'linkRefused',
    'codatUnauthorized',
    'codatPaymentRequired',
    'codatForbidden',
    'codatRejected',
    'codatIdempotencyMismatch',
    'codatUnexpectedAnswer',
  ],
  none: ['notAvailable', 'credentialsIssuedElsewhere'],
};

describe('a failure', () => {
  it.each(Object.entries(helps))('lets a person do this: %s', (action, expected) => {
    const found = codes.filter((code) => new BankFeedsError({ code, stage: 'feed' }).userAction === action);
    expect(found).toEqual(expected);
  });

  it('passes by itself only where nobody has to change anything', () => {
    expect(codes.filter(isPassing)).toEqual([
      'rateLimited',
      'busy',
      'codatConflict',
      'codatRateLimited',
      'codatUnavailable',
      'codatUnreachable',
      'codatPaused',
      'network',
      'crashed',
      'unexpectedAnswer',
      'internal',
    ]);
    expect(codes.filter((code) => new BankFeedsError({ code, stage: 'feed' }).retryable)).toEqual(codes.filter(isPassing));
  });

  it('has a code of the list', () => {
    expect([isBankFeedsErrorCode('busy'), isBankFeedsErrorCode('toString'), isBankFeedsErrorCode(undefined), isBankFeedsErrorCode(['busy'])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
