import type { Pace } from '../core/rows/slices.js';

/** The first rows are on the screen by then, on a slow phone too. */
const drawnWithinMs = 250;

/** A page that is never idle still gets its totals. */
const idleWithinMs = 1_000;

/** Long work in the browser: the page draws and answers between two slices. */
export const browserPace: Pace = {
  breathe(act, when) {
    if (when === 'later') {
      const timer = setTimeout(act, drawnWithinMs);
      return () => clearTimeout(timer);
    }
    // Safari knows no idle time yet.
    if (when === 'idle' && typeof requestIdleCallback === 'function') {
      const request = requestIdleCallback(act, { timeout: idleWithinMs });
      return () => cancelIdleCallback(request);
    }
    // A message comes at once, where nested timers wait four milliseconds each.
    const { port1, port2 } = new MessageChannel();
    const close = () => {
      port1.close();
      port2.close();
    };
    port1.onmessage = () => {
      close();
      act();
    };
    port2.postMessage(null);
    return close;
  },
  now: () => performance.now(),
};
