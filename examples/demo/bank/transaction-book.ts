import { addDays, daysBetween, type BankTransaction, type LocalDate, type TransactionType } from 'bankfeeds/core';
import type { AccountOfCustomer, DemoCustomer } from './customers.js';
import { createGenerator, type Generator } from './generator.js';
import { statementWords, type StatementWords } from './statement-words.js';

type Entry = Pick<BankTransaction, 'description' | 'reference' | 'type' | 'amount'>;

interface Day {
  readonly date: LocalDate;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly dayOfMonth: number;
  /** Since the account was opened. */
  readonly number: number;
  /** At the day's begin, in minor units. */
  readonly balance: number;
  readonly chance: Generator;
  readonly words: StatementWords;
  /** Last digits of the customer's account with which this one trades transfers. */
  readonly partner: string;
}

/** All that ever happened on one account. The same account and day always give the same transactions. */
export interface TransactionBook {
  /** In the account's own order, both days included. */
  between(from: LocalDate, to: LocalDate): readonly BankTransaction[];
  /** In minor units, at the end of the day. */
  balanceOn(date: LocalDate): number;
}

export function createTransactionBook(account: AccountOfCustomer, customer: DemoCustomer): TransactionBook {
  const words = statementWords[customer.statementLanguage];
  const partner = partnerOf(account, customer);
  const written: BankTransaction[] = [];
  let next = account.openedOn;
  let balance = account.openingBalance;

  function writeUpTo(date: LocalDate): void {
    for (; next <= date; next = addDays(next, 1)) {
      const entries = entriesOf(account, {
        date: next,
        weekday: new Date(`${next}T00:00:00Z`).getUTCDay(),
        dayOfMonth: Number(next.slice(8)),
        number: daysBetween(account.openedOn, next),
        balance,
        chance: createGenerator(`${account.id} ${next}`),
        words,
        partner,
      });
      entries.forEach((entry, index) => {
        balance += entry.amount;
        written.push({ ...entry, id: `${account.id}-${next}-${index + 1}`, date: next, balance });
      });
    }
  }

  return {
    between(from, to) {
      writeUpTo(to);
      return written.filter(({ date }) => date >= from && date <= to);
    },
    balanceOn(date) {
      writeUpTo(date);
      return written.findLast((transaction) => transaction.date <= date)?.balance ?? account.openingBalance;
    },
  };
}

function partnerOf(account: AccountOfCustomer, { accounts }: DemoCustomer): string {
  const wanted = account.activity === 'operating' ? 'savings' : 'operating';
  return accounts.find(({ activity }) => activity === wanted)?.accountNumber.slice(-4) ?? '0001';
}

function entriesOf(account: AccountOfCustomer, day: Day): readonly Entry[] {
  switch (account.activity) {
    case 'operating':
      return operatingEntries(day);
    case 'payroll':
      return payrollEntries(day);
    case 'savings':
      return savingsEntries(day);
    case 'card':
      return cardEntries(day);
    case 'loan':
      return loanEntries(day);
    case 'dormant':
      return [];
    default:
      return account.activity satisfies never;
  }
}

function entry(type: TransactionType, description: string, amount: number, reference: string | null = null): Entry {
  return { type, description, amount, reference };
}

const mostOnOperating = 60_000_00;
const leastOnOperating = 8_000_00;

/** The day's takings come every day; what is bought, paid and charged follows the calendar. */
function operatingEntries({ weekday, dayOfMonth, number, balance, chance, words, partner }: Day): readonly Entry[] {
  const isBusinessDay = weekday >= 1 && weekday <= 5;
  const entries: Entry[] = [entry('deposit', words.cardSales, chance.whole(620_00, 2_450_00), `TPV${1000 + number}`)];
  if (balance < leastOnOperating) entries.push(entry('transfer', `${words.transferIn} ${partner}`, chance.whole(60, 120) * 100_00));
  if (chance.onceIn(2)) entries.push(entry('pointOfSale', chance.oneOf(words.shops), -chance.whole(7_85, 189_99)));
  if (!isBusinessDay) return entries;
  if (chance.onceIn(2))
    entries.push(entry('credit', `${words.eTransfer} ${chance.oneOf(words.customers)}`, chance.whole(85_00, 1_640_00), `V${chance.whole(100_000, 999_999)}`));
  if (chance.onceIn(2)) entries.push(entry('payment', `${words.payment} ${chance.oneOf(words.suppliers)}`, -chance.whole(140_00, 2_150_00)));
  if (chance.onceIn(3)) {
    const cheque = String(1000 + number);
    entries.push(entry('cheque', `${words.cheque} ${cheque}`, -chance.whole(120_00, 1_900_00), cheque));
  }
  if (chance.onceIn(4)) entries.push(entry('directDebit', chance.oneOf(words.debits), -chance.whole(48_00, 612_00)));
  if (chance.onceIn(7)) entries.push(entry('cash', `${words.cashDeposit} ${chance.whole(101, 118)}`, chance.whole(4, 38) * 50_00));
  if (chance.onceIn(9)) entries.push(entry('atm', words.cashMachine, -chance.whole(2, 20) * 20_00));
  if (dayOfMonth === 1) entries.push(entry('repeatPayment', words.rent, -3_200_00));
  if (dayOfMonth === 28) entries.push(entry('serviceCharge', words.fee, -24_95));
  if (balance > mostOnOperating) entries.push(entry('transfer', `${words.transferOut} ${partner}`, -chance.whole(150, 250) * 100_00));
  return entries;
}

function payrollEntries({ weekday, number, chance, words, partner }: Day): readonly Entry[] {
  const fortnight = Math.floor(number / 7) % 2 === 0;
  if (weekday === 4 && fortnight) return [entry('transfer', `${words.transferIn} ${partner}`, 9_800_00)];
  if (weekday !== 5 || !fortnight) return [];
  const wages = Array.from({ length: 6 }, (_, index) =>
    entry('directDeposit', `${words.payroll} ${String(index + 1).padStart(3, '0')}`, -chance.whole(940_00, 1_420_00)),
  );
  const paid = wages.reduce((sum, { amount }) => sum + amount, 0);
  return [...wages, entry('payment', words.payrollTax, -(9_800_00 + paid))];
}

function savingsEntries({ weekday, dayOfMonth, balance, chance, words, partner }: Day): readonly Entry[] {
  const entries: Entry[] = [];
  if (weekday === 2 && chance.onceIn(2)) entries.push(entry('transfer', `${words.transferIn} ${partner}`, chance.whole(2, 12) * 100_00));
  if (weekday === 4 && chance.onceIn(3) && balance > 20_000_00)
    entries.push(entry('transfer', `${words.transferOut} ${partner}`, -chance.whole(5, 25) * 100_00));
  if (dayOfMonth === 1) entries.push(entry('interest', words.interest, Math.round(balance / 480)));
  return entries;
}

function cardEntries({ dayOfMonth, balance, chance, words }: Day): readonly Entry[] {
  const entries = Array.from({ length: chance.whole(0, 2) }, () =>
    entry('pointOfSale', chance.oneOf(words.shops), -chance.whole(6_40, 312_00), `A${chance.whole(10_000, 99_999)}`),
  );
  if (dayOfMonth === 20 && balance < 0) entries.push(entry('payment', words.cardPayment, -balance));
  if (dayOfMonth === 21 && chance.onceIn(3)) entries.push(entry('fee', words.fee, -9_95));
  return entries;
}

function loanEntries({ dayOfMonth, balance, words }: Day): readonly Entry[] {
  if (balance >= 0) return [];
  if (dayOfMonth === 3) return [entry('interest', words.interest, Math.round(balance / 210)), entry('payment', words.loanPayment, 1_280_00)];
  return [];
}
