import type { Pace } from '../core/rows/slices.js';

/** Long work in the browser: the page draws and answers between two slices. */
export const browserPace: Pace = {
  breathe(act) {
    const timer = setTimeout(act);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
};
