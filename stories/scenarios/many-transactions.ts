import { addDays, parseLocalDate } from '../../src/core/local-date.js';
import { transactionStages, transactionTypes, type FeedTransaction } from '../../src/core/transaction.js';

const newest = parseLocalDate('2026-11-20');
const aDay = 250;

const payees = ['Café Olimpico', 'Hydro One', 'Lévesque & Sons', 'Bois Franc Lumber', 'Interac e-Transfer', 'Card terminal deposit', 'Payroll'];

/** A busy business's whole history, newest first: each row has a text of its own, many have equal amounts, and balances run. */
export function manyTransactions(count: number): readonly FeedTransaction[] {
  const rows: FeedTransaction[] = [];
  let balance = 1_000_000_00;
  let date = newest;
  for (let place = 0; place < count; place++) {
    if (place > 0 && place % aDay === 0) date = addDays(date, -1);
    // Scattered over the rows, and the same in every run.
    const scattered = (place * 7_919) % 10_007;
    const amount = (scattered % 3 === 0 ? 1 : -1) * (scattered * 13 + 1);
    rows.push({
      id: `many-${place}`,
      date,
      description: `${payees[scattered % payees.length]} ${count - place}`,
      reference: place % 5 === 0 ? `REF-${place}` : null,
      type: transactionTypes[scattered % transactionTypes.length] ?? 'other',
      amount,
      balance,
      stage: transactionStages[scattered % 4] ?? 'sent',
      reason: null,
      sentAt: null,
    });
    balance -= amount;
  }
  return rows;
}
