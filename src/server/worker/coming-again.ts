import type { BankFeedsErrorCode } from '../../core/error-codes.js';
import type { PushOutcome, PushReport } from '../push/push-report.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** First and longest pause until a customer is looked at again, in milliseconds; each is twice the one before. */
const pauses = {
  done: null,
  busy: { first: minuteMs, longest: hourMs },
  unresolved: { first: minuteMs, longest: hourMs },
  failed: { first: minuteMs, longest: hourMs },
  // Until somebody has decided; then they are due at once.
  halted: { first: hourMs, longest: hourMs },
  balanceMismatch: { first: 5 * minuteMs, longest: hourMs },
  refused: { first: hourMs, longest: 6 * hourMs },
  notConnected: { first: 5 * minuteMs, longest: 6 * hourMs },
} as const satisfies Record<PushOutcome, { readonly first: number; readonly longest: number } | null>;

/** How long a customer may be left in peace, in milliseconds; null: all is sent. `attempt`: how often in a row it was not, from 0. */
export function pauseAfter({ accounts }: Pick<PushReport, 'accounts'>, attempt: number): number | null {
  const each = accounts.flatMap(({ outcome }) => pauseOf(outcome, attempt) ?? []);
  return each.length === 0 ? null : Math.min(...each);
}

/** The same for one account alone. */
export function pauseOf(outcome: PushOutcome, attempt: number): number | null {
  const pause = pauses[outcome];
  return pause && Math.min(pause.longest, pause.first * 2 ** Math.min(attempt, 20));
}

/** Whether the next customer would fare the same: Codat answers nobody, or not this bank. */
export function isCodatGone({ accounts }: Pick<PushReport, 'accounts'>): boolean {
  return accounts.some(({ error }) => error !== null && gone.has(error.code));
}

const gone: ReadonlySet<BankFeedsErrorCode> = new Set(['codatPaused', 'codatRateLimited', 'codatUnauthorized', 'codatPaymentRequired']);
