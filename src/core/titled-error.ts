import { errorCodes } from './error-facts.js';
import { BankFeedsError, untitled, type BankFeedsErrorInit } from './error.js';

/** The error with the title of its code for a message, where it has none of its own. */
export function titledError(init: BankFeedsErrorInit): BankFeedsError {
  return new BankFeedsError({ message: errorCodes[init.code].title, ...init });
}

/** What happened, in words: the error's own, or the title of its code. */
export function wordsOf(error: BankFeedsError): string {
  return error.message === untitled(error) ? errorCodes[error.code].title : error.message;
}
