import { addDays, parseLocalDate, type LocalDate } from './local-date.js';

/** Days in a row that people ask a bank for. */
export const datePresets = ['thisMonth', 'lastMonth', 'last30Days', 'last90Days', 'thisYear'] as const;

export type DatePreset = (typeof datePresets)[number];

export interface DateRange {
  /** The first day; null is the beginning. */
  readonly from: LocalDate | null;
  /** The last day; null is the end. */
  readonly to: LocalDate | null;
}

/** The days that a preset means on the day `today`. */
export function datesOfPreset(preset: DatePreset, today: LocalDate): DateRange {
  switch (preset) {
    case 'thisMonth':
      return { from: firstOfMonth(today), to: today };
    case 'lastMonth': {
      const last = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(last), to: last };
    }
    case 'last30Days':
      return { from: addDays(today, -29), to: today };
    case 'last90Days':
      return { from: addDays(today, -89), to: today };
    case 'thisYear':
      return { from: parseLocalDate(`${today.slice(0, 4)}-01-01`), to: today };
    default:
      return preset satisfies never;
  }
}

function firstOfMonth(date: LocalDate): LocalDate {
  return parseLocalDate(`${date.slice(0, 7)}-01`);
}
