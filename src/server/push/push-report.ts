import type { BankFeedsError } from '../../core/error.js';

/**
 * How the push of an account ended: `done`, all that could be sent was; `notConnected`, QuickBooks does not take it yet
 * or no more; `busy`, another worker is at it; `unresolved`, the outcome of a call is not known yet and nothing more is
 * sent until it is; `refused`, Codat refused the account as a whole; `failed`, see `error`.
 */
export type PushOutcome = 'done' | 'notConnected' | 'busy' | 'unresolved' | 'refused' | 'failed';

export interface AccountPushReport {
  readonly customerRef: string;
  readonly accountId: string;
  readonly outcome: PushOutcome;
  /** Confirmed by Codat in this run. */
  readonly sent: number;
  readonly rejected: number;
  readonly late: number;
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
