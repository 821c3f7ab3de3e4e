import { BankFeedsError, isBankFeedsError, type ErrorStage } from '../core/error.js';

/**
 * What an adapter rejected with, as the one error of this library. A host's own adapter may throw anything: that is
 * `unexpectedAnswer`. An abort stays what it is.
 */
export function asBankFeedsError(cause: unknown, stage: ErrorStage, signal?: AbortSignal): BankFeedsError {
  if (isBankFeedsError(cause)) return cause;
  if (signal?.aborted) throw cause;
  return new BankFeedsError({ code: 'unexpectedAnswer', stage, cause });
}
