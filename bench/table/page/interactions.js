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

let answer = Promise.resolve('never');

/**
 * From the next event of this kind on, waits for the paint in which `isFirstShown`, then for one in which `isWhole`: a
 * table may show what it has found before it has looked at every row.
 */
export function arm(kind, isFirstShown, isWhole) {
  answer = new Promise((resolve) => {
    const begin = async ({ timeStamp }) => {
      const first = await painted(isFirstShown);
      const whole = isWhole() ? first : await painted(isWhole);
      resolve(Number.isNaN(first) || Number.isNaN(whole) ? 'never' : { first: first - timeStamp, whole: whole - timeStamp });
    };
    addEventListener(kind, (event) => void begin(event), { capture: true, once: true });
  });
}

/** Milliseconds to both, or 'never'. */
export const answered = () => answer;
