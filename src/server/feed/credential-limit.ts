import { instantAt } from '../../core/clock.js';
import { titledError } from '../../core/titled-error.js';
import { isCertainRefusal } from '../codat/certain-refusal.js';
import type { ServerContext } from '../server-context.js';

const dayMs = 86_400_000;

/**
 * Makes a pair, at most so many a customer within 24 hours, on all of the bank's machines together: each is one more
 * long-lived secret. Noted before the call, which may make one without saying so; what made none for sure does not count.
 * @throws BankFeedsError `rateLimited`
 */
export async function withinDailyLimit<T>({ ledger, clock, credentialsPerDay }: ServerContext, customerRef: string, issue: () => Promise<T>): Promise<T> {
  const now = clock.now();
  const moment = instantAt(now);
  await ledger.changeFeed(customerRef, (feed) => {
    const recent = feed.pairsAskedAt.filter((at) => Date.parse(at) > now - dayMs);
    const first = recent.at(-credentialsPerDay);
    if (first !== undefined) throw titledError({ code: 'rateLimited', stage: 'credentials', retryAfterMs: Date.parse(first) + dayMs - now });
    return { ...feed, pairsAskedAt: [...recent, moment] };
  });
  try {
    return await issue();
  } catch (error) {
    if (isCertainRefusal(error)) {
      await ledger.changeFeed(customerRef, (feed) => ({ ...feed, pairsAskedAt: without(feed.pairsAskedAt, moment) }));
    }
    throw error;
  }
}

function without(moments: readonly string[], moment: string): readonly string[] {
  const index = moments.lastIndexOf(moment);
  return index === -1 ? moments : moments.toSpliced(index, 1);
}
