import { metrics as api, type Attributes, type Meter } from '@opentelemetry/api';
import type { BankFeedsErrorCode } from '../../core/error-codes.js';
import { version } from '../../core/version.js';
import type { CodatBudget } from '../codat/codat-port.js';
import type { ServerEvent } from '../server-event.js';
import { noteOn } from './spans.js';
import { metricFacts, other, type AttributesOf, type MetricName } from './telemetry-names.js';

export interface ServerMetrics {
  /** Counts an event, and notes on the span that is under way what it tells of it. */
  count(event: ServerEvent): void;
  /** @param milliseconds How long it took */
  codatCall(operation: string, code: BankFeedsErrorCode | typeof other | null, milliseconds: number): void;
  codatBudget(budget: CodatBudget): void;
}

/** Made with the server: the SDK, where there is one, has to be registered before. */
export function createServerMetrics(): ServerMetrics {
  const meter = api.getMeter('bankfeeds', version);
  const record = recorder(meter);

  return {
    count(event) {
      switch (event.type) {
        case 'request':
          record('bankfeeds.requests', 1, { 'bankfeeds.verb': event.verb ?? other, 'http.response.status_code': event.status, ...errorType(event.code) });
          if (event.verb === 'issueCredentials' && event.code === null) record('bankfeeds.credentials.issued', 1, {});
          noteOn('request', errorType(event.code), event.status >= 500);
          return;
        case 'staleFeed':
          record('bankfeeds.feeds.stale', 1, errorType(event.code));
          return;
        case 'pushed':
          record('bankfeeds.push.accounts', 1, { 'bankfeeds.push.outcome': event.outcome, ...errorType(event.code) });
          for (const result of ['sent', 'rejected', 'late'] as const) {
            if (event[result] > 0) record('bankfeeds.transactions', event[result], { 'bankfeeds.transaction.result': result });
          }
          return;
        case 'heldUp':
          record('bankfeeds.alarms', 1, { 'bankfeeds.alarm': event.alarm, 'bankfeeds.push.outcome': event.outcome });
          return;
        case 'decided':
          record('bankfeeds.decisions', 1, { 'bankfeeds.decision': event.decision });
          return;
        case 'webhook': {
          const what = { 'bankfeeds.webhook.type': webhookType(event.eventType), 'bankfeeds.webhook.is_new': event.isNew };
          record('bankfeeds.webhooks', 1, what);
          noteOn('webhook', what);
          return;
        }
        case 'webhookRefused':
          record('bankfeeds.webhooks.refused', 1, errorType(event.code));
          return;
        case 'unexpected':
          record('bankfeeds.unexpected_errors', 1, { 'bankfeeds.stage': event.stage });
          return;
        default:
          event satisfies never;
      }
    },
    codatCall(operation, code, milliseconds) {
      record('bankfeeds.codat.call.duration', milliseconds / 1000, { 'bankfeeds.codat.operation': operation, ...errorType(code) });
    },
    codatBudget({ remaining }) {
      record('bankfeeds.codat.calls.remaining', remaining, {});
    },
  };
}

type Record = <Name extends MetricName>(name: Name, value: number, attributes: AttributesOf<(typeof metricFacts)[Name]>) => void;

function recorder(meter: Meter): Record {
  const instruments = new Map<string, (value: number, attributes: Attributes) => void>();
  for (const [name, { kind, unit, says }] of Object.entries(metricFacts)) instruments.set(name, instrument(meter, name, kind, { unit, description: says }));
  return (name, value, attributes) => instruments.get(name)?.(value, attributes);
}

function instrument(meter: Meter, name: string, kind: 'counter' | 'histogram' | 'gauge', options: { readonly unit: string; readonly description: string }) {
  switch (kind) {
    case 'counter': {
      const counter = meter.createCounter(name, options);
      return (value: number, attributes: Attributes) => counter.add(value, attributes);
    }
    case 'histogram': {
      const histogram = meter.createHistogram(name, { ...options, advice: { explicitBucketBoundaries: secondsOfCalls } });
      return (value: number, attributes: Attributes) => histogram.record(value, attributes);
    }
    case 'gauge': {
      const gauge = meter.createGauge(name, options);
      return (value: number, attributes: Attributes) => gauge.record(value, attributes);
    }
    default:
      return kind satisfies never;
  }
}

/** OpenTelemetry's for HTTP clients, and beyond, to the minute that a push is given. */
const secondsOfCalls = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60];

function errorType(code: BankFeedsErrorCode | typeof other | null): { readonly 'error.type'?: string } {
  return code === null ? {} : { 'error.type': code };
}

/** Its family: whoever signs the messages could name as many types as there are words. */
function webhookType(eventType: string): string {
  const [, family] = /^(?:bankFeeds\.)?(connection|sourceAccount|company|bankTransactions)\./u.exec(eventType) ?? [];
  return family ?? other;
}
