import type { Locale } from '../../core/locale.js';
import type { QuickBooksMenus } from '../../react/quickbooks.js';

export type { QuickBooksMenus };

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
