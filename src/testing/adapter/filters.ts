import { isNarrowing } from '../../core/transaction-filter.js';
import { transactionStages, transactionTypes, type FeedTransaction, type TransactionFilter } from '../../core/transaction.js';
import { contractCase, type ContractCase } from '../contract-case.js';
import { expectThat } from '../expect.js';
import { expectFound, wholeAccount } from './whole-account.js';

/** Those of the names that occur, then those that do not. */
function byOccurrence<Name extends string>(names: readonly Name[], occurring: readonly Name[]): readonly Name[] {
  const there = new Set(occurring);
  return [...names.filter((name) => there.has(name)), ...names.filter((name) => !there.has(name))];
}

function middleOf<Item extends string | number>(items: readonly Item[]): Item {
  const middle = items.toSorted((one, other) => (one < other ? -1 : Number(one > other)))[Math.floor(items.length / 2)];
  expectThat(middle !== undefined, 'there is nothing to filter');
  return middle;
}

function wordOf(rows: readonly FeedTransaction[]): string {
  return rows.map(({ description }) => /[a-z]{3,}/iu.exec(description)?.[0] ?? '').find((word) => word !== '') ?? '';
}

export const filterCases: readonly ContractCase[] = [
  contractCase({
    name: 'A filter by stage finds these stages, all of them, and no others',
    group: 'transactions',
    mode: 'reads',
    why: 'A customer who asks what was refused must see all of it, and nothing else.',
    todo: 'Find rows whose stage is any of those between the commas of "stage"; count after the filter.',
    async check(context) {
      const account = await wholeAccount(context);
      const stages = byOccurrence(
        transactionStages,
        account.rows.map(({ stage }) => stage),
      );
      for (const stage of stages) await expectFound(context, account, `stage ${stage}`, { stages: [stage] });
      for (const pair of [stages.slice(0, 2), stages.slice(-2)]) await expectFound(context, account, `stages ${pair.join(' and ')}`, { stages: pair });
      await expectFound(context, account, 'every stage there is', { stages: transactionStages });
    },
  }),
  contractCase({
    name: 'A filter by type finds these types, all of them, and no others',
    group: 'transactions',
    mode: 'reads',
    why: 'Whoever looks for cheques wants no fees, and every cheque.',
    todo: 'Find rows whose type is any of those between the commas of "type"; count after the filter.',
    async check(context) {
      const account = await wholeAccount(context);
      const types = byOccurrence(
        transactionTypes,
        account.rows.map(({ type }) => type),
      );
      for (const type of [...types.slice(0, 3), ...types.slice(-1)]) await expectFound(context, account, `type ${type}`, { types: [type] });
      await expectFound(context, account, `types ${types.slice(0, 2).join(' and ')}`, { types: types.slice(0, 2) });
    },
  }),
  contractCase({
    name: 'Money in and money out are told apart',
    group: 'transactions',
    mode: 'reads',
    why: 'Half of all questions to a statement are about one of the two.',
    todo: 'direction=in finds amounts above zero, direction=out those below; an amount of zero is neither.',
    async check(context) {
      const account = await wholeAccount(context);
      await expectFound(context, account, 'money in', { direction: 'in' });
      await expectFound(context, account, 'money out', { direction: 'out' });
    },
  }),
  contractCase({
    name: 'Amounts are compared without their sign, the bounds included',
    group: 'transactions',
    mode: 'reads',
    why: 'People look for "12.05", and mean what they paid as well as what they got.',
    todo: 'Compare the absolute amount in minor units: minAmount <= |amount| <= maxAmount.',
    async check(context) {
      const account = await wholeAccount(context);
      const amount = middleOf(account.rows.map((row) => Math.abs(row.amount)));
      await expectFound(context, account, 'at least the middle amount', { minAmount: amount });
      await expectFound(context, account, 'at most the middle amount', { maxAmount: amount });
      await expectFound(context, account, 'the middle amount itself', { minAmount: amount, maxAmount: amount });
      await expectFound(context, account, 'at least nothing', { minAmount: 0 });
      await expectFound(context, account, 'a least amount above the greatest', { minAmount: amount + 1, maxAmount: amount });
    },
  }),
  contractCase({
    name: 'A filter by days begins with the first and ends with the last',
    group: 'transactions',
    mode: 'reads',
    why: 'A statement of November without the 30th does not add up.',
    todo: 'Compare the row’s day, not a moment: from <= date <= to.',
    async check(context) {
      const account = await wholeAccount(context);
      const day = middleOf(account.rows.map(({ date }) => date));
      await expectFound(context, account, 'from a day', { from: day });
      await expectFound(context, account, 'up to a day', { to: day });
      await expectFound(context, account, 'one day', { from: day, to: day });
    },
  }),
  contractCase({
    name: 'Two conditions at once find what meets both',
    group: 'transactions',
    mode: 'reads',
    why: 'Each further condition must leave fewer rows, or people lose their trust in the first.',
    todo: 'Join the conditions with AND.',
    async check(context) {
      const account = await wholeAccount(context);
      const { rows } = account;
      const stage = middleOf(rows.map((row) => row.stage));
      const amount = middleOf(rows.map((row) => Math.abs(row.amount)));
      const day = middleOf(rows.map(({ date }) => date));
      const pairs: Readonly<Record<string, TransactionFilter>> = {
        'a stage and money out': { stages: [stage], direction: 'out' },
        'a stage and money in': { stages: [stage], direction: 'in' },
        'a type and an amount': { types: [middleOf(rows.map(({ type }) => type))], minAmount: amount },
        'a text and money in': { query: wordOf(rows), direction: 'in' },
        'a text and days': { query: wordOf(rows), to: day },
        'an amount and days': { maxAmount: amount, from: day },
      };
      for (const [what, filter] of Object.entries(pairs)) {
        if (isNarrowing(filter)) await expectFound(context, account, what, filter);
      }
    },
  }),
  contractCase({
    name: 'A history goes from the oldest step to the stage that the row is in',
    group: 'transactions',
    mode: 'reads',
    why: 'It answers "when was this sent, and why was it not?"; a history that contradicts its row answers nothing.',
    todo: 'Answer the steps oldest first, and note a step whenever the stage changes; or leave history out.',
    async check(context) {
      const { rows } = await wholeAccount(context);
      for (const { stage, history } of rows) {
        if (!history) continue;
        expectThat(
          history.every(({ at }, place) => place === 0 || Date.parse(history[place - 1]?.at ?? '') <= Date.parse(at)),
          'a history is not in the order of its moments',
        );
        const last = history.at(-1)?.stage ?? 'nowhere';
        expectThat(last === stage, `a row is ${stage}, its history ends at ${last}`);
      }
    },
  }),
];
