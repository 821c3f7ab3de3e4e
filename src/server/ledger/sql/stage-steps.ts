import { sql, type RawBuilder } from 'kysely';
import { instantAt } from '../../../core/clock.js';
import { mostStageSteps, type StageReason, type StageStep, type TransactionStage } from '../../../core/transaction.js';

/*
 * A history is a text of steps of the same width, the newest at the end: a letter for the stage, one for the reason (or
 * `-`), and the milliseconds since 1970 in 13 digits. So a thousand rows get a step in one statement, without being read.
 */

const letterOfStage = {
  queued: 'q',
  sending: 'g',
  sent: 's',
  collected: 'c',
  rejected: 'r',
  late: 'l',
  quarantined: 'x',
  unknown: 'u',
} as const satisfies Record<TransactionStage, string>;

const letterOfReason = {
  accountNotConnected: 'a',
  futureDated: 'f',
  olderThanNewestSent: 'o',
  tooOld: 't',
  beforeFeedStart: 'b',
  refusedByCodat: 'r',
  leftOut: 'e',
  changedAfterSending: 'c',
  unknown: 'u',
} as const satisfies Record<StageReason, string>;

const digits = 13;
const stepWidth = 2 + digits;
const stepShape = new RegExp(`(.)(.)(\\d{${digits}})`, 'g');

/** @throws RangeError when the moment does not fit: none before 1970 or after 2286 does */
export function textOfStep({ stage, reason, at }: StageStep): string {
  const time = String(Date.parse(at)).padStart(digits, '0');
  if (!/^\d{13}$/.test(time)) throw new RangeError(`"${at}" is no moment that a history can hold.`);
  return letterOfStage[stage] + (reason === null ? '-' : letterOfReason[reason]) + time;
}

/** The history of a row with this step, where the row stood otherwise until now. */
export function historyWith(step: StageStep): RawBuilder<string> {
  return sql<string>`case
    when stage = ${step.stage} and coalesce(reason, '') = ${step.reason ?? ''} then history
    when length(history) >= ${sql.lit(mostStageSteps * stepWidth)} then substr(history, ${sql.lit(stepWidth + 1)}) || ${textOfStep(step)}
    else coalesce(history, '') || ${textOfStep(step)}
  end`;
}

/** What the text tells, oldest first; undefined where there is none. A letter of a later release reads as `unknown`. */
export function stepsOfText(history: string | null): readonly StageStep[] | undefined {
  if (history === null) return undefined;
  return [...history.matchAll(stepShape)].map(([, stage = '', reason = '', time]) => ({
    stage: stageOfLetter.get(stage) ?? 'unknown',
    reason: reason === '-' ? null : (reasonOfLetter.get(reason) ?? 'unknown'),
    at: instantAt(Number(time)),
  }));
}

const stageOfLetter = byLetter(letterOfStage);
const reasonOfLetter = byLetter(letterOfReason);

function byLetter<Name extends string>(letters: Readonly<Record<Name, string>>): ReadonlyMap<string, Name> {
  const isName = (name: string): name is Name => Object.hasOwn(letters, name);
  return new Map(
    Object.keys(letters)
      .filter(isName)
      .map((name) => [letters[name], name]),
  );
}
