import { isBankFeedsError, type BankFeedsError, type ErrorStage } from '../../core/error.js';
import { sha256 } from '../../core/sha256.js';
import type { ServerContext } from '../server-context.js';
import type { CustomerLease } from './customer-lease.js';

export interface Ensured<T> {
  readonly customerRef: string;
  readonly stage: ErrorStage;
  readonly lease: CustomerLease;
  readonly what: string;
  /** Tells one creation from another. Nothing secret: a hash of it is stored, which can be guessed from its parts. */
  readonly identity: unknown;
  readonly find: () => Promise<T | null>;
  readonly create: (idempotencyKey: string) => Promise<T>;
}

/** Pauses before another attempt, in milliseconds. */
const pauses = [500, 2000];
/** A quota that frees itself this soon is waited for within a request. */
const patienceWithQuotaMs = 5000;
/** No attempt begins later than this after the first, in milliseconds: somebody is waiting for the answer. */
const attemptsForMs = 15_000;

/**
 * Makes sure that something exists at Codat: looks it up, else creates it once. The key of a creation is stored before
 * the call, so that after a crash the same call is made again, not another one. What Codat answers decides how to go
 * on (Codat, "Idempotency": every answer but 429 is replayed for the same key for 90 minutes):
 * none: look it up, then the same key, since the call may still be under way; 429: the same key after Retry-After;
 * 409: wait, look it up, the same key once more; 5xx: look it up, then a new key; all else ends, and the next visit has
 * a new key. So does 422, where the key stood for another body: that is a fault of ours, and nobody tries again by himself.
 */
export async function ensure<T>(context: ServerContext, step: Ensured<T>): Promise<T> {
  const slot = `${step.what}:${(await sha256(JSON.stringify(step.identity))).slice(0, 16)}`;
  const lastStart = context.clock.now() + attemptsForMs;
  let conflicts = 0;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const found = await step.find();
      if (found !== null) {
        await forgetKey(context, step, slot);
        return found;
      }
      const key = await keyFor(context, step.customerRef, step.what, slot);
      await step.lease.keep();
      const created = await step.create(key);
      await forgetKey(context, step, slot);
      return created;
    } catch (error) {
      if (!isBankFeedsError(error)) throw error;
      if (error.code === 'codatConflict') conflicts += 1;
      const { key, again } = afterFailure(error, conflicts);
      if (key === 'new') await forgetKey(context, step, slot);
      const pause = Math.max(pauses[attempt] ?? Number.POSITIVE_INFINITY, error.retryAfterMs ?? 0);
      if (!again || context.clock.now() + pause > lastStart) throw error;
      await context.wait(pause);
    }
  }
}

interface Next {
  readonly key: 'same' | 'new';
  /** Whether another attempt in this request may help. */
  readonly again: boolean;
}

function afterFailure({ code, retryAfterMs }: BankFeedsError, conflicts: number): Next {
  const soon = (retryAfterMs ?? 0) <= patienceWithQuotaMs;
  switch (code) {
    case 'codatUnreachable':
    case 'codatRateLimited':
    case 'codatPaused':
      return { key: 'same', again: soon };
    case 'codatConflict':
      // Twice a conflict, and still nothing there: it is a kept answer, not a call under way.
      return { key: conflicts > 1 ? 'new' : 'same', again: soon };
    case 'codatUnavailable':
      return { key: 'new', again: soon };
    case 'busy':
      return { key: 'same', again: false };
    default:
      return { key: 'new', again: false };
  }
}

/** The key that is open for this creation, else a new one. Another creation of the same kind is over: one at a time is open. */
async function keyFor({ ledger, newId }: ServerContext, customerRef: string, what: string, slot: string): Promise<string> {
  const fresh = newId();
  const { openKeys } = await ledger.changeFeed(customerRef, (feed) => {
    const others = Object.entries(feed.openKeys).filter(([name]) => !name.startsWith(`${what}:`));
    return { ...feed, openKeys: { ...Object.fromEntries(others), [slot]: feed.openKeys[slot] ?? fresh } };
  });
  return openKeys[slot] ?? fresh;
}

/** Only by whoever is at it: another, who looked before this creation was there, would make it again under a key of its own. */
async function forgetKey<T>({ ledger }: ServerContext, { customerRef, lease }: Ensured<T>, slot: string): Promise<void> {
  const feed = await ledger.findFeed(customerRef);
  if (feed?.openKeys[slot] === undefined) return;
  await lease.keep();
  await ledger.changeFeed(customerRef, (current) => {
    const { [slot]: _, ...openKeys } = current.openKeys;
    return { ...current, openKeys };
  });
}
