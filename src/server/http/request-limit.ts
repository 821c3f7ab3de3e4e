import type { Clock } from '../../core/clock.js';
import type { ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';

/** How many requests a customer may send. */
export interface RequestsPerMinute {
  /** What only reads. Default 6,000. */
  readonly reads: number;
  /** What changes something. Default 120. */
  readonly changes: number;
}

/**
 * More than a person can cause. An export of a million transactions is 2,000 reads, and dragging the scroll bar of such a
 * table asks for up to three pages a frame. The adapter contract takes some fifty changes within seconds.
 */
const defaults: RequestsPerMinute = { reads: 6_000, changes: 120 };

/** Each change is up to three calls to Codat, of which a bank has 1,000 and 1,000 for each connected company a day. */
const defaultChangesPerDay = 500;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** By which sums of fractions miss the mark. */
const hairMs = 1e-3;

export interface RequestLimitOptions {
  readonly requestsPerMinute?: Partial<RequestsPerMinute> | undefined;
  readonly changesPerDay?: number | undefined;
}

export interface RequestLimit {
  /** @throws BankFeedsError `rateLimited` */
  take(customerRef: string, kind: keyof RequestsPerMinute, stage: ErrorStage): void;
  /** How many customers are remembered. */
  size(): number;
}

/**
 * A bucket of tokens for each customer: a minute's worth at once, then as they come in again, and one of a day's worth for
 * changes. Remembered is only when a bucket will be full, and full ones are forgotten. Counted on this machine alone: it
 * keeps a page that has gone wild from the ledger, which a count in the ledger would not.
 * @throws BankFeedsError stage `configuration`: `invalidRequest`
 */
export function createRequestLimit({ requestsPerMinute, changesPerDay = defaultChangesPerDay }: RequestLimitOptions, clock: Clock): RequestLimit {
  const { reads, changes } = { ...defaults, ...requestsPerMinute };
  const buckets = {
    reads: [createBuckets(reads, minuteMs)],
    changes: [createBuckets(changes, minuteMs), createBuckets(changesPerDay, dayMs)],
  };
  return {
    take(customerRef, kind, stage) {
      for (const bucket of buckets[kind]) {
        const waitMs = bucket.take(customerRef, clock.now());
        if (waitMs > 0) throw titledError({ code: 'rateLimited', stage, retryAfterMs: waitMs });
      }
    },
    size: () => [...buckets.reads, ...buckets.changes].reduce((sum, bucket) => sum + bucket.size(), 0),
  };
}

function createBuckets(tokens: number, periodMs: number) {
  if (!(tokens >= 1)) {
    throw titledError({
      code: 'invalidRequest',
      stage: 'configuration',
      message: 'requestsPerMinute and changesPerDay are numbers of at least 1. With fewer, no customer could use the widgets.',
    });
  }
  const costMs = periodMs / tokens;
  /** When each bucket is full again; in the order of their last use. */
  const fullAt = new Map<string, number>();

  return {
    size: () => fullAt.size,
    /** Milliseconds until there is a token; 0: one was taken. */
    take(customerRef: string, now: number): number {
      for (const [ref, moment] of fullAt) {
        if (!isFull(moment, now, periodMs)) break;
        fullAt.delete(ref);
      }
      const known = fullAt.get(customerRef) ?? now;
      const full = (isFull(known, now, periodMs) ? now : known) + costMs;
      const waitMs = full - now - periodMs;
      if (waitMs > hairMs) return waitMs;
      fullAt.delete(customerRef);
      fullAt.set(customerRef, full);
      return 0;
    },
  };
}

/** What would be full later than any bucket can be was noted before the clock was set back: it shuts nobody out. */
function isFull(moment: number, now: number, periodMs: number): boolean {
  return moment <= now || moment > now + periodMs + hairMs;
}
