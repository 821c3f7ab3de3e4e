/*
 * Every span, metric and attribute by its name, once: the code makes no others, and docs/operations.md prints these.
 * Names are OpenTelemetry's own where its semantic conventions have one.
 */

export const attributes = {
  'http.request.method': 'GET, POST, PATCH, DELETE',
  'http.response.status_code': 'the answer’s status',
  'error.type': 'the error’s code, e.g. `codatUnavailable`; `_OTHER` where it has none; absent where all went well',
  'bankfeeds.verb': 'the verb of the adapter protocol, e.g. `connect`; `_OTHER` for an address that is none of its',
  'bankfeeds.codat.operation': 'what was asked of Codat, e.g. `pushTransactions`',
  'bankfeeds.push.outcome': 'how the push of an account ended, e.g. `halted`',
  'bankfeeds.push.settlement': 'how a batch ended, e.g. `sent`, `unresolved`',
  'bankfeeds.transactions': 'how many',
  'bankfeeds.transaction.result': '`sent`, `rejected`, `late`',
  'bankfeeds.alarm': '`early`, `urgent`',
  'bankfeeds.hints': 'how many messages of Codat’s were followed at once',
  'bankfeeds.webhook.type': 'what the message is about: `connection`, `sourceAccount`, `company`, `bankTransactions`, `_OTHER`',
  'bankfeeds.webhook.is_new': 'whether it had not come before',
  'bankfeeds.decision': '`retry`, `skip`, `wasSent`, `wasNotSent`',
  'bankfeeds.stage': 'where in the journey, e.g. `push`',
} as const satisfies Readonly<Record<string, string>>;

export type AttributeName = keyof typeof attributes;

export interface SpanFacts {
  /** As it is shown. */
  readonly name: string;
  readonly says: string;
  readonly attributes: readonly AttributeName[];
}

export const spans = {
  request: {
    name: '{bankfeeds.verb}',
    says: 'a request of a customer’s page',
    attributes: ['bankfeeds.verb', 'http.request.method', 'http.response.status_code', 'error.type'],
  },
  codat: {
    name: 'codat {bankfeeds.codat.operation}',
    says: 'a call to Codat, the waiting for its turn included',
    attributes: ['bankfeeds.codat.operation', 'http.response.status_code', 'error.type'],
  },
  pushCustomer: { name: 'push customer', says: 'a run for one customer', attributes: ['bankfeeds.transactions', 'error.type'] },
  pushBatch: {
    name: 'push batch',
    says: 'one call of at most 1,000 transactions, and what came of it',
    attributes: ['bankfeeds.transactions', 'bankfeeds.push.settlement', 'error.type'],
  },
  webhook: {
    name: 'webhook',
    says: 'a message of Codat’s, until it is answered',
    attributes: ['bankfeeds.webhook.type', 'bankfeeds.webhook.is_new', 'error.type'],
  },
  followHints: {
    name: 'follow hints',
    says: 'looking at Codat for one company after its messages; below the message that began it',
    attributes: ['bankfeeds.hints', 'error.type'],
  },
} as const satisfies Readonly<Record<string, SpanFacts>>;

export type SpanName = keyof typeof spans;

export interface MetricFacts {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  readonly unit: string;
  readonly says: string;
  readonly attributes: readonly AttributeName[];
}

export const metricFacts = {
  'bankfeeds.requests': {
    kind: 'counter',
    unit: '{request}',
    says: 'Requests of customers’ pages.',
    attributes: ['bankfeeds.verb', 'http.response.status_code', 'error.type'],
  },
  'bankfeeds.codat.call.duration': {
    kind: 'histogram',
    unit: 's',
    says: 'Calls to Codat: how long they took, and how they ended.',
    attributes: ['bankfeeds.codat.operation', 'error.type'],
  },
  'bankfeeds.codat.calls.remaining': { kind: 'gauge', unit: '{call}', says: 'What is left of the day’s calls, as Codat last said.', attributes: [] },
  'bankfeeds.push.accounts': {
    kind: 'counter',
    unit: '{account}',
    says: 'Accounts that a run has looked at.',
    attributes: ['bankfeeds.push.outcome', 'error.type'],
  },
  'bankfeeds.transactions': {
    kind: 'counter',
    unit: '{transaction}',
    says: 'Transactions that Codat stored or refused, or that came too late.',
    attributes: ['bankfeeds.transaction.result'],
  },
  'bankfeeds.alarms': {
    kind: 'counter',
    unit: '{alarm}',
    says: 'Accounts that are held up with few days left, once a run.',
    attributes: ['bankfeeds.alarm', 'bankfeeds.push.outcome'],
  },
  'bankfeeds.decisions': {
    kind: 'counter',
    unit: '{decision}',
    says: 'What people decided about accounts that had stopped.',
    attributes: ['bankfeeds.decision'],
  },
  'bankfeeds.credentials.issued': { kind: 'counter', unit: '{pair}', says: 'Pairs of credentials that customers were shown.', attributes: [] },
  'bankfeeds.feeds.stale': { kind: 'counter', unit: '{reading}', says: 'Statuses that could not be read from Codat.', attributes: ['error.type'] },
  'bankfeeds.webhooks': {
    kind: 'counter',
    unit: '{message}',
    says: 'Messages of Codat’s.',
    attributes: ['bankfeeds.webhook.type', 'bankfeeds.webhook.is_new'],
  },
  'bankfeeds.webhooks.refused': {
    kind: 'counter',
    unit: '{message}',
    says: 'Messages that were refused: not signed with a secret of ours, too old, or none of Codat’s.',
    attributes: ['error.type'],
  },
  'bankfeeds.unexpected_errors': {
    kind: 'counter',
    unit: '{error}',
    says: 'Failures without a code of their own: bugs, or the bank’s own code.',
    attributes: ['bankfeeds.stage'],
  },
} as const satisfies Readonly<Record<string, MetricFacts>>;

export type MetricName = keyof typeof metricFacts;

/** The attributes of a span or a metric, and no others. */
export type AttributesOf<Facts extends { readonly attributes: readonly AttributeName[] }> = Partial<
  Readonly<Record<Facts['attributes'][number], string | number | boolean>>
>;

/** What is no name of ours, in the words of the semantic conventions. */
export const other = '_OTHER';
