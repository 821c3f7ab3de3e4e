import type { Locale } from '../../core/locale.js';
import type { QuickBooksCountry, QuickBooksMenus, QuickBooksView } from '../../react/quickbooks.js';

/** QuickBooks' "Accountant view". Codat's guide of January 2024; Intuit's help for Canada. */
const accountantView: QuickBooksView = { language: 'en', menu: ['Transactions', 'Bank transactions'], button: 'Link account', update: 'Update' };

/** QuickBooks' "Business view", as bookkeepers in both countries describe it. */
const businessView: QuickBooksView = { language: 'en', menu: ['Bookkeeping', 'Transactions', 'Bank transactions'], button: 'Link account', update: 'Update' };

/** Intuit's French help for Canada, October 2024: «Allez à Opérations et sélectionnez Opérations bancaires … Lier le compte». */
const frenchView: QuickBooksView = { language: 'fr-CA', menu: ['Opérations', 'Opérations bancaires'], button: 'Lier le compte', update: 'Mettre à jour' };

const english: QuickBooksMenus = {
  version: '2026-11',
  views: [accountantView, businessView],
  alternatives: [
    { language: 'en', menu: ['Banking'] },
    { language: 'en', menu: ['All apps', 'Accounting', 'Bank transactions'] },
  ],
};

/** What QuickBooks Online shows in each country, for customers who read the portal in each language. */
export const quickBooksMenus: Readonly<Record<QuickBooksCountry, Readonly<Record<Locale, QuickBooksMenus>>>> = {
  US: { en: english, 'fr-CA': english },
  CA: {
    en: english,
    'fr-CA': {
      version: '2026-11',
      views: [frenchView, accountantView, businessView],
      alternatives: [
        { language: 'fr-CA', menu: ['Banque'] },
        { language: 'en', menu: ['Banking'] },
      ],
    },
  },
};
