import { localDateAt, type BankTransaction } from 'bankfeeds/core';
import type { Bank } from 'bankfeeds/server';

const timeZone = 'America/Toronto';

export const refOf = (place: number) => `customer-${String(place).padStart(6, '0')}`;
export const accountOf = (customerRef: string) => `${customerRef}-operating`;

/** Each customer has one account. */
export const bank: Bank = {
  institutionName: 'Sandbox Bank',
  listAccounts: async (customerRef) => [
    {
      id: accountOf(customerRef),
      name: 'Operating',
      type: 'checking',
      lastFour: '5566',
      accountNumber: '00445566',
      currency: 'CAD',
      balance: 0,
      ineligible: null,
      timeZone,
    },
  ],
};

export const idOf = (place: number) => `t${place}`;

/** Of today. */
export function transactionsAt(from: number, count: number, now: number): readonly BankTransaction[] {
  const date = localDateAt(now, timeZone);
  return Array.from({ length: count }, (_, index) => ({
    id: idOf(from + index),
    date,
    description: `Purchase ${from + index}`,
    reference: null,
    type: 'debit',
    amount: -100,
    balance: 1_000_000 - from - index,
  }));
}
