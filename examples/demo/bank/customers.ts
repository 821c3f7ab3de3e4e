import type { BankAccountType, Country, Currency, Ineligibility, LocalDate } from 'bankfeeds/core';
import { parseLocalDate } from 'bankfeeds/core';

/** What moves on an account: decides what its transactions look like. */
export type AccountActivity = 'operating' | 'payroll' | 'savings' | 'card' | 'loan' | 'dormant';

export interface AccountOfCustomer {
  readonly id: string;
  readonly name: string;
  readonly type: BankAccountType;
  readonly currency: Currency;
  readonly accountNumber: string;
  /** Institution and transit number in Canada, routing number in the United States. */
  readonly bankCode: string;
  readonly openedOn: LocalDate;
  /** In minor units; what is owed is negative. */
  readonly openingBalance: number;
  readonly activity: AccountActivity;
  readonly ineligible: Ineligibility | null;
}

export interface DemoCustomer {
  readonly ref: string;
  readonly name: string;
  readonly place: string;
  readonly country: Country;
  readonly timeZone: string;
  /** The language in which the bank words what happens on the accounts. */
  readonly statementLanguage: 'en' | 'fr';
  readonly accounts: readonly AccountOfCustomer[];
}

/** As QuickBooks lists the bank. */
export const institutionName = 'Aurivelle Credit Union';

const quebec = '0815-20391';
const pacific = '0815-40020';
const atlantic = '0815-10134';
const vermont = '011699994';

export const customers: readonly DemoCustomer[] = [
  {
    ref: 'C-20417',
    name: 'Boulangerie Élégance (Québec) inc.',
    place: 'Québec, QC',
    country: 'CA',
    timeZone: 'America/Toronto',
    statementLanguage: 'fr',
    accounts: [
      {
        id: 'elegance-operations',
        name: 'Opérations',
        type: 'checking',
        currency: 'CAD',
        accountNumber: '20391004417',
        bankCode: quebec,
        openedOn: parseLocalDate('2024-03-04'),
        openingBalance: 18_402_77,
        activity: 'operating',
        ineligible: null,
      },
      {
        id: 'elegance-paie',
        name: 'Paie',
        type: 'checking',
        currency: 'CAD',
        accountNumber: '20391004425',
        bankCode: quebec,
        openedOn: parseLocalDate('2024-03-04'),
        openingBalance: 12_000_00,
        activity: 'payroll',
        ineligible: null,
      },
      {
        id: 'elegance-epargne',
        name: 'Épargne',
        type: 'savings',
        currency: 'CAD',
        accountNumber: '20391004433',
        bankCode: quebec,
        openedOn: parseLocalDate('2024-05-13'),
        openingBalance: 40_000_00,
        activity: 'savings',
        ineligible: null,
      },
      {
        id: 'elegance-carte',
        name: 'Carte Affaires',
        type: 'creditCard',
        currency: 'CAD',
        accountNumber: '4520880066127719',
        bankCode: quebec,
        openedOn: parseLocalDate('2024-06-03'),
        openingBalance: 0,
        activity: 'card',
        ineligible: null,
      },
      {
        id: 'elegance-ancien',
        name: 'Ancien compte d’opérations',
        type: 'checking',
        currency: 'CAD',
        accountNumber: '20391001108',
        bankCode: quebec,
        openedOn: parseLocalDate('2018-02-05'),
        openingBalance: 0,
        activity: 'dormant',
        ineligible: 'closed',
      },
    ],
  },
  {
    ref: 'C-31880',
    name: 'Kestrel Bay Kayaks Ltd.',
    place: 'Nanaimo, BC',
    country: 'CA',
    timeZone: 'America/Vancouver',
    statementLanguage: 'en',
    accounts: [
      {
        id: 'kestrel-chequing',
        name: 'Business chequing',
        type: 'checking',
        currency: 'CAD',
        accountNumber: '40020018834',
        bankCode: pacific,
        openedOn: parseLocalDate('2023-04-17'),
        openingBalance: 26_150_00,
        activity: 'operating',
        ineligible: null,
      },
      {
        id: 'kestrel-usd',
        name: 'US dollar account',
        type: 'checking',
        currency: 'USD',
        accountNumber: '40020018842',
        bankCode: pacific,
        openedOn: parseLocalDate('2023-04-17'),
        openingBalance: 9_875_50,
        activity: 'operating',
        ineligible: null,
      },
      {
        id: 'kestrel-card',
        name: 'Business credit card',
        type: 'creditCard',
        currency: 'CAD',
        accountNumber: '4520880071840066',
        bankCode: pacific,
        openedOn: parseLocalDate('2023-05-01'),
        openingBalance: 0,
        activity: 'card',
        ineligible: null,
      },
      {
        id: 'kestrel-loan',
        name: 'Equipment loan',
        type: 'loan',
        currency: 'CAD',
        accountNumber: '40020990151',
        bankCode: pacific,
        openedOn: parseLocalDate('2024-09-03'),
        openingBalance: -64_000_00,
        activity: 'loan',
        ineligible: null,
      },
    ],
  },
  {
    ref: 'C-00093',
    name: 'Harbour Street Hardware Ltd.',
    place: 'Lunenburg, NS',
    country: 'CA',
    timeZone: 'America/Halifax',
    statementLanguage: 'en',
    accounts: [
      {
        id: 'harbour-chequing',
        name: 'Main chequing',
        type: 'checking',
        currency: 'CAD',
        accountNumber: '10134000931',
        bankCode: atlantic,
        openedOn: parseLocalDate('2012-01-03'),
        openingBalance: 7_240_18,
        activity: 'operating',
        ineligible: null,
      },
      {
        id: 'harbour-savings',
        name: 'Reserve savings',
        type: 'savings',
        currency: 'CAD',
        accountNumber: '10134000949',
        bankCode: atlantic,
        openedOn: parseLocalDate('2012-01-03'),
        openingBalance: 15_000_00,
        activity: 'savings',
        ineligible: null,
      },
    ],
  },
  {
    ref: 'C-45102',
    name: 'Camel’s Hump Outfitters LLC',
    place: 'Richmond, VT',
    country: 'US',
    timeZone: 'America/New_York',
    statementLanguage: 'en',
    accounts: [
      {
        id: 'camels-checking',
        name: 'Operating account',
        type: 'checking',
        currency: 'USD',
        accountNumber: '8830014527',
        bankCode: vermont,
        openedOn: parseLocalDate('2025-02-10'),
        openingBalance: 31_006_40,
        activity: 'operating',
        ineligible: null,
      },
      {
        id: 'camels-payroll',
        name: 'Payroll',
        type: 'checking',
        currency: 'USD',
        accountNumber: '8830014535',
        bankCode: vermont,
        openedOn: parseLocalDate('2025-02-10'),
        openingBalance: 14_000_00,
        activity: 'payroll',
        ineligible: null,
      },
    ],
  },
  {
    ref: 'C-50266',
    name: 'Atelier Lumière SARL',
    place: 'Lyon, France',
    country: 'FR',
    timeZone: 'Europe/Paris',
    statementLanguage: 'fr',
    accounts: [
      {
        id: 'lumiere-courant',
        name: 'Compte en dollars canadiens',
        type: 'checking',
        currency: 'CAD',
        accountNumber: '20391077306',
        bankCode: quebec,
        openedOn: parseLocalDate('2025-09-15'),
        openingBalance: 5_310_00,
        activity: 'operating',
        ineligible: null,
      },
    ],
  },
];

export function customerOf(ref: string): DemoCustomer | null {
  return customers.find((customer) => customer.ref === ref) ?? null;
}
