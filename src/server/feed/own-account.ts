import { titledError } from '../../core/titled-error.js';
import type { Currency } from '../../core/money.js';
import { accountsOf } from '../connect/chosen-accounts.js';
import type { FeedAccountRecord, FeedRecord } from '../ledger/feed-record.js';
import type { ServerContext } from '../server-context.js';

/** An account whose transactions the customer may see. */
export interface OwnAccount {
  readonly currency: Currency;
  readonly feed: FeedRecord | null;
  /** null: one of the customer's that is not in the feed. */
  readonly inFeed: FeedAccountRecord | null;
}

/**
 * An account of the customer's feed, else another of the customer's.
 * @throws BankFeedsError `unknownCustomer`, `unknownAccount`
 */
export async function ownAccount(context: ServerContext, customerRef: string, accountId: string, signal: AbortSignal): Promise<OwnAccount> {
  const feed = await context.ledger.findFeed(customerRef);
  const inFeed = feed?.accounts.find((account) => account.accountId === accountId) ?? null;
  const account = inFeed ?? (await accountsOf(context, customerRef, 'transactions', signal)).find(({ id }) => id === accountId);
  if (!account) throw titledError({ code: 'unknownAccount', stage: 'transactions' });
  return { currency: account.currency, feed, inFeed };
}

/** @throws BankFeedsError `unknownAccount` */
export function requireAccountInFeed(feed: FeedRecord, accountId: string): void {
  if (!feed.accounts.some((account) => account.accountId === accountId)) {
    throw titledError({ code: 'unknownAccount', stage: 'accounts' });
  }
}
