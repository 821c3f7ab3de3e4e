import type { SummaryVerbs } from '../../core/adapter.js';
import { mostSummaryDays, type FeedTransaction, type TransactionDay, type TransactionFilter } from '../../core/transaction.js';
import { transactionsSummarySchema } from '../../core/wire-schemas.js';
import { contractCase, type CaseContext, type ContractCase } from '../contract-case.js';
import { expectRefusal, expectShape, expectThat, skip } from '../expect.js';
import { madeUpAccountId, offeredFeed } from './scene.js';
import { expectedOf, wholeAccount, type WholeAccount } from './whole-account.js';

async function offeredSummaries(context: CaseContext): Promise<SummaryVerbs> {
  const { capabilities } = await offeredFeed(context);
  const verbs = context.adapter.summaries;
  if (!capabilities.transactionsSummary || !verbs) skip('the bank does not add up transactions');
  return verbs;
}

/** Everything, and a filter of each kind that leaves some. */
function filtersFor({ rows }: WholeAccount): Readonly<Record<string, TransactionFilter>> {
  const middle = rows[Math.floor(rows.length / 2)];
  return {
    everything: {},
    'one stage': { stages: middle && [middle.stage] },
    'one type': { types: middle && [middle.type] },
    'money in': { direction: 'in' },
    'money out up to a day': { direction: 'out', to: middle?.date },
    'an amount': { minAmount: middle && Math.abs(middle.amount) },
    nothing: { minAmount: Number.MAX_SAFE_INTEGER },
  };
}

function added(rows: readonly FeedTransaction[]) {
  return {
    count: rows.length,
    moneyIn: rows.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0),
    moneyOut: rows.reduce((sum, { amount }) => sum + Math.min(amount, 0), 0),
  };
}

/** @param rows by date, then in the account's own order */
function daysOf(rows: readonly FeedTransaction[]): readonly TransactionDay[] {
  const dates = [...new Set(rows.map(({ date }) => date))].reverse().slice(0, mostSummaryDays);
  return dates.map((date) => {
    const found = rows.filter((row) => row.date === date);
    return { date, ...added(found), balance: found.at(-1)?.balance ?? 0 };
  });
}

export const summaryCases: readonly ContractCase[] = [
  contractCase({
    name: 'A summary adds up what the filter finds',
    group: 'transactions',
    mode: 'reads',
    why: 'The totals stand above the rows: a cent of difference, and nobody believes either.',
    todo: 'Count and add up all rows that the same filter finds in the list, on all its pages: moneyIn from amounts above zero, moneyOut, zero or less, from those below.',
    async check(context) {
      const summaries = await offeredSummaries(context);
      const account = await wholeAccount(context);
      for (const [what, filter] of Object.entries(filtersFor(account))) {
        const { asked, found } = expectedOf(account, filter);
        const summary = await summaries.get({ ...asked, accountId: account.accountId }, context.call);
        expectShape(`the summary of ${what}`, transactionsSummarySchema, summary);
        expectThat(summary.accountId === account.accountId, 'accountId is not the one asked for');
        const { count, moneyIn, moneyOut } = added(found);
        expectThat(summary.count === count, `${what}: ${count} transactions are told as ${summary.count}`);
        expectThat(summary.moneyIn === moneyIn && summary.moneyOut === moneyOut, `${what}: the sums are not those of the rows`);
      }
    },
  }),
  contractCase({
    name: 'A summary tells the days of what the filter finds, newest first',
    group: 'transactions',
    mode: 'reads',
    why: 'The balance line and the days of the table are drawn from it.',
    todo: `Tell each day on which something is found, newest first, at most ${mostSummaryDays}: count, money in and out, and the balance after the last of the day’s rows that are found.`,
    async check(context) {
      const summaries = await offeredSummaries(context);
      const account = await wholeAccount(context);
      for (const [what, filter] of Object.entries(filtersFor(account))) {
        const { asked, found } = expectedOf(account, filter);
        const { days } = await summaries.get({ ...asked, accountId: account.accountId }, context.call);
        const expected = daysOf(found);
        expectThat(days.length === expected.length, `${what}: ${expected.length} days are told as ${days.length}`);
        for (const [place, day] of expected.entries()) {
          const seen = days[place];
          const wrong = (['date', 'count', 'moneyIn', 'moneyOut', 'balance'] as const).find((field) => seen?.[field] !== day[field]);
          expectThat(wrong === undefined, `${what}: the ${wrong ?? ''} of day ${place + 1} is not that of the rows`);
        }
      }
    },
  }),
  contractCase({
    name: 'A summary of an unknown account is refused',
    group: 'transactions',
    mode: 'reads',
    why: 'Zeros would look as if there were no transactions.',
    todo: 'Answer unknownAccount (404).',
    async check(context) {
      const summaries = await offeredSummaries(context);
      await expectRefusal(
        'GET /feed/accounts/{accountId}/transactions/summary of a made-up account',
        summaries.get({ accountId: madeUpAccountId }, context.call),
        'unknownAccount',
      );
    },
  }),
];
