import type { BankFeedsErrorCode } from '../core/error-codes.js';
import type { ErrorStage } from '../core/error.js';
import type { ProtocolVerb } from '../core/protocol.js';
import type { FuseAlarm } from '../core/push-fuse.js';
import type { PushDecision } from './push/decision.js';
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
  | {
      readonly type: 'pushed';
      readonly outcome: PushOutcome;
      readonly sent: number;
      readonly rejected: number;
      readonly late: number;
      readonly code: BankFeedsErrorCode | null;
    }
  /**
   * Transactions of an account are not sent, and in `daysLeft` days the first can be no more (0: today is the last). Told
   * at each run, from three days before: somebody has to look. The report of the run says whose they are.
   */
  | { readonly type: 'heldUp'; readonly outcome: PushOutcome; readonly daysLeft: number; readonly alarm: FuseAlarm }
  /** A person at the bank decided about an account that had stopped. */
  | { readonly type: 'decided'; readonly decision: PushDecision; readonly transactions: number }
  /** A message of Codat's; `isNew`: it had not come before. */
  | { readonly type: 'webhook'; readonly eventType: string; readonly isNew: boolean }
  | { readonly type: 'webhookRefused'; readonly code: BankFeedsErrorCode; readonly correlationId: string }
  /** A failure that has no code of its own: a bug, or the bank's own code. `error` is what was thrown. */
  | { readonly type: 'unexpected'; readonly stage: ErrorStage; readonly correlationId: string | null; readonly error: unknown };
