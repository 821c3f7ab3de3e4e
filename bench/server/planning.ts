import { maxTransactionsPerPush, planPush } from '../../src/core/push-plan.js';
import { comparisonOf, millisecondsOf, type Comparison, type Pair } from './figures.js';
import { lastDay, transactionsOf } from './given.js';

/** Plans a million queued rows as the queue's sender does: the first thousand, again and again, until none is left. */
export async function planning(count: number, runs: number): Promise<readonly Comparison[]> {
  const transactions = transactionsOf(count);
  const today = lastDay;
  const queues = portionsOf(transactions.map((transaction, place) => ({ ...transaction, sequence: place + 1, stage: 'queued', reason: null, sentAt: null })));
  const texts = queues.map((queue) => JSON.stringify(queue));

  function plan() {
    let planned = 0;
    for (const queued of queues) {
      const { send, late } = planPush({ queued, today, feedStartDate: null, lastSentDate: null, historyDays: 1_000, refused: [] });
      planned += send.length + late.length;
    }
    if (planned !== count) throw new Error(`${planned} of ${count} were planned.`);
  }

  function parse() {
    let parsed = 0;
    for (const text of texts) parsed += JSON.parse(text).length;
    if (parsed !== count) throw new Error(`${parsed} of ${count} were parsed.`);
  }

  const pairs: Pair[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair = { ours: await millisecondsOf(plan), other: await millisecondsOf(parse) };
    // The first is to warm up.
    if (run > 0) pairs.push(pair);
  }
  const rows = count.toLocaleString('en');
  return [comparisonOf({ name: `plan and batch ${rows} queued transactions`, against: '`JSON.parse` of the same rows', ratioGoal: 1, goalMs: null }, pairs)];
}

function portionsOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / maxTransactionsPerPush) }, (_, place) =>
    rows.slice(place * maxTransactionsPerPush, (place + 1) * maxTransactionsPerPush),
  );
}
