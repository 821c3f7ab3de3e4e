import { mostStageSteps, type StageStep } from '../../core/transaction.js';
import type { AccountKey, Ledger } from '../../server/index.js';
import { expectThat } from '../expect.js';
import { ledgerCase, type LedgerCase } from './ledger-case.js';
import { dayOf, foreign, minute, operating, pushOf, put, write } from './ledger-scene.js';

/** `stage@minute` or `stage(reason)@minute` of each step, oldest first. */
async function historyOf(ledger: Ledger, { customerRef, accountId }: AccountKey, id: string): Promise<string> {
  const { results } = await ledger.listTransactions(customerRef, { accountId, page: 1, pageSize: 500, orderBy: 'date', query: '' });
  return (results.find((row) => row.id === id)?.history ?? []).map(told).join(' ');
}

function told({ stage, reason, at }: StageStep): string {
  return `${stage}${reason ? `(${reason})` : ''}@${(Date.parse(at) - Date.parse(minute(0))) / 60_000}`;
}

async function expectHistory(ledger: Ledger, account: AccountKey, id: string, expected: string): Promise<void> {
  const seen = await historyOf(ledger, account, id);
  expectThat(seen === expected, `the history of ${id} is "${seen}" instead of "${expected}"`);
}

export const historyCases: readonly LedgerCase[] = [
  ledgerCase({
    name: 'A transaction’s way through its stages is kept, step by step, also when the ledger is opened again',
    why: 'Support must be able to say when a transaction was sent, and why it was not.',
    todo: 'Append stage, reason and moment in the same step in which the stage changes: when it is handed over, begun, ended and set aside.',
    async check(ledger, reopen) {
      await put(ledger, operating, [write('a'), write('b'), write('c'), write('d', { date: dayOf(1) })], minute(0));
      const push = { ...pushOf('push-1'), intendedAt: minute(1) };
      await ledger.beginPush(push, ['a', 'b', 'c']);
      await ledger.endPush(
        'push-1',
        [
          { id: 'a', stage: 'sent', reason: null, sentAt: minute(2) },
          { id: 'b', stage: 'rejected', reason: 'refusedByCodat', sentAt: null },
        ],
        minute(2),
      );
      await ledger.changeStages(operating, [{ id: 'd', stage: 'late', reason: 'tooOld', sentAt: null }], minute(3));
      await put(
        ledger,
        operating,
        [write('a', { stage: 'quarantined', reason: 'changedAfterSending', sentAt: minute(2) }), write('b', { amount: -200 })],
        minute(4),
      );
      const again = await reopen();
      await expectHistory(again, operating, 'a', 'queued@0 sending@1 sent@2 quarantined(changedAfterSending)@4');
      await expectHistory(again, operating, 'b', 'queued@0 sending@1 rejected(refusedByCodat)@2 queued@4');
      await expectHistory(again, operating, 'c', 'queued@0 sending@1 queued@2');
      await expectHistory(again, operating, 'd', 'queued@0 late(tooOld)@3');
    },
  }),
  ledgerCase({
    name: 'Where the stage stays as it is, the history does, too',
    why: 'A correction of the text is no step; the same outcome told twice is one.',
    todo: 'Append only where stage or reason differ from what the row has.',
    async check(ledger) {
      await put(ledger, operating, [write('a')], minute(0));
      await put(ledger, operating, [write('a', { description: 'Corrected' })], minute(1));
      await expectHistory(ledger, operating, 'a', 'queued@0');
      const late = [{ id: 'a', stage: 'late', reason: 'tooOld', sentAt: null }] as const;
      await ledger.changeStages(operating, late, minute(2));
      await ledger.changeStages(operating, late, minute(3));
      await ledger.changeStages(operating, [{ id: 'a', stage: 'late', reason: 'beforeFeedStart', sentAt: null }], minute(4));
      await expectHistory(ledger, operating, 'a', 'queued@0 late(tooOld)@2 late(beforeFeedStart)@4');
    },
  }),
  ledgerCase({
    name: 'A history is that of one transaction of one account',
    why: 'Two customers may have the same account and transaction ids.',
    todo: 'Append for the account that is named alone.',
    async check(ledger) {
      await put(ledger, operating, [write('a'), write('b')], minute(0));
      await put(ledger, foreign, [write('a')], minute(1));
      await ledger.changeStages(operating, [{ id: 'a', stage: 'late', reason: 'tooOld', sentAt: null }], minute(2));
      await expectHistory(ledger, foreign, 'a', 'queued@1');
      await expectHistory(ledger, operating, 'b', 'queued@0');
    },
  }),
  ledgerCase({
    name: 'A long history keeps its newest steps',
    why: 'A transaction that goes to and fro for a year must not grow for a year.',
    todo: `Keep the newest ${mostStageSteps} steps, in their order.`,
    async check(ledger) {
      await put(ledger, operating, [write('a')], minute(0));
      const expected = ['queued@0'];
      for (let step = 1; step <= mostStageSteps + 5; step += 1) {
        const isLate = step % 2 === 1;
        await ledger.changeStages(operating, [{ id: 'a', stage: isLate ? 'late' : 'queued', reason: isLate ? 'tooOld' : null, sentAt: null }], minute(step));
        expected.push(`${isLate ? 'late(tooOld)' : 'queued'}@${step}`);
        await expectHistory(ledger, operating, 'a', expected.slice(-mostStageSteps).join(' '));
      }
    },
  }),
];
