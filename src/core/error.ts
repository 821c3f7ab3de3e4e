import { isPassing, userActions, type BankFeedsErrorCode, type UserAction } from './error-codes.js';

/** Where in the journey a failure happened. */
export type ErrorStage =
  | 'feed'
  | 'bankAccounts'
  | 'connect'
  | 'accounts'
  | 'credentials'
  | 'link'
  | 'disconnect'
  | 'transactions'
  | 'ingest'
  | 'push'
  | 'quickBooks'
  | 'configuration'
  /** Drawing a widget in the browser. */
  | 'page';

export interface BankFeedsErrorInit {
  readonly code: BankFeedsErrorCode;
  readonly stage: ErrorStage;
  /** Developer's words: what happened, why it matters, what to do. Never a secret. Default: the code and the stage. */
  readonly message?: string;
  /** The identifier under which the bank's or Codat's support finds the request. */
  readonly correlationId?: string | null;
  /** Milliseconds to wait before asking again, when the other side said so. */
  readonly retryAfterMs?: number | null;
  readonly cause?: unknown;
}

/** The message of an error for which nobody has found words. */
export function untitled({ code, stage }: Pick<BankFeedsErrorInit, 'code' | 'stage'>): string {
  return `${code} (${stage})`;
}

/** The one error of this library. Holds nothing secret, so all of it may be logged. */
export class BankFeedsError extends Error {
  override readonly name = 'BankFeedsError';
  declare readonly code: BankFeedsErrorCode;
  declare readonly stage: ErrorStage;
  declare readonly retryable: boolean;
  declare readonly correlationId: string | null;
  declare readonly userAction: UserAction;
  /** Milliseconds. */
  declare readonly retryAfterMs: number | null;

  constructor({ code, stage, message, correlationId = null, retryAfterMs = null, cause }: BankFeedsErrorInit) {
    super(message ?? untitled({ code, stage }), cause === undefined ? undefined : { cause });
    this.code = code;
    this.stage = stage;
    this.retryable = isPassing(code);
    this.userAction = userActions[code];
    this.correlationId = correlationId;
    this.retryAfterMs = retryAfterMs;
  }
}

export function isBankFeedsError(value: unknown): value is BankFeedsError {
  return value instanceof BankFeedsError;
}

/** The bank's session is over: the customer signs in again. */
export function isSessionEnd(value: unknown): boolean {
  return isBankFeedsError(value) && value.code === 'unauthenticated';
}
