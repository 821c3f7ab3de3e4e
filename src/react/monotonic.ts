/** Milliseconds on a clock that never runs back. Only differences of it mean anything. */
export type MonotonicClock = () => number;

/** So much more on the wall clock than on the steady one, in milliseconds, and the machine has slept. */
const sleptMs = 5_000;

/**
 * A clock that no wrong wall clock disturbs, and that counts the time in which the machine slept: most browsers'
 * `performance.now` stands still then. A wall clock that is set forward is taken for a sleep: what is watched by this
 * clock then ends early, never late.
 * @param steady Milliseconds; may stand still while the machine sleeps.
 * @param wall Milliseconds; may be set.
 */
export function createMonotonicClock(steady: () => number, wall: () => number): MonotonicClock {
  let passed = 0;
  let last: { readonly steady: number; readonly wall: number } | null = null;
  return () => {
    const now = { steady: steady(), wall: wall() };
    if (last) {
      const awake = Math.max(0, now.steady - last.steady);
      const onTheWall = now.wall - last.wall;
      passed += onTheWall > awake + sleptMs ? onTheWall : awake;
    }
    last = now;
    return passed;
  };
}

export const monotonic: MonotonicClock = createMonotonicClock(
  () => performance.now(),
  () => Date.now(),
);
