import type { Instant } from '../../core/clock.js';
import type { FeedRecord } from '../../server/index.js';
import { expectThat } from '../expect.js';
import { ledgerCase, type LedgerCase } from './ledger-case.js';
import { minute } from './ledger-scene.js';

const whole = (feed: FeedRecord): FeedRecord => ({
  ...feed,
  companyId: 'company-1',
  connectionId: 'connection-1',
  status: 'linked',
  accounts: [
    {
      accountId: 'operating',
      name: 'Opérations «1»',
      type: 'checking',
      lastFour: '4321',
      currency: 'CAD',
      timeZone: 'America/Toronto',
      status: 'connected',
      feedStartDate: null,
      sending: { sent: 1000, total: 1284 },
      offeredAt: '2026-11-10T11:59:00.000Z',
    },
  ],
  credentialsIssuedAt: '2026-11-10T12:00:00.000Z',
  linkGivenAt: '2026-11-10T12:05:00.000Z',
  consent: { textVersion: '2026-11-01', locale: 'fr-CA', textHash: 'f00d', acceptedAt: '2026-11-10T12:00:00.000Z', accountIds: ['operating'] },
  readAt: '2026-11-10T12:00:00.000Z',
  openKeys: { 'company:1': 'key-1' },
});

export const feedCases: readonly LedgerCase[] = [
  ledgerCase({
    name: 'A feed that nobody began is not there',
    why: 'An empty feed and none are told apart when the customer comes for the first time.',
    todo: 'Answer null for an unknown customer.',
    async check(ledger) {
      expectThat((await ledger.findFeed('nobody')) === null, 'an unknown customer has a feed');
    },
  }),
  ledgerCase({
    name: 'A feed is kept as it was written, also when the ledger is opened again',
    why: 'A bank that restarts must know whom it connected.',
    todo: 'Write every field before the promise resolves.',
    async check(ledger, reopen) {
      const written = await ledger.changeFeed('customer-1', whole);
      const read = await (await reopen()).findFeed('customer-1');
      expectThat(JSON.stringify(read) === JSON.stringify(written), 'the feed that was read is not the one that was written');
      expectThat(read?.accounts[0]?.name === 'Opérations «1»', 'the name of the account is another');
    },
  }),
  ledgerCase({
    name: 'A change begins from what is there, and from an empty feed where nothing is',
    why: 'Steps write their own fields; none may undo another’s.',
    todo: 'Hand the stored record to the change, and store what it gives back.',
    async check(ledger) {
      const begun = await ledger.changeFeed('customer-1', (feed) => ({ ...feed, companyId: 'company-1' }));
      expectThat(begun.status === 'notStarted' && begun.accounts.length === 0, 'a new feed does not begin empty');
      const changed = await ledger.changeFeed('customer-1', (feed) => ({ ...feed, connectionId: 'connection-1' }));
      expectThat(changed.companyId === 'company-1', 'the second change does not see the first');
    },
  }),
  ledgerCase({
    name: 'Changes at once are all kept',
    why: 'A status is read while the customer adds an account.',
    todo: 'Make reading and writing one step.',
    async check(ledger) {
      const keys = Array.from({ length: 20 }, (_, index) => `slot-${index}`);
      await Promise.all(keys.map((key) => ledger.changeFeed('customer-1', (feed) => ({ ...feed, openKeys: { ...feed.openKeys, [key]: key } }))));
      const feed = await ledger.findFeed('customer-1');
      const kept = keys.filter((key) => feed?.openKeys[key] === key);
      expectThat(kept.length === keys.length, `of ${keys.length} changes at once ${kept.length} were kept`);
    },
  }),
  ledgerCase({
    name: 'A change that fails changes nothing',
    why: 'Half a feed is worse than an old one.',
    todo: 'Undo the step when the change throws, and let the error through.',
    async check(ledger) {
      await ledger.changeFeed('customer-1', whole);
      const failure = await ledger
        .changeFeed('customer-1', () => {
          throw new RangeError('no');
        })
        .then(
          () => null,
          (error: unknown) => error,
        );
      expectThat(failure instanceof RangeError, 'the error of the change did not come through');
      expectThat((await ledger.findFeed('customer-1'))?.companyId === 'company-1', 'the failed change left something behind');
    },
  }),
  ledgerCase({
    name: 'A stored feed changes only by being written',
    why: 'What was handed over may be changed later by whoever made it.',
    todo: 'Store a copy.',
    async check(ledger) {
      const accounts = [...whole(await ledger.changeFeed('customer-1', (feed) => feed)).accounts];
      await ledger.changeFeed('customer-1', (feed) => ({ ...feed, accounts }));
      accounts.length = 0;
      expectThat((await ledger.findFeed('customer-1'))?.accounts.length === 1, 'the stored feed changed without being written');
    },
  }),
  ledgerCase({
    name: 'Customers with a connection are listed once each, page by page',
    why: 'The daily push goes by this list: who is missing is not fed, who is twice is fed twice.',
    todo: 'Order by the reference; begin behind the one that is named.',
    async check(ledger) {
      for (const ref of ['c', 'a', 'e', 'b', 'd']) {
        await ledger.changeFeed(ref, (feed) => ({ ...feed, connectionId: ref === 'd' ? null : `connection-${ref}` }));
      }
      const first = await ledger.connectedCustomers(null, 3);
      const second = await ledger.connectedCustomers(first.at(-1) ?? null, 3);
      expectThat([...first, ...second].join(' ') === 'a b c e', `two pages of three are ${[...first, '|', ...second].join(' ')}`);
    },
  }),
  ledgerCase({
    name: 'A lease is one holder’s at a time',
    why: 'Two workers on one customer send everything twice.',
    todo: 'Give it to another only when it has run out or was released; let the holder prolong it.',
    async check(ledger) {
      const ask = (holder: string, now: number) => ledger.takeLease({ name: 'push:customer-1', holder, now, until: now + 1000 });
      expectThat(await ask('one', 0), 'a free lease was refused');
      expectThat(!(await ask('two', 500)), 'a lease that is held was given away');
      expectThat(await ask('one', 900), 'the holder could not prolong it');
      expectThat(!(await ask('two', 1500)), 'a prolonged lease was given away');
      expectThat(await ask('two', 1900), 'a lease that had run out was refused');
      await ledger.releaseLease('push:customer-1', 'one');
      expectThat(!(await ask('three', 2000)), 'somebody else released the lease');
      await ledger.releaseLease('push:customer-1', 'two');
      expectThat(await ask('three', 2000), 'a released lease was refused');
      expectThat(await ledger.takeLease({ name: 'push:customer-2', holder: 'four', now: 2000, until: 3000 }), 'another lease was refused');
    },
  }),
  ledgerCase({
    name: 'A lease is prolonged only while nobody else has had it',
    why: 'Whoever stood still, and goes on as if nothing had happened, makes a second company.',
    todo: 'Prolong it for its present holder, run out or not; make none where there is none.',
    async check(ledger) {
      const name = 'feed:customer-1';
      const prolong = (holder: string, until: number) => ledger.prolongLease({ name, holder, until });
      expectThat(!(await prolong('one', 1000)), 'a lease that nobody took was prolonged');
      await ledger.takeLease({ name, holder: 'one', now: 0, until: 1000 });
      expectThat(await prolong('one', 2000), 'the holder could not prolong it');
      expectThat(!(await ledger.takeLease({ name, holder: 'two', now: 1500, until: 2500 })), 'a prolonged lease was given away');
      expectThat(!(await prolong('two', 9000)), 'another prolonged it');
      await ledger.takeLease({ name, holder: 'two', now: 2000, until: 3000 });
      expectThat(!(await prolong('one', 9000)), 'it was prolonged for one who had lost it');
      await ledger.releaseLease(name, 'two');
      expectThat(!(await prolong('one', 9000)), 'it was prolonged for one who had lost it, after it was released');
      await ledger.takeLease({ name, holder: 'one', now: 4000, until: 5000 });
      expectThat(await prolong('one', 6000), 'one that had run out, and that nobody took, could not be prolonged');
    },
  }),
  ledgerCase({
    name: 'A customer is found by the company at Codat, and by no other’s',
    why: 'Codat’s messages name the company: who it is decides whose statuses are read.',
    todo: 'Find the customer whose feed has exactly this company; null where nobody’s has.',
    async check(ledger, reopen) {
      await ledger.changeFeed('customer-1', (feed) => ({ ...feed, companyId: 'company-1' }));
      await ledger.changeFeed('customer-2', (feed) => ({ ...feed, companyId: 'company-2' }));
      await ledger.changeFeed('customer-3', (feed) => feed);
      const again = await reopen();
      expectThat((await again.customerOfCompany('company-2')) === 'customer-2', 'the customer of a company is another');
      expectThat((await again.customerOfCompany('company')) === null, 'a company that nobody has is somebody’s');
      await again.changeFeed('customer-2', (feed) => ({ ...feed, companyId: null }));
      expectThat((await again.customerOfCompany('company-2')) === null, 'a company that was forgotten is somebody’s still');
    },
  }),
  ledgerCase({
    name: 'A hint is kept once, is open until it is closed, and is forgotten when it is old',
    why: 'Codat sends each message at least once: what was followed is not followed again, and what was not is.',
    todo: 'Know hints by their ids, closed ones too; hand out the open ones in the order of their ids; forget by the time of receipt.',
    async check(ledger, reopen) {
      const hint = (id: string, receivedAt: Instant, subject: 'statuses' | 'pushes' | null = 'statuses') => ({
        id,
        companyId: 'company-1',
        subject,
        receivedAt,
      });
      for (const id of ['b', 'a', 'c']) expectThat(await ledger.keepHint(hint(id, minute(1))), 'a hint that is new was known already');
      expectThat(await ledger.keepHint(hint('d', minute(9), null)), 'a hint without a subject was known already');
      expectThat(!(await ledger.keepHint(hint('a', minute(2), 'pushes'))), 'a hint that is known was kept again');
      const again = await reopen();
      const ids = async (after: string | null, limit: number) => (await again.openHints(after, limit)).map(({ id }) => id).join(' ');
      expectThat((await ids(null, 9)) === 'a b c', `the open hints are ${await ids(null, 9)}, and should be a b c`);
      expectThat((await ids('a', 1)) === 'b', 'the one behind "a" is not "b"');
      const [first] = await again.openHints(null, 1);
      expectThat(first?.companyId === 'company-1' && first.subject === 'statuses' && first.receivedAt === minute(1), 'a hint is not the one that was kept');
      await again.closeHint('b');
      expectThat((await ids(null, 9)) === 'a c', 'a hint that was closed is open');
      expectThat(!(await again.keepHint(hint('b', minute(3)))), 'a hint that was closed was kept again');
      await again.forgetHints(Date.parse(minute(1)));
      expectThat((await ids(null, 9)) === 'a c', 'a hint was forgotten that was received at the moment itself');
      await again.forgetHints(Date.parse(minute(1)) + 1);
      expectThat((await ids(null, 9)) === '', 'a hint that is old was not forgotten');
      expectThat((await again.keepHint(hint('b', minute(9)))) && !(await again.keepHint(hint('d', minute(9)))), 'forgetting took another than the old ones');
    },
  }),
];
