import type { Clock } from '../../core/clock.js';
import { isCertainRefusal } from '../codat/certain-refusal.js';
import { BankFeedsError, isBankFeedsError } from '../../core/error.js';

const dayMs = 86_400_000;

export interface CredentialLimit {
  /** @throws BankFeedsError `rateLimited` */
  within<T>(customerRef: string, issue: () => Promise<T>): Promise<T>;
}

/**
 * At most so many pairs a customer within 24 hours: each is one more long-lived secret. Counted in this process. An
 * attempt of which it is sure that it made no pair does not count.
 */
export function createCredentialLimit(clock: Clock, pairsPerDay: number): CredentialLimit {
  /** In the order of the last attempt. */
  const spentAt = new Map<string, readonly number[]>();

  function forgetYesterday(now: number): void {
    for (const [customerRef, moments] of spentAt) {
      if ((moments.at(-1) ?? 0) > now - dayMs) return;
      spentAt.delete(customerRef);
    }
  }

  return {
    async within(customerRef, issue) {
      const now = clock.now();
      forgetYesterday(now);
      const recent = (spentAt.get(customerRef) ?? []).filter((at) => at > now - dayMs);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= pairsPerDay) {
        throw new BankFeedsError({ code: 'rateLimited', stage: 'credentials', retryAfterMs: oldest + dayMs - now });
      }
      spentAt.delete(customerRef);
      spentAt.set(customerRef, [...recent, now]);
      try {
        return await issue();
      } catch (error) {
        if (madeNone(error)) spentAt.set(customerRef, without(spentAt.get(customerRef) ?? [], now));
        throw error;
      }
    },
  };
}

function madeNone(error: unknown): boolean {
  if (isCertainRefusal(error)) return true;
  return isBankFeedsError(error) && (error.code === 'notConnected' || error.code === 'credentialsIssuedElsewhere' || error.code === 'busy');
}

function without(moments: readonly number[], moment: number): readonly number[] {
  const index = moments.lastIndexOf(moment);
  return index === -1 ? moments : moments.toSpliced(index, 1);
}
