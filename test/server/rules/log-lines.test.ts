import { describe, expect, it, vi } from 'vitest';
import { jsonLines } from '../../../src/server/log/json-lines.js';
import type { ServerEvent } from '../../../src/server/server-event.js';

const clock = { now: () => Date.parse('2026-11-21T13:04:05.000Z') };

/** Something that a later release, or a port of the bank's, hangs on an event. */
const more = { customerRef: 'canary', accountId: 'canary', amount: 'canary' };

describe('a line of the log', () => {
  it.each<[ServerEvent, object]>([
    [
      { type: 'request', verb: 'getFeed', status: 503, code: 'codatUnavailable', stage: 'feed', correlationId: 'r-1', codatCorrelationId: 'c-1' },
      {
        level: 'warn',
        event: 'request',
        verb: 'getFeed',
        status: 503,
        code: 'codatUnavailable',
        stage: 'feed',
        correlationId: 'r-1',
        codatCorrelationId: 'c-1',
      },
    ],
    [
      { type: 'staleFeed', code: 'codatUnreachable', codatCorrelationId: 'c-2' },
      { level: 'warn', event: 'staleFeed', code: 'codatUnreachable', codatCorrelationId: 'c-2' },
    ],
    [
      { type: 'pushed', outcome: 'halted', sent: 3, rejected: 1, late: 2, code: null },
      { level: 'warn', event: 'pushed', outcome: 'halted', sent: 3, rejected: 1, late: 2, code: null },
    ],
    [
      { type: 'heldUp', outcome: 'halted', daysLeft: 2, alarm: 'urgent' },
      { level: 'error', event: 'heldUp', outcome: 'halted', daysLeft: 2, alarm: 'urgent' },
    ],
    [
      { type: 'decided', decision: 'skip', transactions: 1 },
      { level: 'info', event: 'decided', decision: 'skip', transactions: 1 },
    ],
    [
      { type: 'webhook', eventType: 'connection.linked', isNew: true },
      { level: 'info', event: 'webhook', eventType: 'connection.linked', isNew: true },
    ],
    [
      { type: 'webhookRefused', code: 'forbidden', correlationId: 'r-2' },
      { level: 'warn', event: 'webhookRefused', code: 'forbidden', correlationId: 'r-2' },
    ],
    [
      { type: 'unexpected', stage: 'push', correlationId: 'r-3', error: 'no disk' },
      { level: 'error', event: 'unexpected', stage: 'push', correlationId: 'r-3', error: { name: 'string', message: 'no disk', stack: null, code: null } },
    ],
  ])('has the fields of its event and no others: %j', (event, fields) => {
    const lines: string[] = [];
    jsonLines((line) => lines.push(line), { clock })({ ...event, ...more });
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ time: '2026-11-21T13:04:05.000Z', ...fields }]);
  });

  it('has the system’s time where no clock is given', () => {
    vi.useFakeTimers({ now: clock.now() });
    const lines: string[] = [];
    jsonLines((line) => lines.push(line))({ type: 'decided', decision: 'retry', transactions: 0 });
    vi.useRealTimers();
    expect(lines[0]).toContain('"time":"2026-11-21T13:04:05.000Z"');
  });
});
