import { painted } from './frames.js';

/* From a real key or click (sent by the runner) to the paint that answers it. */

const interactions = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) interactions.push({ startTime, duration });
}).observe({ type: 'event', durationThreshold: 16, buffered: true });

/** The longest interaction since a time, as the browser counts it for INP: in steps of 8 ms, 0 below 16. */
export function longestSince(time) {
  return Math.max(0, ...interactions.filter(({ startTime }) => startTime >= time).map(({ duration }) => duration));
}

let took = null;

/** From the next event of this kind on, waits for the paint in which `isShown`. */
export function arm(kind, isShown) {
  took = null;
  const begin = ({ timeStamp }) => {
    void painted(isShown).then((time) => {
      took = Number.isNaN(time) ? 'never' : time - timeStamp;
    });
  };
  addEventListener(kind, begin, { capture: true, once: true });
}

/** Milliseconds, 'never', or null while it is not known. */
export const answered = () => took;
