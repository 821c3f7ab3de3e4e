import { releaseLease } from '../ledger/release-lease.js';
import type { ServerContext } from '../server-context.js';

/** A worker that died frees its customer after this long, in milliseconds: longer than a call and a look at what came of it. */
const leaseMs = 2 * 60_000;

/** The right to send for a customer: one worker's at a time, on whichever machine. */
export interface PushLease {
  /** False when another has it. */
  take(): Promise<boolean>;
  /** Prolongs it; false when it is another's by now. */
  readonly keep: () => Promise<boolean>;
  release(): Promise<void>;
}

export function pushLease(context: ServerContext, customerRef: string): PushLease {
  const { ledger, clock, newId } = context;
  const lease = { name: `push:${customerRef}`, holder: newId() };
  return {
    take: () => ledger.takeLease({ ...lease, now: clock.now(), until: clock.now() + leaseMs }),
    keep: () => ledger.prolongLease({ ...lease, until: clock.now() + leaseMs }),
    release: () => releaseLease(context, lease.name, lease.holder, 'push'),
  };
}
