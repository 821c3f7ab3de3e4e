import type { LocalDate } from '../../core/local-date.js';
import type { AccountKey, TransactionRecord } from '../../server/index.js';
import { expectThat } from '../expect.js';
import { ledgerCase, type LedgerCase } from './ledger-case.js';
import { dayOf, foreign, idsOf, minute, operating, pushOf, put, stagesOf, write } from './ledger-scene.js';

const sentAt = '2026-11-10T12:00:05.000Z';

export const outboxCases: readonly LedgerCase[] = [
  ledgerCase({
    name: 'Transactions are kept as they were written, also when the ledger is opened again',
    why: 'An amount that changes by a cent is a wrong book.',
    todo: 'Store amounts as whole numbers of 53 bits, texts as Unicode, dates as text.',
    async check(ledger, reopen) {
      const large = write('a', {
        amount: -9_007_199_254_740_991,
        balance: 9_007_199_254_740_991,
        description: 'Café — 東京 🥐',
        reference: 'REF%_\\',
        type: 'cheque',
      });
      await put(ledger, operating, [large]);
      const { results } = await (await reopen()).listTransactions('customer-1', { accountId: 'operating', page: 1, pageSize: 1, orderBy: 'date', query: '' });
      const [row] = results;
      const same = row && Object.entries(large).every(([key, value]) => Object.entries(row).some(([name, kept]) => name === key && kept === value));
      expectThat(same === true, 'the transaction that was read is not the one that was written');
    },
  }),
  ledgerCase({
    name: 'A merge sees what is there, and only what it asked for',
    why: 'By this the bank may hand the same transactions over again without harm.',
    todo: 'Hand over the records with the ids that were named, of this account alone.',
    async check(ledger) {
      await put(ledger, operating, [write('a'), write('b')]);
      await put(ledger, foreign, [write('c')]);
      let seen = '';
      await ledger.mergeTransactions(operating, ['b', 'c', 'd'], minute(1), (known) => {
        seen = idsOf([...known.values()]);
        return [];
      });
      expectThat(seen === 'b', `asked for b, c (another customer's) and d (nobody's), the merge saw "${seen}"`);
      expectThat((await stagesOf(ledger, operating)) === 'a:queued b:queued', 'a merge that wrote nothing changed something');
    },
  }),
  ledgerCase({
    name: 'A transaction keeps its place when it is written again; a new one comes last',
    why: 'The running balance is right in one order only.',
    todo: 'Give each new record the next sequence of its account, and never another to an old one.',
    async check(ledger) {
      await put(ledger, operating, [write('a'), write('b')]);
      await put(ledger, operating, [write('c'), write('a', { description: 'Corrected' })]);
      const rows = await ledger.queuedTransactions(operating, 10);
      expectThat(idsOf(rows) === 'a b c', `after writing a b, then c a, the order is ${idsOf(rows)}`);
      expectThat(rows[0]?.description === 'Corrected', 'the second writing of a was not kept');
      expectThat(new Set(rows.map(({ sequence }) => sequence)).size === 3, 'two transactions have the same sequence');
    },
  }),
  ledgerCase({
    name: 'Merges at once lose nothing and give no place twice',
    why: 'A bank may hand over from several machines.',
    todo: 'Make reading, deciding and writing one step.',
    async check(ledger) {
      await Promise.all(Array.from({ length: 10 }, (_, index) => put(ledger, operating, [write(`a${index}`), write(`b${index}`)])));
      const rows = await ledger.queuedTransactions(operating, 100);
      expectThat(rows.length === 20, `of 20 transactions ${rows.length} were kept`);
      expectThat(new Set(rows.map(({ sequence }) => sequence)).size === 20, 'two transactions have the same sequence');
    },
  }),
  ledgerCase({
    name: 'Queued transactions come by date, then in the account’s order, up to the limit',
    why: 'Codat refuses a push that is not chronological.',
    todo: 'Order by date, then sequence; leave out every other stage, account and customer.',
    async check(ledger) {
      await put(ledger, operating, [
        write('late', { date: dayOf(2) }),
        write('early'),
        write('same day', { date: dayOf(2) }),
        write('sent', { stage: 'sent', sentAt }),
      ]);
      await put(ledger, { ...operating, accountId: 'payroll' }, [write('other account')]);
      await put(ledger, foreign, [write('other customer')]);
      const ids = idsOf(await ledger.queuedTransactions(operating, 10));
      expectThat(ids === 'early late same day', `the queue is ${ids}`);
      expectThat(idsOf(await ledger.queuedTransactions(operating, 2)) === 'early late', 'the limit is not kept');
    },
  }),
  ledgerCase({
    name: 'What Codat refused comes by date, then in the account’s order, until somebody has decided about it',
    why: 'What comes after it must wait: sent before it, it would make it too late for ever.',
    todo: 'Find the rejected with the reason refusedByCodat, of this day or later, of this account alone.',
    async check(ledger) {
      const refused = { stage: 'rejected', reason: 'refusedByCodat' } as const;
      await put(ledger, operating, [
        write('late', { ...refused, date: dayOf(2) }),
        write('early', refused),
        write('same day', { ...refused, date: dayOf(2) }),
        write('queued'),
        write('sent', { stage: 'sent', sentAt }),
        write('decided', { stage: 'rejected', reason: 'leftOut' }),
      ]);
      await put(ledger, { ...operating, accountId: 'payroll' }, [write('other account', refused)]);
      await put(ledger, foreign, [write('other customer', refused)]);
      const ids = idsOf(await ledger.refusedTransactions(operating, null, 10));
      expectThat(ids === 'early late same day', `those that were refused are ${ids}`);
      const since = idsOf(await ledger.refusedTransactions(operating, dayOf(2), 10));
      expectThat(since === 'late same day', `since the third day those that were refused are ${since}`);
      expectThat(idsOf(await ledger.refusedTransactions(operating, null, 1)) === 'early', 'the limit is not kept');
      await ledger.changeStages(operating, [{ id: 'early', stage: 'rejected', reason: 'leftOut', sentAt: null }], minute(5));
      expectThat(idsOf(await ledger.refusedTransactions(operating, null, 10)) === 'late same day', 'one that was decided about comes still');
    },
  }),
  ledgerCase({
    name: 'An account is due as long as something of it may be to send, and again on the day of its next transaction',
    why: 'Workers look at these accounts only: one that is left out is never sent.',
    todo: 'Make an account due with every step that writes its transactions; settle it to the day of its first queued one.',
    async check(ledger, reopen) {
      const due = async (through: LocalDate, after: AccountKey | null = null, limit = 9) =>
        (await ledger.dueAccounts(through, after, limit)).map(({ customerRef, accountId }) => `${customerRef}/${accountId}`).join(' ');
      const payroll = { ...operating, accountId: 'payroll' };
      await put(ledger, foreign, [write('a')]);
      await put(ledger, payroll, [write('a')]);
      await put(ledger, operating, [write('a'), write('b', { date: dayOf(5) })]);
      expectThat((await due(dayOf(0))) === 'customer-1/operating customer-1/payroll customer-2/operating', `due are ${await due(dayOf(0))}`);
      expectThat((await due(dayOf(0), operating, 1)) === 'customer-1/payroll', 'the one behind the first is another');
      await ledger.settleAccount(payroll);
      await ledger.settleAccount(foreign);
      expectThat((await due(dayOf(0))).split(' ').length === 3, 'an account was settled of which a transaction is queued');
      await ledger.changeStages(payroll, [{ id: 'a', stage: 'late', reason: 'tooOld', sentAt: null }], minute(1));
      await ledger.settleAccount(payroll);
      expectThat((await due(dayOf(9))) === 'customer-1/operating customer-2/operating', 'an account without anything queued is due');

      await ledger.beginPush(pushOf('push-1'), ['a']);
      await ledger.settleAccount(operating);
      expectThat((await due(dayOf(0))).startsWith('customer-1/operating'), 'an account was settled while something of it is being sent');
      await ledger.endPush('push-1', [{ id: 'a', stage: 'sent', reason: null, sentAt }], minute(2));
      await ledger.settleAccount(operating);
      expectThat((await due(dayOf(4))) === 'customer-2/operating', 'an account is due before the day of its first transaction');
      const again = await reopen();
      expectThat((await again.dueAccounts(dayOf(5), null, 9)).length === 2, 'an account is not due on the day of its first transaction');

      await again.changeStages(payroll, [{ id: 'a', stage: 'queued', reason: null, sentAt: null }], minute(3));
      expectThat(
        (await again.dueAccounts(dayOf(0), null, 9)).some(({ accountId }) => accountId === 'payroll'),
        'an account is not due whose transaction was queued again',
      );
    },
  }),
  ledgerCase({
    name: 'The queue is counted up to a day',
    why: 'The customer is told how far a long send has come.',
    todo: 'Count what is queued with this date or an earlier one, of this account alone.',
    async check(ledger) {
      await put(ledger, operating, [
        write('early'),
        write('that day', { date: dayOf(2) }),
        write('later', { date: dayOf(3) }),
        write('sent', { stage: 'sent', sentAt }),
      ]);
      await put(ledger, { ...operating, accountId: 'payroll' }, [write('other account')]);
      await put(ledger, foreign, [write('other customer')]);
      const count = await ledger.countQueued(operating, dayOf(2));
      expectThat(count === 2, `up to the second day 2 are queued, and ${count} were counted`);
      expectThat(
        (await ledger.countQueued({ ...operating, accountId: 'nobody-has-this' }, dayOf(2))) === 0,
        'something is counted for an account that has nothing',
      );
    },
  }),
  ledgerCase({
    name: 'An intent is kept before the call: the push is open, its transactions are sending',
    why: 'After a crash this is all that tells what may have arrived.',
    todo: 'Write push and stages as one step, and have it on disk when the promise resolves.',
    async check(ledger, reopen) {
      await put(ledger, operating, [write('a'), write('b'), write('c')]);
      await ledger.beginPush(pushOf('push-1'), ['a', 'b']);
      const again = await reopen();
      const open = await again.openPushes('customer-1');
      const begun = Object.entries(pushOf('push-1'));
      const same = open.length === 1 && begun.every(([key, value]) => Object.entries(open[0] ?? {}).some(([name, kept]) => name === key && kept === value));
      expectThat(same, 'the open push is not the one that was begun');
      expectThat((await stagesOf(again, operating)) === 'a:sending b:sending c:queued', `the stages are ${await stagesOf(again, operating)}`);
      expectThat(idsOf(await again.transactionsOfPush('push-1')) === 'a b', 'the push holds other transactions');
      expectThat(idsOf(await again.queuedTransactions(operating, 10)) === 'c', 'what is being sent is still queued');
      expectThat((await again.openPushes('customer-2')).length === 0, 'another customer sees the push');
    },
  }),
  ledgerCase({
    name: 'No transaction is in two pushes',
    why: 'Two workers whose turns overlap would send it twice.',
    todo: 'Begin a push only when every one of its transactions is still queued; else answer false, and do nothing.',
    async check(ledger) {
      await put(ledger, operating, [write('a'), write('b')]);
      await put(ledger, foreign, [write('b')]);
      expectThat(await ledger.beginPush(pushOf('push-1'), ['a']), 'a push of what is queued was refused');
      expectThat(!(await ledger.beginPush(pushOf('push-2'), ['a', 'b'])), 'a transaction that is being sent was begun again');
      expectThat(!(await ledger.beginPush(pushOf('push-3'), ['b', 'unknown'])), 'a transaction that is not there was begun');
      expectThat((await stagesOf(ledger, operating)) === 'a:sending b:queued', `the stages are ${await stagesOf(ledger, operating)}`);
      expectThat((await ledger.openPushes('customer-1')).length === 1, 'a push that was refused is open');
      expectThat(idsOf(await ledger.transactionsOfPush('push-1')) === 'a', 'the first push lost its transaction');
    },
  }),
  ledgerCase({
    name: 'The operation of a push is kept, and known afterwards',
    why: 'By its key the outcome is followed; by the keys that are known a lost one is found.',
    todo: 'Store the key with the push, and keep it when the push is closed.',
    async check(ledger, reopen) {
      await put(ledger, operating, [write('a')]);
      await ledger.beginPush(pushOf('push-1'), ['a']);
      await ledger.noteOperation('push-1', 'operation-1');
      const again = await reopen();
      expectThat((await again.openPushes('customer-1'))[0]?.operationKey === 'operation-1', 'the open push lacks its operation');
      await again.endPush('push-1', [], minute(1));
      const known = await again.knownOperations(['operation-0', 'operation-1']);
      expectThat([...known].join(' ') === 'operation-1', `of operation-0 and operation-1 the ledger knows "${[...known].join(' ')}"`);
    },
  }),
  ledgerCase({
    name: 'An outcome closes the push and moves its transactions, the rest goes back to the queue',
    why: 'A transaction that stays in between is neither sent again nor shown as what it is.',
    todo: 'Move, requeue and close as one step. Once closed, a push does nothing more.',
    async check(ledger, reopen) {
      await put(ledger, operating, [write('a'), write('b'), write('c')]);
      await ledger.beginPush(pushOf('push-1'), ['a', 'b', 'c']);
      await ledger.endPush(
        'push-1',
        [
          { id: 'a', stage: 'sent', reason: null, sentAt },
          { id: 'b', stage: 'rejected', reason: 'refusedByCodat', sentAt: null },
        ],
        minute(1),
      );
      const again = await reopen();
      expectThat((await stagesOf(again, operating)) === 'a:sent b:rejected c:queued', `the stages are ${await stagesOf(again, operating)}`);
      expectThat((await again.openPushes('customer-1')).length === 0, 'the push is still open');
      expectThat((await again.transactionsOfPush('push-1')).length === 0, 'a closed push still holds transactions');
      await again.endPush('push-1', [{ id: 'c', stage: 'sent', reason: null, sentAt }], minute(2));
      expectThat((await stagesOf(again, operating)) === 'a:sent b:rejected c:queued', 'closing it again changed something');
    },
  }),
  ledgerCase({
    name: 'The day of the newest that was sent only moves on',
    why: 'Codat refuses what is older than the newest it has.',
    todo: 'Raise it when a transaction becomes sent, never lower it; keep it by account and customer.',
    async check(ledger, reopen) {
      await put(ledger, operating, [write('new', { date: dayOf(5) }), write('old', { date: dayOf(1) })]);
      await put(ledger, foreign, [write('new', { date: dayOf(9) })]);
      const sent = (id: string) => [{ id, stage: 'sent', reason: null, sentAt }] as const;
      expectThat((await ledger.lastSentDates('customer-1')).size === 0, 'a day is known before anything was sent');
      await ledger.changeStages(operating, sent('new'), minute(1));
      await ledger.changeStages(operating, sent('old'), minute(1));
      const dates = await (await reopen()).lastSentDates('customer-1');
      expectThat(dates.get('operating') === dayOf(5), `the newest day is ${dates.get('operating') ?? 'not known'}`);
      expectThat(dates.size === 1, 'another account or customer has a day, too');
    },
  }),
  ledgerCase({
    name: 'Stages change for the account that is named alone',
    why: 'Two customers may have the same account and transaction ids.',
    todo: 'Look transactions up by customer, account and id.',
    async check(ledger) {
      await put(ledger, operating, [write('a')]);
      await put(ledger, foreign, [write('a')]);
      await ledger.changeStages(operating, [{ id: 'a', stage: 'late', reason: 'tooOld', sentAt: null }], minute(1));
      expectThat((await stagesOf(ledger, foreign)) === 'a:queued', 'another customer’s transaction changed');
      const row: TransactionRecord | undefined = (await ledger.queuedTransactions(operating, 1))[0];
      expectThat(row === undefined, 'a late transaction is still queued');
    },
  }),
];
