import { instantAt, type Clock } from '../../core/clock.js';
import type { ServerEvent } from '../server-event.js';
import { levelOf } from './event-level.js';
import { toldError } from './told-error.js';

export interface JsonLinesOptions {
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
}

/**
 * A log for `createBankFeedsServer` that writes one line of JSON for each event: `time`, `level` (info, warn, error),
 * `event`, and the event's own fields. Nothing in it is secret or personal, so far as this library can tell: of an error
 * that is not its own it writes name, message and stack, without what looks like a secret.
 * @param write Takes a line, without its end, e.g. `(line) => process.stdout.write(`${line}\n`)`
 */
export function jsonLines(write: (line: string) => void, options: JsonLinesOptions = {}): (event: ServerEvent) => void {
  const clock = options.clock ?? { now: () => Date.now() };
  return (event) => {
    write(JSON.stringify({ time: instantAt(clock.now()), level: levelOf(event), event: event.type, ...fieldsOf(event) }));
  };
}

/** Field by field: what is not named here is not written, also where a later release or a port of the bank's adds it. */
function fieldsOf(event: ServerEvent): Readonly<Record<string, unknown>> {
  switch (event.type) {
    case 'request': {
      const { verb, status, code, stage, correlationId, codatCorrelationId } = event;
      return { verb, status, code, stage, correlationId, codatCorrelationId };
    }
    case 'staleFeed':
      return { code: event.code, codatCorrelationId: event.codatCorrelationId };
    case 'pushed': {
      const { outcome, sent, rejected, late, code } = event;
      return { outcome, sent, rejected, late, code };
    }
    case 'heldUp':
      return { outcome: event.outcome, daysLeft: event.daysLeft, alarm: event.alarm };
    case 'decided':
      return { decision: event.decision, transactions: event.transactions };
    case 'webhook':
      return { eventType: event.eventType, isNew: event.isNew };
    case 'webhookRefused':
      return { code: event.code, correlationId: event.correlationId };
    case 'unexpected':
      return { stage: event.stage, correlationId: event.correlationId, error: toldError(event.error) };
    default:
      return event satisfies never;
  }
}
