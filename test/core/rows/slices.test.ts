import { describe, expect, it } from 'vitest';
import { inSlices, type Breath } from '../../../src/core/rows/slices.js';

/** Work of so many steps of three milliseconds, of which a person awaits the first. */
function work(steps: number, awaited: number) {
  let time = 0;
  let done = 0;
  const breaths: Breath[] = [];
  const slices: string[] = [];
  let next: (() => void) | null = null;
  const stop = inSlices(
    {
      now: () => time,
      breathe(act, when) {
        breaths.push(when);
        next = act;
        return () => {
          next = null;
        };
      },
    },
    {
      step() {
        time += 3;
        done += 1;
        return done < steps;
      },
      isAwaited: () => done < awaited,
      afterSlice: (isLast) => slices.push(`${done}${isLast ? ' and done' : ''}`),
    },
  );
  const breathe = () => {
    const act = next;
    next = null;
    act?.();
  };
  return { breaths, slices, breathe, stop, isWaiting: () => next !== null };
}

describe('long work', () => {
  it('is done in slices of eight milliseconds: soon while a person waits for it, and when the page is idle after that', () => {
    const { breaths, slices, breathe, isWaiting } = work(8, 4);
    expect([breaths, slices]).toEqual([['soon'], []]);
    while (isWaiting()) breathe();
    expect(slices).toEqual(['3', '6', '8 and done']);
    expect(breaths).toEqual(['soon', 'soon', 'idle']);
  });

  it('that nobody waits for begins when the page has drawn', () => {
    const { breaths, breathe, slices } = work(1, 0);
    breathe();
    expect([breaths, slices]).toEqual([['later'], ['1 and done']]);
  });

  it('can be called off, at once or later', () => {
    const atOnce = work(9, 9);
    atOnce.stop();
    expect(atOnce.isWaiting()).toBe(false);
    const later = work(9, 9);
    later.breathe();
    later.stop();
    expect([later.isWaiting(), later.slices]).toEqual([false, ['3']]);
  });
});
