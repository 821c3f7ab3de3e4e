import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPollInMs, pollSchedule } from '../../src/core/poll-schedule.js';

const noJitter = 0.5;

describe('waiting for QuickBooks', () => {
  it('asks after three seconds, then ever more seldom, once a minute at last', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 50].map((asked) => nextPollInMs(asked, 0, noJitter))).toEqual([
      3000, 4800, 7680, 12_288, 19_661, 31_457, 50_332, 60_000, 60_000,
    ]);
  });

  it('stops after half an hour', () => {
    expect(nextPollInMs(30, 30 * 60_000 - 1, noJitter)).toBe(60_000);
    expect(nextPollInMs(30, 30 * 60_000, noJitter)).toBeNull();
  });

  it('asks 35 times in all, never more than sixty', () => {
    const asksWith = (chance: number) => {
      let waited = 0;
      for (let asked = 0; ; asked += 1) {
        const pause = nextPollInMs(asked, waited, chance);
        if (pause === null) return asked;
        waited += pause;
      }
    };
    expect(asksWith(noJitter)).toBe(35);
    expect(asksWith(0)).toBeLessThan(60);
  });

  it('spreads the pauses by a fifth to either side, whatever chance says', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(pollSchedule.stopAfterMs - 1), fc.double({ min: 0, max: 1, noNaN: true }), (asked, waited, chance) => {
        const steady = nextPollInMs(asked, waited, noJitter) ?? 0;
        const pause = nextPollInMs(asked, waited, chance) ?? 0;
        expect(pause).toBeGreaterThanOrEqual(Math.floor(steady * 0.8));
        expect(pause).toBeLessThanOrEqual(Math.ceil(steady * 1.2));
      }),
    );
    expect(nextPollInMs(0, 0, 0)).toBe(2400);
    expect(nextPollInMs(0, 0, 1)).toBe(3600);
  });
});
