import type { Clock } from '../../core/clock.js';
import type { PushOutcome } from '../push/push-report.js';
import { pauseOf } from './coming-again.js';
import type { DueCustomer } from './due-customers.js';

/** Accounts that are left in peace for longer and longer: each for itself, so that none holds up its neighbour. */
export interface TroubledAccounts {
  /** Whether one of the customer's accounts that are due need not be left in peace. */
  isReady(customer: DueCustomer): boolean;
  /** How it ended for each that was due. */
  note(customer: DueCustomer, outcomeOf: (accountId: string) => PushOutcome): void;
}

export function troubledAccounts(clock: Clock): TroubledAccounts {
  const troubled = new Map<string, { readonly notBefore: number; readonly attempt: number }>();
  const nameOf = (customerRef: string, accountId: string) => JSON.stringify([customerRef, accountId]);
  return {
    isReady({ customerRef, accountIds }) {
      return accountIds.some((accountId) => (troubled.get(nameOf(customerRef, accountId))?.notBefore ?? 0) <= clock.now());
    },
    note({ customerRef, accountIds }, outcomeOf) {
      for (const accountId of accountIds) {
        const name = nameOf(customerRef, accountId);
        const attempt = troubled.get(name)?.attempt ?? 0;
        const pause = pauseOf(outcomeOf(accountId), attempt);
        if (pause === null) troubled.delete(name);
        else troubled.set(name, { notBefore: clock.now() + pause, attempt: attempt + 1 });
      }
    },
  };
}
