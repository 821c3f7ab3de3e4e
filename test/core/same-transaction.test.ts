import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../src/core/local-date.js';
import { isSameTransaction } from '../../src/core/same-transaction.js';
import type { BankTransaction } from '../../src/core/transaction.js';

const one: BankTransaction = {
  id: 't',
  date: parseLocalDate('2026-11-20'),
  description: 'Cheque 482',
  reference: 'r',
  type: 'cheque',
  amount: -500,
  balance: 1_000,
};

describe('two transactions of one id', () => {
  it('say the same where every field does', () => {
    expect(isSameTransaction(one, { ...one })).toBe(true);
  });

  it.each<Partial<BankTransaction>>([
    { date: parseLocalDate('2026-11-21') },
    { description: 'Cheque 483' },
    { reference: null },
    { type: 'fee' },
    { amount: 500 },
    { balance: 1_001 },
  ])('do not where one differs by %j', (change) => {
    expect(isSameTransaction(one, { ...one, ...change })).toBe(false);
    expect(isSameTransaction({ ...one, ...change }, one)).toBe(false);
  });
});
