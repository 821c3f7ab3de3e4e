import { addDays, type LocalDate } from './local-date.js';
import type { StageReason } from './transaction.js';

/** Codat, "Push bank transactions": at most 1,000 a call. */
export const maxTransactionsPerPush = 1000;

/**
 * How far back QuickBooks takes transactions, in days before today. Codat's QuickBooks guide says seven, also where the
 * feed start date is earlier; another of its pages says ninety.
 */
export const defaultHistoryDays = 7;

export interface Plannable {
  readonly id: string;
  readonly date: LocalDate;
  readonly sequence: number;
}

export interface PushPlanInput<Row extends Plannable> {
  readonly queued: readonly Row[];
  /** In the account's own zone. */
  readonly today: LocalDate;
  readonly feedStartDate: LocalDate | null;
  /** The day of the newest transaction that Codat has stored, or may have. */
  readonly lastSentDate: LocalDate | null;
  readonly historyDays: number;
  readonly limit?: number | undefined;
  /** Refused by Codat, and not decided on: nothing that comes after the first that may still be sent is sent before it is. */
  readonly refused?: readonly Row[] | undefined;
}

export type LateReason = Extract<StageReason, 'beforeFeedStart' | 'olderThanNewestSent' | 'tooOld'>;

export interface PushPlan<Row extends Plannable> {
  /** The next call, in the order in which Codat wants them. */
  readonly send: readonly Row[];
  /** Too late for ever: dates only move on. */
  readonly late: readonly { readonly row: Row; readonly reason: LateReason }[];
  /** Dated after today. */
  readonly waiting: readonly Row[];
  /** Behind one that Codat refused: sent before it, they would make it too late for ever. */
  readonly held: readonly Row[];
  /** The refused one that they wait for. */
  readonly heldBy: Row | null;
}

/**
 * What may be sent now, by Codat's rules for QuickBooks Online ("Push bank transactions", "Set up QuickBooks Online bank
 * feeds"): in chronological order, at most 1,000 a call, none in the future, none older than the newest that is there,
 * none older than the history that QuickBooks takes, none before the feed's start.
 */
export function planPush<Row extends Plannable>(input: PushPlanInput<Row>): PushPlan<Row> {
  const { today, feedStartDate, lastSentDate, historyDays } = input;
  const limit = Math.min(input.limit ?? maxTransactionsPerPush, maxTransactionsPerPush);
  const oldest = addDays(today, -historyDays);
  const send: Row[] = [];
  const late: { readonly row: Row; readonly reason: LateReason }[] = [];
  const waiting: Row[] = [];
  const held: Row[] = [];
  // One that can be sent no more, corrected or not, is not worth losing the others for.
  const heldBy = (input.refused ?? []).filter(({ date }) => lateReason(date) === null).toSorted(byDateThenSequence)[0] ?? null;
  for (const row of input.queued.toSorted(byDateThenSequence)) {
    const reason = lateReason(row.date);
    if (reason !== null) late.push({ row, reason });
    else if (row.date > today) waiting.push(row);
    else if (heldBy !== null && byDateThenSequence(row, heldBy) > 0) held.push(row);
    else if (send.length < limit) send.push(row);
  }
  return { send, late, waiting, held, heldBy };

  function lateReason(date: LocalDate): LateReason | null {
    if (date < (feedStartDate ?? date)) return 'beforeFeedStart';
    if (date < (lastSentDate ?? date)) return 'olderThanNewestSent';
    return date < oldest ? 'tooOld' : null;
  }
}

function byDateThenSequence(one: Plannable, other: Plannable): number {
  if (one.date < other.date) return -1;
  if (one.date > other.date) return 1;
  return one.sequence - other.sequence;
}
