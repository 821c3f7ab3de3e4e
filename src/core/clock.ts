/** Time, handed in: nothing in this library reads the machine's clock by itself. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** A moment as the wire carries it: ISO 8601 in UTC, e.g. `2026-11-21T13:04:05.000Z`. */
export type Instant = string;

export function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
