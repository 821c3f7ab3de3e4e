import { pollsForMs } from './poll-limit.js';

/** Waiting for QuickBooks: ask soon, then ever more seldom, and not for ever. */
export const pollSchedule = {
  firstMs: 3_000,
  factor: 1.6,
  longestMs: 60_000,
  /** A part of each pause, so that many tabs do not ask in step. */
  jitter: 0.2,
  stopAfterMs: pollsForMs,
} as const;

/**
 * The pause before asking for the `asked + 1`th time, in milliseconds; null when it has been long enough.
 * @param chance 0 to 1, injected.
 */
export function nextPollInMs(asked: number, waitedMs: number, chance: number): number | null {
  if (waitedMs >= pollSchedule.stopAfterMs) return null;
  const steady = Math.min(pollSchedule.firstMs * pollSchedule.factor ** asked, pollSchedule.longestMs);
  return Math.round(steady * (1 + pollSchedule.jitter * (2 * chance - 1)));
}
