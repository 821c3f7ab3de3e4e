import { addDays, type LocalDate } from '../../src/core/local-date.js';
import type { BankTransaction, TransactionType } from '../../src/core/transaction.js';
import type { BankAccountDetails } from '../../src/server/index.js';

export const timeZone = 'America/Toronto';

export const institutionName = 'Maple Bank';

export const callout = {
  en: { title: 'Have QuickBooks open', body: 'You will go back and forth between this page and QuickBooks. It takes about five minutes.' },
  'fr-CA': { title: 'Ouvrez QuickBooks', body: 'Vous passerez de cette page à QuickBooks et inversement. Prévoyez environ cinq minutes.' },
};

type Named = Readonly<Record<'operating' | 'payroll' | 'reserve' | 'usd' | 'card' | 'old' | 'euro', string>>;

export const englishNames: Named = {
  operating: 'Operating account',
  payroll: 'Payroll account',
  reserve: 'Reserve savings',
  usd: 'US suppliers',
  card: 'Corporate card',
  old: 'Old account',
  euro: 'Euro account',
};

export const frenchNames: Named = {
  operating: 'Compte d’exploitation',
  payroll: 'Compte de paie',
  reserve: 'Épargne de précaution',
  usd: 'Fournisseurs américains',
  card: 'Carte de l’entreprise',
  old: 'Ancien compte',
  euro: 'Compte en euros',
};

export type AccountId = keyof Named;

export function isAccountId(id: string): id is AccountId {
  return Object.hasOwn(englishNames, id);
}

/** A small business's accounts, two of which cannot be fed. */
export function accountsNamed(names: Named): readonly BankAccountDetails[] {
  const account = (id: AccountId, accountNumber: string, parts: Partial<BankAccountDetails>): BankAccountDetails => ({
    id,
    name: names[id],
    type: 'checking',
    lastFour: accountNumber.slice(-4),
    accountNumber,
    currency: 'CAD',
    balance: 0,
    ineligible: null,
    timeZone,
    ...parts,
  });
  return [
    account('operating', '1004425670', { balance: 18_402_77 }),
    account('payroll', '1004425671', { balance: 6_220_00 }),
    account('reserve', '1004428812', { type: 'savings', balance: 45_000_00 }),
    account('usd', '1004424409', { currency: 'USD', balance: 12_100_50 }),
    account('card', '4510993310', { type: 'creditCard', balance: -2_130_45 }),
    account('old', '1004420001', { ineligible: 'closed' }),
    account('euro', '1004427788', { currency: 'EUR', balance: 810_00, ineligible: 'currency' }),
  ];
}

interface Pattern {
  readonly description: string;
  readonly reference: string | null;
  readonly type: TransactionType;
  readonly amount: number;
}

/** What happens on every day; eight a day. */
const everyDay: readonly Pattern[] = [
  { description: 'Hydro One pre-authorized payment', reference: 'PAD-88', type: 'directDebit', amount: -184_20 },
  { description: 'Card terminal deposit', reference: null, type: 'deposit', amount: 1_262_35 },
  { description: 'Payroll', reference: 'PAY', type: 'directDeposit', amount: -2_310_00 },
  { description: 'Cheque to Bois Franc Lumber', reference: '00412', type: 'cheque', amount: -640_00 },
  { description: 'Interac e-Transfer from A. Tremblay', reference: 'CA1kT9', type: 'transfer', amount: 850_00 },
  { description: 'Café Olimpico', reference: null, type: 'pointOfSale', amount: -18_75 },
  { description: 'Monthly account fee', reference: null, type: 'fee', amount: -12_00 },
  { description: 'Invoice 2231, Lévesque & Sons', reference: 'INV-2231', type: 'credit', amount: 3_480_00 },
];

/** So many a day from `from` for `days` days, with a running balance. */
export function dailyTransactions(accountId: AccountId, from: LocalDate, days: number, perDay: number): readonly BankTransaction[] {
  let balance = 20_000_00;
  return Array.from({ length: days * perDay }, (_, index): BankTransaction => {
    const day = Math.floor(index / perDay);
    const pattern = everyDay[index % perDay] ?? everyDay[0];
    if (!pattern) throw new RangeError('There is no pattern of a day.');
    const amount = pattern.amount + (pattern.amount < 0 ? -1 : 1) * day * 7;
    balance += amount;
    const date = addDays(from, day);
    return { ...pattern, id: `${accountId}-${date}-${index}`, description: `${pattern.description} ${date.slice(5)}`, date, amount, balance };
  });
}
