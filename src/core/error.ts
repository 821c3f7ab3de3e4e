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
  readonly code: BankFeedsErrorCode;
  readonly stage: ErrorStage;
  readonly retryable: boolean;
  readonly correlationId: string | null;
  readonly userAction: UserAction;
  /** Milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(init: BankFeedsErrorInit) {
    super(init.message ?? untitled(init), init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.stage = init.stage;
    this.retryable = isPassing(init.code);
    this.userAction = userActions[init.code];
    this.correlationId = init.correlationId ?? null;
    this.retryAfterMs = init.retryAfterMs ?? null;
  }
}

export function isBankFeedsError(value: unknown): value is BankFeedsError {
  return value instanceof BankFeedsError;
}
