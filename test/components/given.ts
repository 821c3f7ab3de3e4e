import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import type { BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { BankFeedsError, type ErrorStage } from '../../src/core/error.js';
import type { Feed, FeedAccount } from '../../src/core/feed.js';
import { parseLocalDate } from '../../src/core/local-date.js';
import type { FeedTransaction } from '../../src/core/transaction.js';
import { createSmallBank, type FullAdapter } from '../testing/small-bank.js';

/* States and faults that no sequence of the sandbox brings about one by one: answers as the server could give them. */

export function feedAccount(parts: Partial<FeedAccount> = {}): FeedAccount {
  return {
    id: 'operating',
    name: 'Operating account',
    type: 'checking',
    lastFour: '5670',
    currency: 'CAD',
    timeZone: 'America/Toronto',
    status: 'connected',
    feedStartDate: parseLocalDate('2026-11-13'),
    lastSentDate: parseLocalDate('2026-11-19'),
    ...parts,
  };
}

export function feed(parts: Partial<Feed> = {}): Feed {
  return {
    status: 'linked',
    unavailable: null,
    institutionName: 'Maple Bank',
    accounts: [feedAccount()],
    credentialsIssuedAt: null,
    callout: null,
    consent: { textVersion: '2026-11-01', onRecord: null },
    capabilities: { credentials: true, hostedLink: true, accountEditing: true },
    asOf: '2026-11-20T15:00:00.000Z',
    answeredAt: '2026-11-20T15:00:00.000Z',
    askAgainInMs: null,
    ...parts,
  };
}

export function transaction(parts: Partial<FeedTransaction> = {}): FeedTransaction {
  return {
    id: 't-1',
    date: parseLocalDate('2026-11-19'),
    description: 'Coffee',
    reference: null,
    type: 'debit',
    amount: -450,
    balance: 100_000,
    stage: 'sent',
    reason: null,
    sentAt: '2026-11-19T21:00:00.000Z',
    ...parts,
  };
}

export function failure(code: BankFeedsErrorCode, stage: ErrorStage = 'feed'): BankFeedsError {
  return new BankFeedsError({ code, stage, correlationId: 'c0ffee-42' });
}

/** A back end that says this of the feed, and otherwise does as the smallest bank does. */
export function adapterSaying(parts: Partial<Feed> | (() => Feed), others: Partial<FullAdapter> = {}): FullAdapter {
  const bank = createSmallBank().adapterOf('first');
  const answer = typeof parts === 'function' ? parts : () => feed(parts);
  return {
    ...bank,
    getFeed: async ({ signal }) => {
      signal.throwIfAborted();
      return answer();
    },
    ...others,
  };
}

export function adapterWithRows(rows: readonly FeedTransaction[], account: Partial<FeedAccount> = {}): FullAdapter {
  const shown = feedAccount(account);
  return adapterSaying(
    { accounts: [shown] },
    {
      listTransactions: async ({ accountId, page, pageSize }) => ({
        accountId,
        currency: shown.currency,
        page,
        pageSize,
        results: rows.slice((page - 1) * pageSize, page * pageSize),
        totalResults: rows.length,
      }),
    },
  );
}

/** The same back end, of which one verb fails until `mend` is called. */
export function broken<Adapter extends BankFeedsAdapter>(
  adapter: Adapter,
  code: BankFeedsErrorCode,
  verb: 'getFeed' | 'listBankAccounts' | 'connect' | 'disconnect' | 'listTransactions',
) {
  let isBroken = true;
  const fail = () => Promise.reject(failure(code));
  const failing: Adapter = {
    ...adapter,
    get [verb]() {
      return isBroken ? fail : adapter[verb];
    },
  };
  return {
    adapter: failing,
    mend() {
      isBroken = false;
    },
    breakAgain() {
      isBroken = true;
    },
  };
}

/** A question that is never answered. */
export function unanswered({ signal }: { readonly signal: AbortSignal }): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
