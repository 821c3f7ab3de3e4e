import { useEffect, useState } from 'react';
import { pollSchedule } from '../core/poll-schedule.js';

const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'focusin', 'visibilitychange'] as const;

/** Whether somebody has touched the page within half an hour. */
export function usePresence(): boolean {
  const [present, setPresent] = useState(true);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;

    function noteLife(): void {
      clearTimeout(timer);
      setPresent(true);
      timer = setTimeout(() => setPresent(false), pollSchedule.stopAfterMs);
    }

    noteLife();
    for (const sign of signsOfLife) document.addEventListener(sign, noteLife, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) document.removeEventListener(sign, noteLife, { capture: true });
    };
  }, []);

  return present;
}
