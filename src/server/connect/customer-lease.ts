import type { ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { releaseLease } from '../ledger/release-lease.js';
import type { ServerContext } from '../server-context.js';

/** A holder that died frees the lease by itself after this long, in milliseconds. */
const leaseMs = 60_000;
const patience = [200, 400, 800, 1600, 3000];

export interface CustomerLease {
  /**
   * Prolongs the lease, before a step that must not be taken by two.
   * @throws BankFeedsError `busy` when it ran out, and another has had it since
   */
  keep(): Promise<void>;
}

/**
 * Does the work while nobody else changes this customer's feed, on this machine or another. Waits a little for whoever
 * is at it, or, where `waits` is false, not at all.
 * @throws BankFeedsError `busy`
 */
export async function withCustomerLease<T>(
  context: ServerContext,
  customerRef: string,
  stage: ErrorStage,
  work: (lease: CustomerLease) => Promise<T>,
  { waits }: { readonly waits: boolean } = { waits: true },
): Promise<T> {
  const { ledger, clock, wait, newId } = context;
  const name = `feed:${customerRef}`;
  const holder = newId();
  const take = () => ledger.takeLease({ name, holder, now: clock.now(), until: clock.now() + leaseMs });
  const busy = () => titledError({ code: 'busy', stage, retryAfterMs: 2000 });
  for (const pause of [...(waits ? patience : []), null]) {
    if (await take()) break;
    if (pause === null) throw busy();
    await wait(pause);
  }
  try {
    return await work({
      async keep() {
        if (!(await ledger.prolongLease({ name, holder, until: clock.now() + leaseMs }))) throw busy();
      },
    });
  } finally {
    await releaseLease(context, name, holder, stage);
  }
}
