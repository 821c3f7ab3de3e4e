import type { ServerEvent } from '../server-event.js';

/** Tells a failure that nobody else told. A log that fails must not end the worker. */
export function tellFailure(log: ((event: ServerEvent) => void) | undefined, error: unknown): void {
  try {
    log?.({ type: 'unexpected', stage: 'push', correlationId: null, error });
  } catch {
    // There is no other place to say so: the log is where it would be said.
  }
}
