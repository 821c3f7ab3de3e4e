import { context, createContextKey, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import { errorCodes } from '../../core/error-facts.js';
import { isBankFeedsError } from '../../core/error.js';
import { version } from '../../core/version.js';
import { other, spans, type AttributesOf, type SpanName } from './telemetry-names.js';

type SpanAttributes<Name extends SpanName> = AttributesOf<(typeof spans)[Name]>;

/** The innermost span of ours that is under way: a host's own may lie within it. */
class OwnSpan {
  readonly name: SpanName;
  readonly span: Span;

  constructor(name: SpanName, span: Span) {
    this.name = name;
    this.span = span;
  }
}

const ownSpan = createContextKey('bankfeeds: the span of this library that is under way');

/**
 * Does the work within a span, which ends with it. What is thrown is noted by its code alone. Without an SDK nothing is
 * kept; without a context manager (Node's SDK brings one) spans do not know which they are within.
 */
export async function inSpan<Name extends SpanName, T>(
  name: Name,
  attributes: SpanAttributes<Name>,
  work: (note: (more: SpanAttributes<Name>) => void) => Promise<T>,
): Promise<T> {
  // Asked for each time: the SDK may be registered after this module was loaded.
  const tracer = trace.getTracer('bankfeeds', version);
  const span = tracer.startSpan(shownName(name, attributes), { kind: kindOf(name), attributes });
  const within = trace.setSpan(context.active(), span).setValue(ownSpan, new OwnSpan(name, span));
  try {
    return await context.with(within, () => work((more) => span.setAttributes(more)));
  } catch (error) {
    const code = isBankFeedsError(error) ? error.code : null;
    span.setAttribute('error.type', code ?? other);
    // What a customer did wrong is no failure of a server; whatever fails is one of its client.
    if (name === 'codat' || code === null || (errorCodes[code].status ?? 500) >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** More about the span that is under way, where it is of this name. */
export function noteOn<Name extends SpanName>(name: Name, attributes: SpanAttributes<Name>, isFailure = false): void {
  const own = context.active().getValue(ownSpan);
  if (!(own instanceof OwnSpan) || own.name !== name) return;
  own.span.setAttributes(attributes);
  if (isFailure) own.span.setStatus({ code: SpanStatusCode.ERROR });
}

/** `codat {bankfeeds.codat.operation}` with the attribute's value in it. */
function shownName<Name extends SpanName>(name: Name, attributes: SpanAttributes<Name>): string {
  const values = new Map<string, unknown>(Object.entries(attributes));
  return spans[name].name.replace(/\{([\w.]+)\}/gu, (_, attribute: string) => String(values.get(attribute) ?? other));
}

function kindOf(name: SpanName): SpanKind {
  switch (name) {
    case 'codat':
      return SpanKind.CLIENT;
    case 'request':
    case 'webhook':
      // Below a span of the host's web server it is a part of that.
      return trace.getActiveSpan() === undefined ? SpanKind.SERVER : SpanKind.INTERNAL;
    case 'pushCustomer':
    case 'pushBatch':
    case 'followHints':
      return SpanKind.INTERNAL;
    default:
      return name satisfies never;
  }
}
