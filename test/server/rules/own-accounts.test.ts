import { describe, expect, it } from 'vitest';
import type { BankAccountDetails } from '../../../src/server/bank.js';
import { accountsOf, chosenAccounts } from '../../../src/server/connect/chosen-accounts.js';
import { customerUid } from '../../../src/server/connect/customer-uid.js';
import { ownAccount, requireAccountInFeed } from '../../../src/server/feed/own-account.js';
import { emptyFeedRecord, type FeedAccountRecord } from '../../../src/server/ledger/feed-record.js';
import { memoryLedger } from '../../../src/server/ledger/memory-ledger.js';
import { contextWith } from './context.js';

const { signal } = new AbortController();

function account(id: string, more: Partial<BankAccountDetails> = {}): BankAccountDetails {
  return {
    id,
    name: id,
    type: 'checking',
    lastFour: '4321',
    accountNumber: '000004321',
    currency: 'CAD',
    balance: 0,
    ineligible: null,
    timeZone: 'America/Toronto',
    ...more,
  };
}

function inFeed(accountId: string, more: Partial<FeedAccountRecord> = {}): FeedAccountRecord {
  return {
    accountId,
    name: accountId,
    type: 'checking',
    lastFour: '4321',
    currency: 'USD',
    timeZone: 'America/Toronto',
    status: 'connected',
    feedStartDate: null,
    sending: null,
    ...more,
  };
}

/** Two customers, each with accounts of its own. */
function bankOf(accounts: Readonly<Record<string, readonly BankAccountDetails[]>>) {
  const asked: unknown[] = [];
  const context = contextWith({
    bank: {
      institutionName: 'Small Bank',
      async listAccounts(customerRef, options) {
        asked.push([customerRef, options.signal === signal]);
        return accounts[customerRef] ?? null;
      },
    },
  });
  return { context, asked };
}

const refusal = (code: string, stage: string, message?: unknown) => expect.objectContaining({ code, stage, ...(message !== undefined && { message }) });

describe('a customer’s accounts', () => {
  it('are those that the bank names for this customer, asked for as long as somebody waits', async () => {
    const { context, asked } = bankOf({ one: [account('a')], other: [account('b')] });
    expect(await accountsOf(context, 'one', 'bankAccounts', signal)).toEqual([account('a')]);
    expect(asked).toEqual([['one', true]]);
  });

  it('are refused to a customer whom the bank does not know', async () => {
    await expect(accountsOf(bankOf({}).context, 'one', 'bankAccounts', signal)).rejects.toThrow(refusal('unknownCustomer', 'bankAccounts'));
  });

  it.each(['credentials', 'batch', '.', '..', '', 'x'.repeat(129)])('cannot be called "%s", which would be another address at Codat', async (id) => {
    const work = accountsOf(bankOf({ one: [account('a'), account(id)] }).context, 'one', 'connect', signal);
    await expect(work).rejects.toThrow(
      refusal('internal', 'connect', expect.stringMatching(/^bank\.listAccounts gave an account whose id cannot be one: ids are 1 to 128/)),
    );
  });

  it.each(['x', 'x'.repeat(128), '...', 'credentials2', 'Batch'])('may be called "%s"', async (id) => {
    expect(await accountsOf(bankOf({ one: [account(id)] }).context, 'one', 'connect', signal)).toHaveLength(1);
  });
});

describe('the accounts that a customer chooses', () => {
  const accounts = { one: [account('a'), account('b'), account('old', { ineligible: 'closed' })], other: [account('theirs')] };

  it('are the customer’s own, each once, in the order of the choice', async () => {
    const chosen = await chosenAccounts(bankOf(accounts).context, 'one', ['b', 'a', 'b'], 'connect', signal);
    expect(chosen.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it.each(['theirs', 'nobody’s', ''])('are refused as a whole where one is not: "%s"', async (id) => {
    await expect(chosenAccounts(bankOf(accounts).context, 'one', ['a', id], 'accounts', signal)).rejects.toThrow(refusal('unknownAccount', 'accounts'));
  });

  it('are refused as a whole where one may not be fed', async () => {
    await expect(chosenAccounts(bankOf(accounts).context, 'one', ['a', 'old'], 'accounts', signal)).rejects.toThrow(refusal('accountNotEligible', 'accounts'));
  });

  it.each<Partial<BankAccountDetails>>([{ currency: 'cad' }, { currency: '' }, { timeZone: 'America/Nowhere' }, { timeZone: '' }])(
    'are refused where every push would fail by one: %j',
    async (wrong) => {
      const { context } = bankOf({ one: [account('a'), account('b', wrong)] });
      await expect(chosenAccounts(context, 'one', ['a', 'b'], 'connect', signal)).rejects.toThrow(
        refusal('internal', 'connect', expect.stringMatching(/^bank\.listAccounts gave an account whose currency is no ISO 4217 code/)),
      );
      expect(await chosenAccounts(context, 'one', ['a'], 'connect', signal)).toHaveLength(1);
    },
  );

  it('are refused where the bank’s code has left the zone out, which would be the zone of the machine', async () => {
    const without: BankAccountDetails = JSON.parse(JSON.stringify({ ...account('a'), timeZone: undefined }));
    await expect(chosenAccounts(bankOf({ one: [without] }).context, 'one', ['a'], 'connect', signal)).rejects.toThrow(refusal('internal', 'connect'));
  });
});

describe('an account whose transactions are asked for', () => {
  it('is one of the feed, as it was taken into it', async () => {
    const { context, asked } = bankOf({ one: [account('a')] });
    const feed = await context.ledger.changeFeed('one', (empty) => ({ ...empty, accounts: [inFeed('z'), inFeed('a')] }));
    expect(await ownAccount(context, 'one', 'a', signal)).toEqual({ currency: 'USD', feed, inFeed: inFeed('a') });
    expect(asked).toEqual([]);
  });

  it('is else another of the customer’s', async () => {
    const { context } = bankOf({ one: [account('b'), account('a')] });
    expect(await ownAccount(context, 'one', 'a', signal)).toEqual({ currency: 'CAD', feed: null, inFeed: null });
    const feed = await context.ledger.changeFeed('one', (empty) => ({ ...empty, accounts: [inFeed('z')] }));
    expect(await ownAccount(context, 'one', 'a', signal)).toEqual({ currency: 'CAD', feed, inFeed: null });
  });

  it('is nobody else’s, be it in the feed of another or not', async () => {
    const { context, asked } = bankOf({ one: [account('a')], other: [account('theirs')] });
    await context.ledger.changeFeed('other', (empty) => ({ ...empty, accounts: [inFeed('fed')] }));
    for (const id of ['theirs', 'fed', 'nobody’s'])
      await expect(ownAccount(context, 'one', id, signal)).rejects.toThrow(refusal('unknownAccount', 'transactions'));
    expect(asked).toEqual([
      ['one', true],
      ['one', true],
      ['one', true],
    ]);
    await expect(ownAccount(context, 'stranger', 'a', signal)).rejects.toThrow(refusal('unknownCustomer', 'transactions'));
  });

  it('can be changed only where it is in the feed', () => {
    const feed = { ...emptyFeedRecord('one'), accounts: [inFeed('z'), inFeed('a')] };
    expect(() => requireAccountInFeed(feed, 'a')).not.toThrow();
    expect(() => requireAccountInFeed(feed, 'b')).toThrow(refusal('unknownAccount', 'accounts'));
    expect(() => requireAccountInFeed(emptyFeedRecord('one'), 'a')).toThrow(refusal('unknownAccount', 'accounts'));
  });
});

describe('the tag of a customer at Codat', () => {
  it('is the same on every day and machine, and tells nothing of the reference', async () => {
    // printf 'bankfeeds customer\nc-1' | sha256sum
    expect(await customerUid('c-1')).toBe('21ad6cfd50f3b0d09163dad50a781af33e2e18cf9b513f02bdcc79e77609db9a');
    expect(await customerUid('c-2')).not.toBe(await customerUid('c-1'));
  });
});

describe('what is kept of a feed', () => {
  it('is each customer’s own', async () => {
    const ledger = memoryLedger();
    await ledger.changeFeed('one', (feed) => ({ ...feed, companyId: 'company' }));
    expect([(await ledger.findFeed('one'))?.companyId, await ledger.findFeed('other')]).toEqual(['company', null]);
  });
});
