import { isBankFeedsError, type BankFeedsError } from '../../core/error.js';

/** Whether Codat's answer says for sure that nothing was taken or made. */
export function isCertainRefusal(error: unknown): error is BankFeedsError {
  if (!isBankFeedsError(error)) return false;
  switch (error.code) {
    case 'codatRejected':
    case 'codatUnauthorized':
    case 'codatPaymentRequired':
    case 'codatForbidden':
    case 'codatNotFound':
    case 'codatRateLimited':
    case 'codatPaused':
      return true;
    default:
      return false;
  }
}
