import { addDays, isMinorUnits, parseLocalDate, transactionTypes } from 'bankfeeds/core';
import { describe, expect, it } from 'vitest';
import { customers } from '../../examples/demo/bank/customers.js';
import { createTransactionBook } from '../../examples/demo/bank/transaction-book.js';

const today = parseLocalDate('2026-11-21');

const everyAccount = customers.flatMap((customer) => customer.accounts.map((account) => ({ customer, account, title: `${customer.name}: ${account.name}` })));

describe.each(everyAccount)('$title', ({ customer, account }) => {
  const all = createTransactionBook(account, customer).between(account.openedOn, today);

  it('has the same transactions whenever and in whatever steps one looks', () => {
    const step = createTransactionBook(account, customer);
    step.balanceOn(addDays(today, 20));
    step.between(addDays(today, -400), addDays(today, -300));
    expect(step.between(account.openedOn, today)).toEqual(all);
  });

  it('carries the balance from each transaction to the next', () => {
    let balance = account.openingBalance;
    for (const transaction of all) {
      balance += transaction.amount;
      expect(transaction.balance, transaction.id).toBe(balance);
    }
    expect(createTransactionBook(account, customer).balanceOn(today)).toBe(balance);
  });

  it('is in the order of the days, with ids that are used once, and amounts that move something', () => {
    expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { amount, description, type } of all) {
      expect(isMinorUnits(amount) && amount !== 0).toBe(true);
      expect(description).not.toBe('');
      expect(transactionTypes).toContain(type);
    }
  });
});

describe('an account in daily use', () => {
  const operating = everyAccount.filter(({ account }) => account.activity === 'operating');

  it('has something new every day, weekends included', () => {
    for (const { account, customer } of operating) {
      const book = createTransactionBook(account, customer);
      for (let back = 0; back < 60; back += 1) {
        const day = addDays(today, -back);
        expect(book.between(day, day).length, `${account.id} ${day}`).toBeGreaterThan(0);
      }
    }
  });

  it('never runs dry and never piles up, however long it goes on', () => {
    for (const { account, customer } of operating) {
      const all = createTransactionBook(account, customer).between(account.openedOn, addDays(today, 365));
      expect(Math.min(...all.map(({ balance }) => balance)), account.id).toBeGreaterThan(0);
      expect(Math.max(...all.map(({ balance }) => balance)), account.id).toBeLessThan(100_000_00);
    }
  });
});

it('one customer has a long history', () => {
  const counts = everyAccount.map(({ account, customer }) => createTransactionBook(account, customer).between(account.openedOn, today).length);
  expect(Math.max(...counts)).toBeGreaterThan(15_000);
});

it('the customers cover what a bank meets: both dollars, every kind of account, a closed one, accents, another country', () => {
  const accounts = everyAccount.map(({ account }) => account);
  expect(new Set(accounts.map(({ currency }) => currency))).toEqual(new Set(['CAD', 'USD']));
  expect(new Set(accounts.map(({ type }) => type))).toEqual(new Set(['checking', 'savings', 'creditCard', 'loan']));
  expect(accounts.filter(({ ineligible }) => ineligible === 'closed')).toHaveLength(1);
  expect(customers.filter(({ country }) => country !== 'CA' && country !== 'US')).toHaveLength(1);
  expect(customers.some(({ name }) => name === 'Boulangerie Élégance (Québec) inc.')).toBe(true);
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
});
