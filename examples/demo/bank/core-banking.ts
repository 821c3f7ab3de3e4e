import { localDateAt, maxLocalDate, type BankTransaction, type Clock, type LocalDate } from 'bankfeeds/core';
import type { BankAccountDetails } from 'bankfeeds/server';
import { customerOf, customers, type AccountOfCustomer, type DemoCustomer } from './customers.js';
import { createTransactionBook, type TransactionBook } from './transaction-book.js';

/** The bank's own system, as far as its portal asks it. */
export interface CoreBanking {
  accountsOf(customerRef: string): readonly BankAccountDetails[] | null;
  /** What was booked from this day on, up to today in the account's zone. */
  bookedSince(customerRef: string, accountId: string, from: LocalDate): readonly BankTransaction[];
  /** What the account's balance was after this transaction; null where none of this id was booked. */
  balanceAfter(customerRef: string, accountId: string, transaction: { readonly id: string; readonly date: LocalDate }): number | null;
  /** The day that it is for this customer's accounts. */
  todayOf(customer: DemoCustomer): LocalDate;
}

export function createCoreBanking(clock: Clock): CoreBanking {
  const books = new Map<string, TransactionBook>();
  for (const customer of customers) {
    for (const account of customer.accounts) books.set(account.id, createTransactionBook(account, customer));
  }

  const todayOf = ({ timeZone }: DemoCustomer) => localDateAt(clock.now(), timeZone);

  function details(account: AccountOfCustomer, customer: DemoCustomer): BankAccountDetails {
    const { id, name, type, currency, accountNumber, bankCode, ineligible } = account;
    return {
      id,
      name,
      type,
      currency,
      accountNumber,
      ineligible,
      lastFour: accountNumber.slice(-4),
      balance: books.get(id)?.balanceOn(todayOf(customer)) ?? account.openingBalance,
      routing: { type: customer.country === 'US' ? 'aba' : 'trno', bankCode: bankCode.replaceAll('-', '') },
      timeZone: customer.timeZone,
    };
  }

  return {
    todayOf,
    accountsOf(customerRef) {
      const customer = customerOf(customerRef);
      return customer && customer.accounts.map((account) => details(account, customer));
    },
    bookedSince(customerRef, accountId, from) {
      const customer = customerOf(customerRef);
      const account = customer?.accounts.find(({ id }) => id === accountId);
      if (!customer || !account) return [];
      return books.get(accountId)?.between(maxLocalDate(from, account.openedOn), todayOf(customer)) ?? [];
    },
    balanceAfter(customerRef, accountId, { id, date }) {
      return this.bookedSince(customerRef, accountId, date).find((booked) => booked.id === id)?.balance ?? null;
    },
  };
}
