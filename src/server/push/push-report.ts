import type { BankFeedsError } from '../../core/error.js';

/**
 * How the push of an account ended: `done`, all that could be sent was; `notConnected`, QuickBooks does not take it yet
 * or no more; `busy`, another worker is at it; `unresolved`, the outcome of a call is not known yet and nothing more is
 * sent until it is; `halted`, Codat refused a transaction, and what comes after it waits for a decision; `balanceMismatch`,
 * the bank's books have another balance than the transaction that was to be sent last; `refused`, Codat refused the account
 * as a whole; `failed`, see `error`.
 */
export type PushOutcome = 'done' | 'notConnected' | 'busy' | 'unresolved' | 'halted' | 'balanceMismatch' | 'refused' | 'failed';

export interface AccountPushReport {
  readonly customerRef: string;
  readonly accountId: string;
  readonly outcome: PushOutcome;
  /** Confirmed by Codat in this run. */
  readonly sent: number;
  readonly rejected: number;
  readonly late: number;
  /** Days until the oldest that is held up can be sent no more: 0 is the last day. Null: nothing is held up. */
  readonly daysLeft: number | null;
  readonly error: BankFeedsError | null;
}

export interface PushReport {
  readonly sent: number;
  readonly rejected: number;
  readonly late: number;
  readonly accounts: readonly AccountPushReport[];
}

export function pushReport(accounts: readonly AccountPushReport[]): PushReport {
  const total = (count: (report: AccountPushReport) => number) => accounts.reduce((sum, report) => sum + count(report), 0);
  return { sent: total(({ sent }) => sent), rejected: total(({ rejected }) => rejected), late: total(({ late }) => late), accounts };
}
