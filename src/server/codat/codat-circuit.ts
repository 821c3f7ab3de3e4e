import type { Clock } from '../../core/clock.js';
import { isBankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import type { CodatCall } from './codat-port.js';

/** So many calls in a row without an answer of Codat's own, and it is taken to be down. */
const failuresToOpen = 5;
/** Until the first try, and at most, in milliseconds; each pause is twice the one before. */
const firstPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;

export interface CodatCircuit {
  /**
   * Makes the call, unless Codat is down: then one call at a time tries it, after longer and longer pauses, and those
   * that come meanwhile wait for what becomes of it.
   * @throws BankFeedsError `codatPaused`: nothing was sent
   */
  through<T>(call: CodatCall, send: () => Promise<T>): Promise<T>;
}

/** Spares a Codat that is down the calls of all who wait for it, and them the waiting. */
export function createCodatCircuit(clock: Clock): CodatCircuit {
  let failures = 0;
  let pauseMs = 0;
  let closedUntil = 0;
  let trying: Promise<void> | null = null;

  function noteFailure(): void {
    failures += 1;
    if (failures < failuresToOpen) return;
    pauseMs = Math.min(longestPauseMs, Math.max(firstPauseMs, pauseMs * 2));
    closedUntil = clock.now() + pauseMs;
  }

  function noteAnswer(): void {
    failures = 0;
    pauseMs = 0;
    closedUntil = 0;
  }

  async function sent<T>(send: () => Promise<T>): Promise<T> {
    try {
      const answer = await send();
      noteAnswer();
      return answer;
    } catch (error) {
      if (isNoAnswer(error)) noteFailure();
      else if (isBankFeedsError(error)) noteAnswer();
      throw error;
    }
  }

  return {
    async through({ stage }, send) {
      while (trying !== null) await trying;
      const isDown = failures >= failuresToOpen;
      const waitMs = closedUntil - clock.now();
      if (isDown && waitMs > 0) throw titledError({ code: 'codatPaused', stage, retryAfterMs: waitMs });
      const call = sent(send);
      if (isDown) {
        trying = call.then(ignore, ignore).finally(() => {
          trying = null;
        });
      }
      return call;
    },
  };
}

/** A refusal is an answer, too. */
function isNoAnswer(error: unknown): boolean {
  return isBankFeedsError(error) && (error.code === 'codatUnreachable' || error.code === 'codatUnavailable');
}

function ignore(): void {}
