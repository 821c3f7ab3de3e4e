import { BankFeedsError, type ErrorStage } from '../../core/error.js';
import type { ServerContext } from '../server-context.js';

/** A holder that died frees the lease by itself after this long, in milliseconds. */
const leaseMs = 60_000;
const patience = [200, 400, 800, 1600, 3000];

/**
 * Does the work while nobody else changes this customer's feed, on this machine or another. Waits a little for whoever
 * is at it.
 * @throws BankFeedsError `busy`
 */
export async function withCustomerLease<T>(context: ServerContext, customerRef: string, stage: ErrorStage, work: () => Promise<T>): Promise<T> {
  const { ledger, clock, wait, newId } = context;
  const name = `feed:${customerRef}`;
  const holder = newId();
  for (const pause of [...patience, null]) {
    const now = clock.now();
    if (await ledger.takeLease({ name, holder, now, until: now + leaseMs })) break;
    if (pause === null) throw new BankFeedsError({ code: 'busy', stage, retryAfterMs: 2000 });
    await wait(pause);
  }
  try {
    return await work();
  } finally {
    await ledger.releaseLease(name, holder);
  }
}
