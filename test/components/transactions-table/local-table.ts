import { addDays, parseLocalDate } from '../../../src/core/local-date.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';

const stages = ['sent', 'queued', 'sent', 'rejected'] as const;
const types = ['debit', 'deposit', 'fee'] as const;
const names = ['Hydro', 'Coffee', 'Payroll', 'Fuel', 'Rent'];

/** Transactions as a host may hold them: newest first, four a day, each with its number in its description. */
export function heldTransactions(count: number): readonly FeedTransaction[] {
  return Array.from({ length: count }, (_, place): FeedTransaction => ({
    id: `t-${place}`,
    date: addDays(parseLocalDate('2026-11-20'), -Math.floor(place / 4)),
    description: `${names[place % names.length]} #${place}`,
    reference: place % 3 === 0 ? `REF-${place}` : null,
    type: types[place % types.length] ?? 'other',
    amount: (place % 2 === 0 ? -1 : 1) * (1_000 + ((place * 7_919) % 100_000)),
    balance: 5_000_000 - place,
    stage: stages[place % stages.length] ?? 'unknown',
    reason: place % stages.length === 3 ? 'refusedByCodat' : null,
    sentAt: null,
  }));
}
