import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMonotonicClock } from '../../src/react/monotonic.js';

const hour = 3_600_000;

function clocks() {
  let steady = 500;
  let wall = Date.UTC(2026, 10, 20);
  const clock = createMonotonicClock(
    () => steady,
    () => wall,
  );
  const begin = clock();
  return {
    passed: () => clock() - begin,
    move(bySteady: number, byWall: number) {
      steady += bySteady;
      wall += byWall;
    },
  };
}

describe('the clock by which a link expires', () => {
  it('counts what both clocks count', () => {
    const { passed, move } = clocks();
    move(hour, hour);
    expect(passed()).toBe(hour);
  });

  it('counts a sleep, which the steady clock may miss', () => {
    const { passed, move } = clocks();
    move(1_000, 8 * hour);
    expect(passed()).toBe(8 * hour);
  });

  it('is not disturbed by a wall clock that is set back, or put right by seconds', () => {
    const { passed, move } = clocks();
    move(hour, hour - 24 * hour);
    expect(passed()).toBe(hour);
    move(1_000, 4_000);
    expect(passed()).toBe(hour + 1_000);
  });

  it('never runs back, and never slower than the steady clock', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(hour), fc.integer({ min: -48 * hour, max: 48 * hour }))), (steps) => {
        const { passed, move } = clocks();
        let before = 0;
        for (const [bySteady, byWall] of steps) {
          move(bySteady, byWall);
          const now = passed();
          expect(now).toBeGreaterThanOrEqual(before + bySteady);
          before = now;
        }
      }),
    );
  });
});
