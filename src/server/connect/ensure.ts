import { isBankFeedsError, type BankFeedsError, type ErrorStage } from '../../core/error.js';
import type { ServerContext } from '../server-context.js';
import { sha256 } from './customer-uid.js';

export interface Ensured<T> {
  readonly customerRef: string;
  readonly stage: ErrorStage;
  /** What is to be there: a key for one body is never used for another. */
  readonly what: string;
  readonly body: unknown;
  readonly find: () => Promise<T | null>;
  readonly create: (idempotencyKey: string) => Promise<T>;
}

/** Pauses before another attempt, in milliseconds. */
const pauses = [500, 2000];
/** A quota that frees itself this soon is waited for within a request. */
const patienceWithQuotaMs = 5000;

/**
 * Makes sure that something exists at Codat: looks it up, else creates it once. The key of a creation is stored before
 * the call, so that after a crash the same call is made again, not another one. What Codat answers decides how to go
 * on (Codat, "Idempotency": every answer but 429 is replayed for the same key):
 * 5xx or none: look it up, then a new key; 429: the same key after Retry-After; 409: wait, look it up, the same key once
 * more; all else ends.
 */
export async function ensure<T>(context: ServerContext, step: Ensured<T>): Promise<T> {
  const slot = `${step.what}:${(await sha256(JSON.stringify(step.body))).slice(0, 16)}`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const found = await step.find();
      if (found !== null) {
        await forgetKey(context, step.customerRef, slot);
        return found;
      }
      const created = await step.create(await keyFor(context, step.customerRef, slot));
      await forgetKey(context, step.customerRef, slot);
      return created;
    } catch (error) {
      const pause = pauses[attempt];
      if (!isBankFeedsError(error) || pause === undefined) throw error;
      const next = afterFailure(error, attempt);
      if (next === 'end') throw error;
      if (next === 'newKey') await forgetKey(context, step.customerRef, slot);
      await context.wait(Math.max(pause, error.retryAfterMs ?? 0));
    }
  }
}

type Next = 'newKey' | 'sameKey' | 'end';

function afterFailure({ code, retryAfterMs }: BankFeedsError, attempt: number): Next {
  if ((retryAfterMs ?? 0) > patienceWithQuotaMs) return 'end';
  if (code === 'codatUnavailable' || code === 'codatUnreachable') return 'newKey';
  if (code === 'codatRateLimited') return 'sameKey';
  // Twice the same conflict, and still nothing there: it is a kept answer, not a call under way.
  if (code === 'codatConflict') return attempt === 0 ? 'sameKey' : 'newKey';
  return 'end';
}

async function keyFor({ ledger, newId }: ServerContext, customerRef: string, slot: string): Promise<string> {
  const fresh = newId();
  const { openKeys } = await ledger.changeFeed(customerRef, (feed) => ({ ...feed, openKeys: { [slot]: fresh, ...feed.openKeys } }));
  return openKeys[slot] ?? fresh;
}

async function forgetKey({ ledger }: ServerContext, customerRef: string, slot: string): Promise<void> {
  const feed = await ledger.findFeed(customerRef);
  if (feed?.openKeys[slot] === undefined) return;
  await ledger.changeFeed(customerRef, (current) => {
    const { [slot]: _, ...openKeys } = current.openKeys;
    return { ...current, openKeys };
  });
}
