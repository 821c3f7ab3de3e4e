import type { AccountKey, Backlog, FeedAccountRecord, Ledger } from '../../server/index.js';
import { expectThat } from '../expect.js';
import { ledgerCase, type LedgerCase } from './ledger-case.js';
import { dayOf, foreign, minute, operating, pushOf, put, write } from './ledger-scene.js';

const sentAt = '2026-11-10T12:00:05.000Z';
const refused = { stage: 'rejected', reason: 'refusedByCodat' } as const;

const account: FeedAccountRecord = {
  accountId: 'operating',
  name: 'Operating',
  type: 'checking',
  lastFour: '4321',
  currency: 'CAD',
  timeZone: 'America/Toronto',
  status: 'connected',
  feedStartDate: null,
  sending: null,
};

/** `customer/account queued:2@2026-11-01 …`: only what is not zero. */
function told({ customerRef, accountId, queued, refused: held, sending, openSince, late, quarantined }: Backlog): string {
  const piles = Object.entries({ queued, refused: held, sending }).flatMap(([name, { count, oldest }]) =>
    count > 0 || oldest !== null ? `${name}:${count}@${oldest}` : [],
  );
  const counts = Object.entries({ late, quarantined }).flatMap(([name, count]) => (count > 0 ? `${name}:${count}` : []));
  return [`${customerRef}/${accountId}`, ...piles, ...(openSince === null ? [] : [`since:${openSince}`]), ...counts].join(' ');
}

async function everyBacklog(ledger: Ledger, limit: number): Promise<readonly string[]> {
  const all: string[] = [];
  let after: AccountKey | null = null;
  for (;;) {
    const page: readonly Backlog[] = await ledger.backlogs(after, limit);
    expectThat(page.length <= limit, `a page of ${limit} holds ${page.length}`);
    all.push(...page.map(told));
    after = page.at(-1) ?? null;
    if (page.length < limit) return all;
  }
}

function expectSame(seen: readonly string[], expected: readonly string[]): void {
  expectThat(seen.join('\n') === expected.join('\n'), `the backlogs are "${seen.join(', ')}" and should be "${expected.join(', ')}"`);
}

export const backlogCases: readonly LedgerCase[] = [
  ledgerCase({
    name: 'The backlog tells of each account what waits, since when, and what came too late',
    why: 'By this the bank’s operators see what is stuck before a day is lost.',
    todo: 'Count by stage, with the oldest day; of the rejected, those with the reason refusedByCodat alone; the moment of the oldest open push.',
    async check(ledger, reopen) {
      await put(ledger, operating, [
        write('q2', { date: dayOf(4) }),
        write('q1', { date: dayOf(3) }),
        write('r1', { ...refused, date: dayOf(2) }),
        write('r2', { ...refused, date: dayOf(5) }),
        write('decided', { stage: 'rejected', reason: 'leftOut' }),
        write('sent', { stage: 'sent', sentAt }),
        write('collected', { stage: 'collected', sentAt }),
        write('l1', { stage: 'late', reason: 'tooOld' }),
        write('l2', { stage: 'late', reason: 'olderThanNewestSent' }),
        write('x', { stage: 'quarantined', reason: 'changedAfterSending', sentAt }),
      ]);
      const payroll = { ...operating, accountId: 'payroll' };
      await put(ledger, payroll, [write('a', { date: dayOf(6) }), write('b', { date: dayOf(7) }), write('c', { date: dayOf(1) })]);
      await ledger.beginPush({ ...pushOf('push-2', payroll), intendedAt: minute(9) }, ['b']);
      await ledger.beginPush({ ...pushOf('push-1', payroll), intendedAt: minute(5) }, ['a']);
      await ledger.endPush('push-0', [], minute(6));
      await put(ledger, foreign, [write('a', { date: dayOf(8) })]);
      const again = await reopen();
      expectSame(await everyBacklog(again, 100), [
        `customer-1/operating queued:2@${dayOf(3)} refused:2@${dayOf(2)} late:2 quarantined:1`,
        `customer-1/payroll queued:1@${dayOf(1)} sending:2@${dayOf(6)} since:${minute(5)}`,
        `customer-2/operating queued:1@${dayOf(8)}`,
      ]);
      await again.endPush('push-1', [{ id: 'a', stage: 'sent', reason: null, sentAt }], minute(20));
      await again.changeStages(operating, [{ id: 'r1', stage: 'rejected', reason: 'leftOut', sentAt: null }], minute(20));
      expectSame((await everyBacklog(again, 100)).slice(0, 2), [
        `customer-1/operating queued:2@${dayOf(3)} refused:1@${dayOf(5)} late:2 quarantined:1`,
        `customer-1/payroll queued:1@${dayOf(1)} sending:1@${dayOf(7)} since:${minute(9)}`,
      ]);
    },
  }),
  ledgerCase({
    name: 'An account in which all was sent or decided has no backlog',
    why: 'A list in which everybody stands is read by nobody.',
    todo: 'Leave out accounts that hold nothing queued, sending, refused, late or quarantined.',
    async check(ledger) {
      await put(ledger, operating, [
        write('sent', { stage: 'sent', sentAt }),
        write('collected', { stage: 'collected', sentAt }),
        write('decided', { stage: 'rejected', reason: 'leftOut' }),
      ]);
      await ledger.changeFeed('customer-2', (feed) => ({ ...feed, connectionId: 'connection-2' }));
      expectSame(await everyBacklog(ledger, 100), []);
    },
  }),
  ledgerCase({
    name: 'Backlogs come once each, by customer and account, page by page',
    why: 'Who is missing between two pages is not helped.',
    todo: 'Order by the customer’s reference, then the account’s id, by code unit; begin behind the one that is named.',
    async check(ledger) {
      const keys = ['b/x', 'a/z', 'B/x', 'a/a', 'c/', 'a/Z', 'é/x', 'a/done'].map((name) => {
        const [customerRef = '', accountId = ''] = name.split('/');
        return { customerRef, accountId: accountId || 'only' };
      });
      for (const key of keys) await put(ledger, key, [key.accountId === 'done' ? write('sent', { stage: 'sent', sentAt }) : write('a')]);
      const expected = ['B/x', 'a/Z', 'a/a', 'a/z', 'b/x', 'c/only', 'é/x'].map((name) => `${name} queued:1@${dayOf(0)}`);
      for (const limit of [1, 2, 3, 100]) expectSame(await everyBacklog(ledger, limit), expected);
    },
  }),
  ledgerCase({
    name: 'A backlog comes with the customer’s feed, and the ledger counts what it has in all',
    why: 'Whether anybody must look depends on whether the account is connected, and on its time zone.',
    todo: 'Add the feed as it is kept now, null where there is none; count customers with a connection, the accounts in their feeds, and the hints that are open.',
    async check(ledger, reopen) {
      const none = await ledger.totals();
      expectThat(none.connectedCustomers === 0 && none.accounts === 0 && none.openHints === 0, 'an empty ledger counts something');
      await put(ledger, operating, [write('a')]);
      await put(ledger, foreign, [write('a')]);
      await ledger.changeFeed('customer-1', (feed) => ({
        ...feed,
        connectionId: 'connection-1',
        status: 'linked',
        accounts: [account, { ...account, accountId: 'payroll' }],
      }));
      await ledger.changeFeed('customer-3', (feed) => ({ ...feed, connectionId: 'connection-3' }));
      await ledger.changeFeed('customer-4', (feed) => ({ ...feed, accounts: [account] }));
      for (const [id, subject] of [
        ['one', 'pushes'],
        ['two', 'statuses'],
        ['closed', 'statuses'],
        ['of nothing', null],
      ] as const) {
        await ledger.keepHint({ id, companyId: null, subject, receivedAt: minute(1) });
      }
      await ledger.closeHint('closed');
      const again = await reopen();
      const [own, other] = await again.backlogs(null, 9);
      expectThat(JSON.stringify(own?.feed) === JSON.stringify(await again.findFeed('customer-1')), 'the feed beside the backlog is not the customer’s');
      expectThat(other?.customerRef === 'customer-2' && other.feed === null, 'a customer without a feed has one');
      const { connectedCustomers, accounts, openHints } = await again.totals();
      expectThat(connectedCustomers === 2, `of two customers with a connection ${connectedCustomers} are counted`);
      expectThat(accounts === 2, `of their two accounts ${accounts} are counted`);
      expectThat(openHints === 2, `of two open hints ${openHints} are counted`);
    },
  }),
];
