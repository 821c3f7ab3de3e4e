/** Milliseconds on a clock that neither jumps nor is set: a wrong wall clock makes no link expire early or late. */
export type MonotonicClock = () => number;

export const monotonic: MonotonicClock = () => performance.now();
