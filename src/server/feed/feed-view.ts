import { instantAt } from '../../core/clock.js';
import { statusInFeed } from '../../core/feed-account-status.js';
import { isEnded } from '../../core/feed-state.js';
import type { Feed } from '../../core/feed.js';
import { isFeedCountry } from '../../core/country.js';
import type { Customer } from '../bank.js';
import { emptyFeedRecord, type FeedRecord } from '../ledger/feed-record.js';
import type { ServerContext } from '../server-context.js';
import { isExpectant, type FeedReading } from './feed-refresh.js';

/** When asking again may bring news, in milliseconds. */
const askAgainMs = { expectant: 5_000, pending: 30_000 } as const;

/** The feed as the customer's page may see it. Field by field: what is not named here does not leave. */
export async function feedView(context: ServerContext, customer: Customer, { record, trouble }: FeedReading): Promise<Feed> {
  const { bank, callout, capabilities, clock, consentTextVersion, ledger } = context;
  const available = isFeedCountry(customer.country);
  const feed = (available && record) || emptyFeedRecord(customer.ref);
  const lastSent = await ledger.lastSentDates(customer.ref);
  const now = clock.now();
  return {
    status: feed.status,
    unavailable: available ? null : 'country',
    institutionName: bank.institutionName,
    accounts: feed.accounts.map((account) => ({
      id: account.accountId,
      name: account.name,
      type: account.type,
      lastFour: account.lastFour,
      currency: account.currency,
      timeZone: account.timeZone,
      status: statusInFeed(feed, account),
      feedStartDate: account.feedStartDate,
      lastSentDate: lastSent.get(account.accountId) ?? null,
    })),
    credentialsIssuedAt: feed.credentialsIssuedAt,
    linkGivenAt: feed.linkGivenAt,
    trouble: available ? trouble : null,
    callout,
    consent: { textVersion: consentTextVersion, onRecord: feed.consent },
    capabilities: {
      credentials: capabilities.credentials,
      hostedLink: capabilities.hostedLink,
      accountEditing: capabilities.accountEditing,
      transactionsSummary: capabilities.transactionsSummary,
    },
    asOf: feed.readAt ?? instantAt(now),
    answeredAt: instantAt(now),
    askAgainInMs: askAgainIn(feed, now),
  };
}

function askAgainIn(feed: FeedRecord, now: number): number | null {
  if (feed.connectionId === null || isEnded(feed)) return null;
  if (isExpectant(feed, now)) return askAgainMs.expectant;
  const settled = feed.accounts.every(({ status }) => status === 'connected' || status === 'disconnected');
  return feed.status === 'linked' && settled ? null : askAgainMs.pending;
}
