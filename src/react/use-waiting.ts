import { useCallback, useEffect, useRef, useState } from 'react';
import { nextPollInMs, pollSchedule } from '../core/poll-schedule.js';
import { monotonic, type MonotonicClock } from './monotonic.js';

export interface UseWaitingOptions {
  readonly waiting: boolean;
  readonly look: () => Promise<void>;
  readonly clock?: MonotonicClock | undefined;
  readonly chance?: (() => number) | undefined;
}

/** A timer is late by this much, in milliseconds, for no other reason. */
const sleptMs = 60_000;

/**
 * Looks again and again while something is awaited, the page is visible and there is a network, ever more seldom, for
 * half an hour; and anew when somebody comes back to the page after that.
 */
export function useWaiting({ waiting, look, clock = monotonic, chance = Math.random }: UseWaitingOptions) {
  const [stopped, setStopped] = useState(false);
  const [round, setRound] = useState(0);
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });

  useEffect(() => {
    setStopped(false);
    if (!waiting) return;
    let since = clock();
    let asked = 0;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function beginAnew(): void {
      since = clock();
      asked = 0;
      setStopped(false);
    }

    function schedule(): void {
      // A look under way when the wait ended comes back here.
      if (over) return;
      const pause = nextPollInMs(asked, clock() - since, chance());
      if (pause === null) {
        setStopped(true);
        return;
      }
      const dueAt = clock() + pause;
      timer = setTimeout(() => {
        // A timer that is so late has slept with the machine, and somebody has just woken it.
        if (clock() - dueAt > sleptMs) beginAnew();
        if (document.visibilityState === 'hidden' || !navigator.onLine) return;
        asked += 1;
        void latest.current().finally(schedule);
      }, pause);
    }

    function lookAtOnce(): void {
      if (document.visibilityState === 'hidden') return;
      clearTimeout(timer);
      if (clock() - since >= pollSchedule.stopAfterMs) beginAnew();
      void latest.current().finally(() => {
        clearTimeout(timer);
        schedule();
      });
    }

    schedule();
    document.addEventListener('visibilitychange', lookAtOnce);
    addEventListener('online', lookAtOnce);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', lookAtOnce);
      removeEventListener('online', lookAtOnce);
    };
  }, [waiting, round, clock, chance]);

  const lookNow = useCallback(() => {
    setRound((current) => current + 1);
    void latest.current();
  }, []);

  return { stopped, lookNow };
}
