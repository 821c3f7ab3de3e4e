import { useCallback, useEffect, useRef, useState } from 'react';
import { nextPollInMs } from '../core/poll-schedule.js';
import { monotonic, type MonotonicClock } from './monotonic.js';

export interface UseWaitingOptions {
  readonly waiting: boolean;
  readonly look: () => Promise<void>;
  readonly clock?: MonotonicClock | undefined;
  readonly chance?: (() => number) | undefined;
}

/** Looks again and again while something is awaited and the page is visible, ever more seldom, for half an hour. */
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
    const since = clock();
    let asked = 0;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function schedule(): void {
      // A look under way when the wait ended comes back here.
      if (over) return;
      const pause = nextPollInMs(asked, clock() - since, chance());
      if (pause === null) {
        setStopped(true);
        return;
      }
      timer = setTimeout(() => {
        if (document.visibilityState === 'hidden' || !navigator.onLine) return;
        asked += 1;
        void latest.current().finally(schedule);
      }, pause);
    }

    function lookAtOnce(): void {
      if (document.visibilityState === 'hidden') return;
      clearTimeout(timer);
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
