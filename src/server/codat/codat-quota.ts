import type { Clock } from '../../core/clock.js';
import { titledError } from '../../core/titled-error.js';
import { retryAfterMsOf } from '../../core/retry-after.js';
import type { CodatBudget, CodatCall } from './codat-port.js';

/** Where Codat says that it is enough, and not for how long. Milliseconds. */
const defaultPauseMs = 60_000;

/** This part of the day's calls is for transactions: what waits for a week is late for good, and people can come back tomorrow. */
const forTransactions = 1 / 20;

export interface CodatQuota {
  /**
   * @throws BankFeedsError `codatRateLimited` while Codat has said that it answers nothing, and for anything but sending while
   * next to nothing is left of the day's calls: nothing is sent
   */
  require(call: CodatCall): void;
  /** Learns from an answer's headers (Codat, "Rate limits"). */
  learn(status: number, headers: Headers): void;
  budget(): CodatBudget | null;
}

/** What Codat says of the day's calls: 1,000 × (1 + connected companies), for all machines of the bank together. */
export function createCodatQuota(clock: Clock): CodatQuota {
  let budget: CodatBudget | null = null;
  let pausedUntil = 0;

  const known = () => (budget !== null && budget.resetsAt > clock.now() ? budget : null);

  /** Milliseconds until calls other than those that send are made again. */
  function keptForMs(): number {
    const today = known();
    return today !== null && today.remaining <= today.limit * forTransactions ? today.resetsAt - clock.now() : 0;
  }

  return {
    require({ stage }) {
      const retryAfterMs = Math.max(pausedUntil - clock.now(), stage === 'push' ? 0 : keptForMs());
      if (retryAfterMs > 0) throw titledError({ code: 'codatRateLimited', stage, retryAfterMs });
    },
    learn(status, headers) {
      const now = clock.now();
      if (status === 429) pausedUntil = now + (retryAfterMsOf(headers) ?? defaultPauseMs);
      const limit = countIn(headers, 'X-Rate-Limit-Limit');
      const remaining = countIn(headers, 'X-Rate-Limit-Remaining');
      const resetsAt = Date.parse(headers.get('X-Rate-Limit-Reset') ?? '');
      if (limit !== null && remaining !== null && resetsAt > now) budget = { limit, remaining, resetsAt };
    },
    budget: known,
  };
}

function countIn(headers: Headers, name: string): number | null {
  const text = headers.get(name) ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
