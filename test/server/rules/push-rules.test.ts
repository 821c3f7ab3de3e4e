import { describe, expect, it } from 'vitest';
import { isBankFeedsError } from '../../../src/core/error.js';
import { addDays, parseLocalDate } from '../../../src/core/local-date.js';
import { transactionStages, type BankTransaction, type TransactionStage } from '../../../src/core/transaction.js';
import type { CodatSourceAccount } from '../../../src/server/codat/codat-port.js';
import { emptyFeedRecord, type FeedAccountRecord } from '../../../src/server/ledger/feed-record.js';
import type { AccountKey, OpenPush, TransactionRecord, TransactionWrite } from '../../../src/server/ledger/ledger.js';
import { handedOver } from '../../../src/server/push/handed-over.js';
import { daysLeftOf } from '../../../src/server/push/held-up.js';
import { isStored } from '../../../src/server/push/read-back.js';
import { moveUnchanged, type Move } from '../../../src/server/push/move-unchanged.js';
import { areFirstOf, sizeOfNextBatch } from '../../../src/server/push/suspects.js';
import { isBalanceOfBooks } from '../../../src/server/push/tail-balance.js';
import { withConnection, type Turn } from '../../../src/server/push/turn.js';
import type { ServerContext } from '../../../src/server/server-context.js';
import { contextWith, noon } from './context.js';

const today = parseLocalDate('2026-11-20');
const at = '2026-11-20T17:00:00.000Z';
const key: AccountKey = { customerRef: 'one', accountId: 'a' };

function transaction(id: string, more: Partial<BankTransaction> = {}): BankTransaction {
  return { id, date: today, description: id, reference: null, type: 'debit', amount: -500, balance: 1_000, ...more };
}

function record(id: string, more: Partial<TransactionRecord> = {}): TransactionRecord {
  return { ...transaction(id), sequence: 1, stage: 'queued', reason: null, sentAt: null, ...more };
}

const queued = (id: string, more: Partial<TransactionWrite> = {}): TransactionWrite => ({
  ...transaction(id),
  stage: 'queued',
  reason: null,
  sentAt: null,
  ...more,
});

const account: FeedAccountRecord = {
  accountId: 'a',
  name: 'a',
  type: 'checking',
  lastFour: '4321',
  currency: 'CAD',
  timeZone: 'America/Toronto',
  status: 'connected',
  feedStartDate: null,
  sending: null,
};

/** Has these taken into the ledger. */
async function keep({ ledger }: ServerContext, account: AccountKey, ...rows: readonly TransactionWrite[]): Promise<void> {
  await ledger.mergeTransactions(
    account,
    rows.map(({ id }) => id),
    at,
    () => rows,
  );
}

function openPush(id: string, more: Partial<OpenPush> = {}): OpenPush {
  return { ...key, id, connectionId: 'connection', idempotencyKey: `key of ${id}`, intendedAt: at, operationKey: null, ...more };
}

describe('a transaction that the bank hands over', () => {
  it('is queued where it is new', () => {
    expect(handedOver(transaction('t'), undefined)).toEqual({ kind: 'added', write: queued('t') });
  });

  it.each(transactionStages)('that is known and the same stays as it is: %s', (stage) => {
    expect(handedOver(transaction('t'), record('t', { stage }))).toEqual({ kind: 'unchanged', write: null });
  });

  it.each<TransactionStage>(['queued', 'late', 'rejected'])('and was changed before it was sent is queued anew: %s', (stage) => {
    const known = record('t', { stage, reason: 'refusedByCodat', sentAt: at });
    expect(handedOver(transaction('t', { amount: -700 }), known)).toEqual({ kind: 'corrected', write: queued('t', { amount: -700 }) });
  });

  it('and was changed while it is being sent is left to whoever is sending it', () => {
    expect(handedOver(transaction('t', { amount: -700 }), record('t', { stage: 'sending' }))).toEqual({ kind: 'quarantined', write: null });
  });

  it.each<TransactionStage>(['sent', 'collected', 'quarantined', 'unknown'])(
    'and was changed after it was sent stays as it was sent, and is set aside: %s',
    (stage) => {
      const known = record('t', { stage, sentAt: at });
      expect(handedOver(transaction('t', { amount: -700 }), known)).toEqual({
        kind: 'quarantined',
        write: { ...known, stage: 'quarantined', reason: 'changedAfterSending' },
      });
    },
  );
});

describe('those among which is one that Codat refuses', () => {
  const some = (count: number) => Array.from({ length: count }, (_, place) => record(`t${place}`));

  it.each([
    [0, 1_000],
    [1, 1_000],
    [2, 1],
    [3, 1],
    [4, 2],
    [1_000, 500],
  ])('are halved: of %i, %i are sent next', (count, next) => {
    expect(sizeOfNextBatch(some(count))).toBe(next);
  });

  it('are still the first of the queue, or not', () => {
    const [first, second, third] = some(3);
    if (!first || !second || !third) throw new Error('Three were made.');
    expect(areFirstOf([first, second], [first, second, third])).toBe(true);
    expect(areFirstOf([], [first])).toBe(true);
    expect(areFirstOf([second, first], [first, second])).toBe(false);
    expect(areFirstOf([first, third], [first, second])).toBe(false);
    expect(areFirstOf([first, second], [first])).toBe(false);
  });

  const rejection = (row: TransactionRecord): Move => ({ row, stage: 'rejected', reason: 'refusedByCodat' });

  it('are rejected when one alone is left', async () => {
    const context = contextWith();
    await keep(context, key, queued('t'), queued('u'));
    const [suspect] = await context.ledger.queuedTransactions(key, 1);
    if (!suspect) throw new Error('One was queued.');
    expect(await moveUnchanged(context, key, [rejection(suspect)])).toBe(1);
    expect((await context.ledger.refusedTransactions(key, null, 9)).map(({ id, reason, sentAt }) => [id, reason, sentAt])).toEqual([
      ['t', 'refusedByCodat', null],
    ]);
    expect((await context.ledger.queuedTransactions(key, 9)).map(({ id }) => id)).toEqual(['u']);
  });

  it.each<[string, Partial<TransactionWrite>]>([
    ['was corrected meanwhile', { amount: -700 }],
    ['was sent meanwhile', { stage: 'sent', sentAt: at }],
    ['stands there for another reason', { reason: 'tooOld' }],
  ])('are not rejected where it %s', async (_, change) => {
    const context = contextWith();
    await keep(context, key, queued('t', change));
    expect(await moveUnchanged(context, key, [rejection(record('t'))])).toBe(0);
    expect(await context.ledger.refusedTransactions(key, null, 9)).toEqual([]);
  });

  it('are not rejected where it is gone', async () => {
    const context = contextWith();
    expect(await moveUnchanged(context, key, [rejection(record('t'))])).toBe(0);
    expect(await context.ledger.queuedTransactions(key, 9)).toEqual([]);
  });
});

describe('the balance that QuickBooks would show', () => {
  const rows = [record('s', { balance: 6 }), record('t', { balance: 5 }), record('u', { balance: 1_000 })];
  const withBooks = (balanceAfter: (...asked: readonly unknown[]) => Promise<number | null>) =>
    contextWith({ bank: { institutionName: 'Small Bank', listAccounts: async () => null, balanceAfter } });

  it('is that of the books after the last of what is sent, or nothing is sent', async () => {
    const asked: unknown[] = [];
    const books = (balance: number | null) =>
      withBooks(async (...about) => {
        asked.push(about);
        return balance;
      });
    expect(await isBalanceOfBooks(books(1_000), key, rows)).toBe(true);
    expect(await isBalanceOfBooks(books(5), key, rows)).toBe(false);
    expect(await isBalanceOfBooks(books(null), key, rows)).toBe(false);
    expect(asked[0]).toEqual(['one', 'a', { id: 'u', date: today }]);
  });

  it('is taken as handed over where the bank does not compare it', async () => {
    expect(await isBalanceOfBooks(contextWith(), key, rows)).toBe(true);
  });

  it('is not asked for where nothing is sent', async () => {
    expect(
      await isBalanceOfBooks(
        withBooks(async () => expect.unreachable()),
        key,
        [],
      ),
    ).toBe(true);
  });

  it('is not known where the books cannot be asked: nothing is sent', async () => {
    const cause = new Error('books closed');
    const failure: unknown = await isBalanceOfBooks(
      withBooks(() => Promise.reject(cause)),
      key,
      rows,
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'internal', stage: 'push', message: 'The bank’s books could not be asked for a balance. Nothing was sent.', cause });
    expect(isBankFeedsError(failure)).toBe(true);
  });
});

describe('a push of which Codat does not say what became of it', () => {
  const ref = { companyId: 'company', connectionId: 'connection' };
  const { signal } = new AbortController();

  async function isFoundStored(
    before: Partial<TransactionWrite> | null,
    atCodat: Partial<CodatSourceAccount>,
    rows = [record('s', { balance: 6 }), record('t', { balance: 5 }), record('u', { balance: 700 })],
    accounts: readonly FeedAccountRecord[] | null = [account],
  ) {
    const looks: unknown[] = [];
    const { codat, ...rest } = contextWith();
    const context = {
      ...rest,
      codat: {
        ...codat,
        async listSourceAccounts(...asked: readonly unknown[]) {
          looks.push(asked);
          return [
            { id: 'z', status: 'connected', feedStartDate: null, balance: 700 },
            { id: 'a', status: 'connected', feedStartDate: null, balance: 0, ...atCodat },
          ] as const;
        },
      },
    };
    if (before)
      await keep(
        context,
        key,
        queued('old', { date: addDays(today, -3), stage: 'sent', sentAt: at, balance: 1 }),
        queued('before', { date: addDays(today, -1), stage: 'sent', sentAt: at, ...before }),
      );
    await keep(context, key, queued('waiting', { balance: 700 }));
    if (accounts) await context.ledger.changeFeed(key.customerRef, (feed) => ({ ...feed, accounts }));
    const settling = { push: openPush('p'), ref, currency: 'CAD', keep: async () => true, signal };
    return { isStored: await isStored(context, settling, rows), looks };
  }

  const offered = (offeredAt: string, accountId = account.accountId): FeedAccountRecord => ({ ...account, accountId, offeredAt });

  it('is stored where the account has the balance of its last, and had another before', async () => {
    const { isStored: found, looks } = await isFoundStored({ balance: 1_000 }, { balance: 700 });
    expect(found).toBe(true);
    expect(looks).toEqual([[ref, { stage: 'push', signal }]]);
  });

  it('is stored where something else went there since the account was offered', async () => {
    expect((await isFoundStored({ balance: 1_000 }, { balance: 700 }, undefined, [offered('2026-11-20T16:59:59.999Z')])).isStored).toBe(true);
  });

  it.each<[string, readonly FeedAccountRecord[] | null]>([
    ['it was an earlier release that offered it', [account]],
    ['it is in the feed no more', []],
    ['there is no feed any more', null],
    ['another account was offered since', [offered('2026-11-20T17:00:00.000Z', 'z'), account]],
  ])('is stored, too, where %s', async (_, accounts) => {
    for (const sentAt of [at, null]) expect((await isFoundStored({ balance: 1_000, sentAt }, { balance: 700 }, undefined, accounts)).isStored).toBe(true);
  });

  it.each<TransactionStage>(['sent', 'collected', 'quarantined'])('is held against the newest that went there before: %s', async (stage) => {
    expect((await isFoundStored({ balance: 1_000, stage }, { balance: 700 })).isStored).toBe(true);
    expect((await isFoundStored({ balance: 700, stage }, { balance: 700 })).isStored).toBe(false);
  });

  it.each<[string, Parameters<typeof isFoundStored>]>([
    ['the account has another balance', [{ balance: 1_000 }, { balance: 1_000 }]],
    ['the account’s balance is not told', [{ balance: 1_000 }, { balance: null }]],
    ['the account is there no more', [{ balance: 1_000 }, { id: 'b', balance: 700 }]],
    ['the account had this balance before', [{ balance: 700 }, { balance: 700 }]],
    ['nothing went there before', [null, { balance: 700 }]],
    ['there was nothing in it', [{ balance: 1_000 }, { balance: 700 }, []]],
    ['the account was offered anew since', [{ balance: 1_000 }, { balance: 700 }, undefined, [offered('2026-11-20T17:00:00.000Z')]]],
    ['nobody knows whether it was', [{ balance: 1_000, sentAt: null }, { balance: 700 }, undefined, [offered('2026-11-20T16:59:59.999Z')]]],
  ])('may be stored or not where %s', async (_, asked) => {
    expect((await isFoundStored(...asked)).isStored).toBe(false);
  });
});

describe('the days until something that is held up is lost', () => {
  const daysAgo = (id: string, days: number, more: Partial<TransactionWrite> = {}) => queued(id, { date: addDays(today, -days), ...more });
  const refused = { stage: 'rejected', reason: 'refusedByCodat' } as const;

  async function daysLeft(
    rows: readonly TransactionWrite[],
    { parts = {}, sending = [] }: { parts?: Partial<ServerContext>; sending?: readonly [push: OpenPush, id: string][] } = {},
  ) {
    const context = contextWith(parts);
    await keep(context, key, ...rows);
    for (const [push, id] of sending) {
      if (push.accountId !== 'a') await keep(context, push, daysAgo(id, 6));
      expect(await context.ledger.beginPush(push, [id])).toBe(true);
    }
    return daysLeftOf(context, key, account);
  }

  it('are none where nothing waits', async () => {
    expect(await daysLeft([])).toBeNull();
    expect(await daysLeft([daysAgo('sent', 3, { stage: 'sent', sentAt: at })])).toBeNull();
  });

  it('are those of the oldest that is queued', async () => {
    expect(await daysLeft([daysAgo('t', 1), daysAgo('u', 3)])).toBe(4);
    expect(await daysLeft([daysAgo('t', 0)])).toBe(7);
    expect(await daysLeft([daysAgo('t', 1)], { parts: { historyDays: 90 } })).toBe(89);
  });

  it('do not run for what is dated in the future', async () => {
    expect(await daysLeft([daysAgo('t', -1)])).toBeNull();
  });

  it('run for what Codat refused, as long as it can be sent, where a decision is waited for', async () => {
    const rows = [daysAgo('t', 1), daysAgo('bad', 5, refused)];
    expect(await daysLeft(rows)).toBe(2);
    expect(await daysLeft(rows, { parts: { onRefusedTransaction: 'skip' } })).toBe(6);
    expect(await daysLeft([daysAgo('t', 1), daysAgo('lost', 8, refused)])).toBe(6);
    expect(await daysLeft([daysAgo('last', 7, refused)])).toBe(0);
  });

  it('run for what is under way, in whichever push of the account, and for no other account', async () => {
    expect(await daysLeft([daysAgo('t', 1), daysAgo('u', 4)], { sending: [[openPush('p'), 'u']] })).toBe(3);
    const two: [OpenPush, string][] = [
      [openPush('p'), 'u'],
      [openPush('q'), 'w'],
    ];
    expect(await daysLeft([daysAgo('u', 4), daysAgo('w', 5)], { sending: two })).toBe(2);
    expect(await daysLeft([daysAgo('t', 1)], { sending: [[openPush('p', { accountId: 'b' }), 'u']] })).toBe(6);
  });

  it('are counted by the account’s own calendar', async () => {
    const clock = { now: () => Date.parse('2026-11-20T02:00:00.000Z') };
    expect(await daysLeft([daysAgo('t', 1)], { parts: { clock } })).toBe(7);
    expect(noon).toBe(Date.parse(at));
  });
});

describe('a worker’s turn', () => {
  const turn = (companyId: string | null, connectionId: string | null): Turn => ({
    feed: { ...emptyFeedRecord('one'), companyId, connectionId },
    keep: async () => true,
  });

  it('has a connection where the ledger knows company and connection', () => {
    const known = turn('company', 'connection');
    expect(withConnection(known)).toEqual({ ...known, ref: { companyId: 'company', connectionId: 'connection' } });
    expect([withConnection(turn(null, 'connection')), withConnection(turn('company', null)), withConnection(turn(null, null))]).toEqual([null, null, null]);
  });
});
