import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datePresets, datesOfPreset, type DatePreset } from '../../src/core/date-presets.js';
import { addDays, daysBetween, parseLocalDate } from '../../src/core/local-date.js';

describe('days in a row', () => {
  it.each<readonly [today: string, preset: DatePreset, from: string, to: string]>([
    ['2026-11-20', 'thisMonth', '2026-11-01', '2026-11-20'],
    ['2026-11-01', 'thisMonth', '2026-11-01', '2026-11-01'],
    ['2028-02-29', 'thisMonth', '2028-02-01', '2028-02-29'],
    ['2026-11-20', 'lastMonth', '2026-10-01', '2026-10-31'],
    ['2026-10-31', 'lastMonth', '2026-09-01', '2026-09-30'],
    ['2026-03-31', 'lastMonth', '2026-02-01', '2026-02-28'],
    ['2028-03-31', 'lastMonth', '2028-02-01', '2028-02-29'],
    ['2100-03-01', 'lastMonth', '2100-02-01', '2100-02-28'],
    ['2000-03-01', 'lastMonth', '2000-02-01', '2000-02-29'],
    ['2027-01-01', 'lastMonth', '2026-12-01', '2026-12-31'],
    ['2026-11-20', 'last30Days', '2026-10-22', '2026-11-20'],
    ['2026-03-01', 'last30Days', '2026-01-31', '2026-03-01'],
    ['2028-03-01', 'last30Days', '2028-02-01', '2028-03-01'],
    ['2027-01-01', 'last30Days', '2026-12-03', '2027-01-01'],
    ['2026-11-20', 'last90Days', '2026-08-23', '2026-11-20'],
    ['2027-01-01', 'last90Days', '2026-10-04', '2027-01-01'],
    ['2026-12-31', 'thisYear', '2026-01-01', '2026-12-31'],
    ['2027-01-01', 'thisYear', '2027-01-01', '2027-01-01'],
  ])('on %s, %s, are %s to %s', (today, preset, from, to) => {
    expect(datesOfPreset(preset, parseLocalDate(today))).toEqual({ from, to });
  });

  it('are what their names say, on any day', () => {
    const days = fc.integer({ min: 0, max: 146_097 }).map((count) => addDays(parseLocalDate('1900-01-01'), count));
    fc.assert(
      fc.property(days, (today) => {
        const of = (preset: DatePreset) => {
          const { from, to } = datesOfPreset(preset, today);
          if (from === null || to === null) throw new Error(`${preset} has no end.`);
          return { from, to, days: daysBetween(from, to) + 1 };
        };
        for (const preset of datePresets) expect(of(preset).days).toBeGreaterThan(0);
        for (const preset of ['thisMonth', 'last30Days', 'last90Days', 'thisYear'] as const) expect(of(preset).to).toBe(today);
        expect(of('last30Days').days).toBe(30);
        expect(of('last90Days').days).toBe(90);
        // The month before ends on the day before this one begins, and begins on a first.
        expect(addDays(of('lastMonth').to, 1)).toBe(of('thisMonth').from);
        expect([of('thisMonth').from, of('lastMonth').from].map((date) => date.slice(8))).toEqual(['01', '01']);
        expect(of('thisMonth').from.slice(0, 7)).toBe(today.slice(0, 7));
        expect(of('lastMonth').from.slice(0, 7)).toBe(of('lastMonth').to.slice(0, 7));
        expect(of('thisYear').from).toBe(`${today.slice(0, 4)}-01-01`);
      }),
      { numRuns: 2_000 },
    );
  });
});
