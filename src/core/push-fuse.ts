import { daysBetween, type LocalDate } from './local-date.js';

/**
 * Days until a transaction that is held up can be sent no more: 0 is the last day on which it can. Below that, it is lost.
 * @param today In the account's own zone
 */
export function daysUntilLost(date: LocalDate, today: LocalDate, historyDays: number): number {
  return historyDays - daysBetween(date, today);
}

export type FuseAlarm = 'early' | 'urgent';

/** With QuickBooks' seven days: on the third day, and from the fifth. */
const alarmAtDaysLeft = { early: 4, urgent: 2 } as const;

/** Whether somebody has to look at a transaction that is held up, and how soon; null: not yet. */
export function fuseAlarm(daysLeft: number): FuseAlarm | null {
  if (daysLeft <= alarmAtDaysLeft.urgent) return 'urgent';
  return daysLeft <= alarmAtDaysLeft.early ? 'early' : null;
}
