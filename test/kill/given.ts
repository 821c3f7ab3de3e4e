import { localDateAt, type BankTransaction, type LocalDate } from 'bankfeeds/core';
import type { Bank, BankAccountDetails } from 'bankfeeds/server';

/** Two customers, so that accounts are sent side by side; two accounts of one, which are not. */
export const accountIds: Readonly<Record<string, readonly string[]>> = { bakery: ['bakery-operating', 'bakery-payroll'], garage: ['garage-operating'] };

export const customerRefs = Object.keys(accountIds);

const timeZone = 'America/Toronto';

export const bank: Bank = {
  institutionName: 'Sandbox Bank',
  listAccounts: async (customerRef) => accountIds[customerRef]?.map(accountOf) ?? null,
};

function accountOf(id: string): BankAccountDetails {
  return { id, name: id, type: 'checking', lastFour: '5566', accountNumber: '00445566', currency: 'CAD', balance: 0, ineligible: null, timeZone };
}

/** Some transactions of each account: those before `end` that no earlier batch has, all of one day. */
export interface Batch {
  readonly end: number;
  readonly date: LocalDate;
}

export function todayAt(now: number): LocalDate {
  return localDateAt(now, timeZone);
}

export const idOf = (accountId: string, place: number) => `${accountId}-${place}`;

/** The same whenever it is handed over. */
export function transactionAt(accountId: string, place: number, date: LocalDate): BankTransaction {
  return {
    id: idOf(accountId, place),
    date,
    description: `Purchase ${place}`,
    reference: null,
    type: 'debit',
    amount: -100 - (place % 7),
    balance: balanceAfter(place),
  };
}

export function balanceAfter(place: number): number {
  return 1_000_000_00 - place;
}
