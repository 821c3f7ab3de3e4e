import type { Country } from '../core/country.js';
import { addDays, type LocalDate } from '../core/local-date.js';
import type { BankTransaction } from '../core/transaction.js';
import type { Bank, BankAccountDetails, Customer } from '../server/index.js';

/** A bank with one customer: what a bank's own team would bring, as small as it can be. */
export interface TryBank {
  readonly bank: Bank;
  readonly customer: Customer;
  /** What the customer's main account has had in the week before this day, earliest first. */
  transactionsBefore(today: LocalDate): { readonly accountId: string; readonly transactions: readonly BankTransaction[] };
}

export const tryInstitution = 'Sandbox Bank';

const openingBalance = 1_250_000;

/** How many days ago, and what it came to. */
const week = [
  { daysAgo: 5, description: 'Card sales', reference: null, type: 'deposit', amount: 184_250 },
  { daysAgo: 4, description: 'Flour and butter', reference: 'INV-2207', type: 'payment', amount: -65_500 },
  { daysAgo: 3, description: 'Rent', reference: null, type: 'directDebit', amount: -240_000 },
  { daysAgo: 2, description: 'Catering, Lumen Events', reference: 'INV-0118', type: 'directDeposit', amount: 92_000 },
  { daysAgo: 1, description: 'Account fee', reference: null, type: 'serviceCharge', amount: -1_495 },
] as const;

export function createTryBank(country: Country): TryBank {
  const customer: Customer = { ref: 'customer-1', name: 'Boulangerie du Coin inc.', country };
  const account = (id: string, name: string, accountNumber: string, ineligible: BankAccountDetails['ineligible'] = null): BankAccountDetails => ({
    id,
    name,
    accountNumber,
    ineligible,
    type: id === 'savings' ? 'savings' : 'checking',
    lastFour: accountNumber.slice(-4),
    currency: country === 'CA' ? 'CAD' : 'USD',
    balance: openingBalance,
    timeZone: 'America/Toronto',
  });
  const accounts = [
    account('operating', 'Operating', '10045678901'),
    account('savings', 'Savings', '10045678902'),
    account('old', 'Old account', '10045678903', 'closed'),
  ];
  return {
    customer,
    bank: { institutionName: tryInstitution, listAccounts: async (ref) => (ref === customer.ref ? accounts : null) },
    transactionsBefore(today) {
      let balance = openingBalance;
      const transactions = week.map(({ daysAgo, ...row }, index): BankTransaction => {
        balance += row.amount;
        return { id: `book-${index + 1}`, date: addDays(today, -daysAgo), balance, ...row };
      });
      return { accountId: 'operating', transactions };
    },
  };
}
