import { useEffect, useState } from 'react';
import { pollsForMs } from '../core/poll-limit.js';

const early = { capture: true, passive: true };
const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'focusin', 'visibilitychange'] as const;

/** Whether somebody has touched the page within half an hour. */
export function usePresence(): boolean {
  const [present, setPresent] = useState(true);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;

    function noteLife(): void {
      clearTimeout(timer);
      setPresent(true);
      timer = setTimeout(() => setPresent(false), pollsForMs);
    }

    noteLife();
    for (const sign of signsOfLife) document.addEventListener(sign, noteLife, early);
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) document.removeEventListener(sign, noteLife, early);
    };
  }, []);

  return present;
}
