import type { BankFeedsErrorCode } from '../../core/error-codes.js';
import { errorCodes } from '../../core/error-facts.js';
import type { ServerEvent } from '../server-event.js';

/** `error`: somebody has to act soon. `warn`: somebody has to look, or it passes by itself. */
export type LogLevel = 'info' | 'warn' | 'error';

export function levelOf(event: ServerEvent): LogLevel {
  switch (event.type) {
    case 'request':
    case 'staleFeed':
      return levelOfCode(event.code);
    case 'webhookRefused':
      return levelOfCode(event.code) === 'error' ? 'error' : 'warn';
    case 'pushed':
      return levelOfPush(event);
    case 'heldUp':
      return event.alarm === 'urgent' ? 'error' : 'warn';
    case 'unexpected':
      return 'error';
    case 'decided':
    case 'webhook':
      return 'info';
    default:
      return event satisfies never;
  }
}

function levelOfPush({ outcome, rejected, code }: Extract<ServerEvent, { type: 'pushed' }>): LogLevel {
  switch (outcome) {
    case 'done':
    case 'notConnected':
    case 'busy':
      return rejected > 0 ? 'warn' : 'info';
    case 'unresolved':
    case 'halted':
    case 'balanceMismatch':
    case 'refused':
      return 'warn';
    case 'failed':
      return levelOfCode(code) === 'error' ? 'error' : 'warn';
    default:
      return outcome satisfies never;
  }
}

/** What does not pass before somebody at the bank repairs it. */
const needsRepair: ReadonlySet<BankFeedsErrorCode> = new Set<BankFeedsErrorCode>([
  'internal',
  'codatUnauthorized',
  'codatPaymentRequired',
  'codatForbidden',
  'codatRejected',
  'codatIdempotencyMismatch',
  'codatUnexpectedAnswer',
  'linkRefused',
  'calloutTooLong',
]);

/** What a customer did wrong is nobody's alarm. */
function levelOfCode(code: BankFeedsErrorCode | null): LogLevel {
  if (code === null) return 'info';
  if (needsRepair.has(code)) return 'error';
  return (errorCodes[code].status ?? 500) >= 500 ? 'warn' : 'info';
}
