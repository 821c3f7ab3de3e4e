import { isBankFeedsError } from '../../core/error.js';
import { redacted } from './redacted.js';

/** What a log says of something that was thrown. */
export interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
  /** Of our own errors. */
  readonly code: string | null;
}

const longest = { name: 100, message: 1_000, stack: 8_000 } as const;

/** These and nothing else: what hangs on an error (its cause, a request, a body) may hold anything. */
export function toldError(thrown: unknown): ToldError {
  if (!(thrown instanceof Error)) {
    return {
      name: thrown === null ? 'null' : typeof thrown,
      message: typeof thrown === 'string' ? redacted(thrown, longest.message) : '',
      stack: null,
      code: null,
    };
  }
  const { name, message, stack } = thrown;
  return {
    name: redacted(String(name), longest.name),
    message: redacted(String(message), longest.message),
    stack: stack === undefined ? null : redacted(String(stack), longest.stack),
    code: isBankFeedsError(thrown) ? thrown.code : null,
  };
}
