import { localDateAt } from '../../core/local-date.js';
import type { SendProgress } from '../../core/transaction.js';
import type { FeedAccountRecord } from '../ledger/feed-record.js';
import type { AccountKey } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';

export interface ToldProgress {
  /** @param next How many transactions the next push takes */
  note(next: number): Promise<void>;
  /** The send is over, whatever came of it. */
  end(): Promise<void>;
}

/**
 * Tells the customer's page how far a send of more than one push has come.
 * @param sentSoFar What Codat has stored of this send
 */
export function tellProgress(
  { ledger, clock }: ServerContext,
  key: AccountKey,
  { timeZone, sending }: FeedAccountRecord,
  sentSoFar: () => number,
): ToldProgress {
  // One may be left of a process that died.
  let noted = sending !== null;
  const write = (next: SendProgress | null) =>
    ledger.changeFeed(key.customerRef, (feed) => ({
      ...feed,
      accounts: feed.accounts.map((account) => (account.accountId === key.accountId ? { ...account, sending: next } : account)),
    }));
  return {
    async note(next) {
      const waiting = await ledger.countQueued(key, localDateAt(clock.now(), timeZone));
      if (!noted && waiting <= next) return;
      noted = true;
      const sent = sentSoFar();
      await write({ sent, total: sent + waiting });
    },
    async end() {
      if (noted) await write(null);
    },
  };
}
