import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isLocalDate, localDateAt, localDateOfDateTime, maxLocalDate, parseLocalDate } from '../../src/core/local-date.js';

const day = fc.integer({ min: -200_000, max: 200_000 }).map((days) => addDays(parseLocalDate('2026-11-21'), days));

describe('local dates', () => {
  it('are days of the calendar and nothing else', () => {
    expect(isLocalDate('2024-02-29')).toBe(true);
    for (const wrong of [
      '2025-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-11-00',
      '2026-11-31',
      '2026-11-99',
      '0099-01-01',
      '2026-1-1',
      '2026-11-21T00:00:00',
      ' 2026-11-21',
      20261121,
      null,
    ]) {
      expect(isLocalDate(wrong)).toBe(false);
    }
    expect(() => parseLocalDate('yesterday')).toThrow(new RangeError('"yesterday" is not a local date (YYYY-MM-DD).'));
  });

  it('move by days and measure the way back, over any month, year and leap day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10_000, max: 10_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('compare as text', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
        expect(maxLocalDate(a, null, b)).toBe(a < b ? b : a);
      }),
    );
  });

  it('are the day on the wall of the account’s zone: late evening in Vancouver is still that day', () => {
    const instant = Date.parse('2026-12-31T23:30:00-08:00');
    expect(localDateAt(instant, 'America/Vancouver')).toBe('2026-12-31');
    expect(localDateAt(instant, 'America/Toronto')).toBe('2027-01-01');
    expect(localDateAt(instant, 'UTC')).toBe('2027-01-01');
    expect(localDateAt(Date.parse('0987-06-05T12:00:00Z'), 'UTC')).toBe('0987-06-05');
  });

  it('do not skip or repeat when clocks change', () => {
    expect(localDateAt(Date.parse('2026-03-08T01:59:59-05:00'), 'America/Toronto')).toBe('2026-03-08');
    expect(localDateAt(Date.parse('2026-03-08T23:59:59-04:00'), 'America/Toronto')).toBe('2026-03-08');
    expect(localDateAt(Date.parse('2026-11-01T00:00:00-04:00'), 'America/Toronto')).toBe('2026-11-01');
    expect(localDateAt(Date.parse('2026-11-01T23:59:59-05:00'), 'America/Toronto')).toBe('2026-11-01');
  });

  it('ignore the offset of a date-time, as Codat does', () => {
    for (const text of ['2026-11-20T23:00:00-08:00', '2026-11-20T23:00:00Z', '2026-11-20T23:00:00.0807447', '2026-11-20']) {
      expect(localDateOfDateTime(text)).toBe('2026-11-20');
    }
  });
});
