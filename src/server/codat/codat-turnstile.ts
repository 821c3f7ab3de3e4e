import type { Clock } from '../../core/clock.js';
import { titledError } from '../../core/titled-error.js';
import type { Wait } from '../wait.js';
import type { CodatCall } from './codat-port.js';

/** Codat, "Rate limits": ten at once for a company. Two are left to the bank's other machines. */
const atOncePerCompany = 8;
/** Codat, "Rate limits". */
export const defaultCallsPerMinute = 1_000;
/** Who would wait longer than this for a turn, in milliseconds, is told to come again. */
const longestWaitMs = 20_000;

export interface CodatTurnstile {
  /** Makes the call in its turn. `company`: whose it is, or null for those of none. */
  pass<T>(company: string | null, call: CodatCall, send: () => Promise<T>): Promise<T>;
}

/** Keeps this process within what Codat takes at once and in a minute. */
export function createCodatTurnstile(clock: Clock, wait: Wait, callsPerMinute: number): CodatTurnstile {
  const inFlight = new Map<string, { count: number; readonly waiting: (() => void)[] }>();
  let nextTurnAt = 0;

  /** Spreads calls so that no minute holds more than it may; a tenth of a minute's may come in one burst. */
  async function takeTurn({ stage, signal }: CodatCall): Promise<void> {
    const now = clock.now();
    const pauseMs = 60_000 / callsPerMinute;
    const burstMs = 6_000;
    const turnAt = Math.max(nextTurnAt, now - burstMs);
    const waitMs = turnAt - now;
    if (waitMs > longestWaitMs) throw titledError({ code: 'codatRateLimited', stage, retryAfterMs: waitMs });
    nextTurnAt = turnAt + pauseMs;
    if (waitMs > 0) await wait(waitMs, signal);
  }

  async function enter(company: string): Promise<void> {
    const own = inFlight.get(company) ?? { count: 0, waiting: [] };
    inFlight.set(company, own);
    if (own.count < atOncePerCompany) own.count += 1;
    else await new Promise<void>((resolve) => own.waiting.push(resolve));
  }

  function leave(company: string): void {
    const own = inFlight.get(company);
    if (!own) return;
    const next = own.waiting.shift();
    if (next) next();
    else if ((own.count -= 1) === 0) inFlight.delete(company);
  }

  return {
    async pass(company, call, send) {
      await takeTurn(call);
      if (company === null) return send();
      await enter(company);
      try {
        return await send();
      } finally {
        leave(company);
      }
    },
  };
}
