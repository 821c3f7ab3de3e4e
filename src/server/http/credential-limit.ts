import type { Clock } from '../../core/clock.js';
import { BankFeedsError } from '../../core/error.js';

const dayMs = 86_400_000;

export interface CredentialLimit {
  /** @throws BankFeedsError `rateLimited` */
  spend(customerRef: string): void;
}

/** At most so many pairs a customer within 24 hours: each is one more long-lived secret. Counted in this process. */
export function createCredentialLimit(clock: Clock, pairsPerDay: number): CredentialLimit {
  const spentAt = new Map<string, number[]>();
  return {
    spend(customerRef) {
      const now = clock.now();
      const recent = (spentAt.get(customerRef) ?? []).filter((at) => at > now - dayMs);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= pairsPerDay) {
        throw new BankFeedsError({ code: 'rateLimited', stage: 'credentials', retryAfterMs: oldest + dayMs - now });
      }
      spentAt.set(customerRef, [...recent, now]);
    },
  };
}
