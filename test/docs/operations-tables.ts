import type { PushOutcome, ServerEvent } from 'bankfeeds/server';
import { levelOf } from '../../src/server/log/event-level.js';
import { attributes, metricFacts, spans, type AttributeName } from '../../src/server/telemetry/telemetry-names.js';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const outcomes: Readonly<Record<PushOutcome, readonly [means: string, todo: string]>> = {
  done: ['All that could be sent was.', 'Nothing.'],
  notConnected: ['QuickBooks does not take it yet, or no more.', 'Nothing: it waits for the customer.'],
  busy: ['Another worker is at it.', 'Nothing.'],
  unresolved: ['What came of a call is not known yet. Nothing more is sent until it is.', 'Nothing for an hour; then see below.'],
  halted: ['Codat refused a transaction. What comes after it waits.', 'Correct it, or decide.'],
  balanceMismatch: ['Your books have another balance. Nothing was sent.', 'Hand over what is missing or changed.'],
  refused: ['Codat refused the account as a whole.', 'Compare it with what Codat has.'],
  failed: ['See the `code`.', 'For `codat…`, see below; for `internal`, see the `unexpected` event before it.'],
};

export function outcomesTable(): string {
  return table(
    ['outcome', 'what it means', 'what to do'],
    Object.entries(outcomes).map(([name, [means, todo]]) => [`\`${name}\``, means, todo]),
  );
}

type EventType = ServerEvent['type'];

interface ToldEvent {
  readonly says: string;
  /** One for each level that it can have, the quietest first. */
  readonly samples: readonly (readonly [sample: ServerEvent, when: string])[];
}

const request = { type: 'request', verb: 'getFeed', status: 200, code: null, stage: null, correlationId: '', codatCorrelationId: null } as const;
const pushed = { type: 'pushed', outcome: 'done', sent: 0, rejected: 0, late: 0, code: null } as const;
const stale = { type: 'staleFeed', codatCorrelationId: null } as const;
const heldUp = { type: 'heldUp', outcome: 'halted', daysLeft: 0 } as const;

const events: Readonly<Record<EventType, ToldEvent>> = {
  request: {
    says: 'A customer’s page asked for something.',
    samples: [
      [request, 'answered, or the customer’s own mistake'],
      [{ ...request, status: 503, code: 'codatUnavailable' }, 'Codat is in trouble'],
      [{ ...request, status: 500, code: 'internal' }, 'the key, the plan, a bug'],
    ],
  },
  staleFeed: {
    says: 'Statuses could not be read from Codat.',
    samples: [
      [{ ...stale, code: 'codatUnreachable' }, 'Codat is in trouble'],
      [{ ...stale, code: 'codatUnauthorized' }, 'the key, the plan, a bug'],
    ],
  },
  pushed: {
    says: 'A run has looked at an account.',
    samples: [
      [pushed, 'sent, or nothing to do'],
      [{ ...pushed, outcome: 'halted' }, 'stopped, or something was refused'],
      [{ ...pushed, outcome: 'failed', code: 'codatUnauthorized' }, 'the key, the plan, a bug'],
    ],
  },
  heldUp: {
    says: 'Days are running out.',
    samples: [
      [{ ...heldUp, alarm: 'early' }, '`early`'],
      [{ ...heldUp, alarm: 'urgent' }, '`urgent`'],
    ],
  },
  decided: { says: 'A person has decided about an account.', samples: [[{ type: 'decided', decision: 'skip', transactions: 1 }, 'always']] },
  webhook: { says: 'A message of Codat’s has come.', samples: [[{ type: 'webhook', eventType: '', isNew: true }, 'always']] },
  webhookRefused: {
    says: 'A message was refused.',
    samples: [
      [{ type: 'webhookRefused', code: 'forbidden', correlationId: '' }, 'not signed with a secret of yours, too old, or none of Codat’s'],
      [{ type: 'webhookRefused', code: 'internal', correlationId: '' }, 'a secret that is none, a bug'],
    ],
  },
  unexpected: {
    says: 'A failure without a code of its own: a bug of ours, or of your code.',
    samples: [[{ type: 'unexpected', stage: 'feed', correlationId: null, error: null }, 'always']],
  },
};

export function logEventsTable(): string {
  const rows = Object.entries(events).map(([type, { says, samples }]) => [
    `\`${type}\``,
    says,
    samples.map(([sample, when]) => `${levelOf(sample)}: ${when}`).join('<br>'),
  ]);
  return table(['event', 'what it tells', 'level'], rows);
}

function names(all: readonly AttributeName[]): string {
  return all.map((name) => `\`${name}\``).join(', ') || '–';
}

export function spansTable(): string {
  return table(
    ['span', 'what it is', 'attributes'],
    Object.values(spans).map(({ name, says, attributes: own }) => [`\`${name}\``, says, names(own)]),
  );
}

export function metricsTable(): string {
  return table(
    ['metric', 'kind, unit', 'what it counts', 'attributes'],
    Object.entries(metricFacts).map(([name, { kind, unit, says, attributes: own }]) => [`\`${name}\``, `${kind}, \`${unit}\``, says, names(own)]),
  );
}

export function attributesTable(): string {
  return table(
    ['attribute', 'values'],
    Object.entries(attributes).map(([name, values]) => [`\`${name}\``, values]),
  );
}
