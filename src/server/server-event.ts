import type { BankFeedsErrorCode } from '../core/error-codes.js';
import type { ErrorStage } from '../core/error.js';
import type { ProtocolVerb } from '../core/protocol.js';
import type { PushOutcome } from './push/push-report.js';

/**
 * What happened, for the bank's log. Only these fields, none of them secret or personal: no reference of a customer, no
 * name, amount, address, link or credential.
 */
export type ServerEvent =
  | {
      readonly type: 'request';
      readonly verb: ProtocolVerb | null;
      readonly status: number;
      readonly code: BankFeedsErrorCode | null;
      readonly stage: ErrorStage | null;
      /** Under which the answer's problem can be found. */
      readonly correlationId: string;
      /** Codat's own, for its support. */
      readonly codatCorrelationId: string | null;
    }
  | { readonly type: 'staleFeed'; readonly code: BankFeedsErrorCode; readonly codatCorrelationId: string | null }
  | { readonly type: 'pushed'; readonly outcome: PushOutcome; readonly sent: number; readonly rejected: number; readonly late: number; readonly code: BankFeedsErrorCode | null }
  /** A failure that has no code of its own: a bug, or the bank's own code. `error` is what was thrown. */
  | { readonly type: 'unexpected'; readonly stage: ErrorStage; readonly correlationId: string | null; readonly error: unknown };
