import type { Locale } from '../../core/locale.js';

/** How QuickBooks Online names what the steps point at. Intuit moves its menus: this is data, and a host may bring its own. */
export interface QuickBooksMenus {
  readonly version: string;
  /** The language of QuickBooks' own labels. */
  readonly language: 'en' | 'fr-CA';
  readonly menu: readonly string[];
  readonly button: string;
  readonly update: string;
  /** Where the same thing stands in QuickBooks' other views. */
  readonly alternatives: readonly (readonly string[])[];
}

/** Codat's guide of January 2024 (Transactions › Bank transactions), its older wordings, and Intuit's newest help. */
export const quickBooksMenus: Readonly<Record<Locale, QuickBooksMenus>> = {
  en: {
    version: '2026-11',
    language: 'en',
    menu: ['Transactions', 'Bank transactions'],
    button: 'Link account',
    update: 'Update',
    alternatives: [['Banking'], ['Bookkeeping', 'Transactions'], ['All apps', 'Accounting', 'Bank transactions']],
  },
  'fr-CA': {
    version: '2026-11',
    language: 'en',
    menu: ['Transactions', 'Bank transactions'],
    button: 'Link account',
    update: 'Update',
    alternatives: [['Banking'], ['Bookkeeping', 'Transactions'], ['All apps', 'Accounting', 'Bank transactions']],
  },
};
