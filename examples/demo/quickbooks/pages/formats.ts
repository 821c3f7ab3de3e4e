import type { Locale } from 'bankfeeds/core';

const tags: Readonly<Record<Locale, string>> = { en: 'en-CA', 'fr-CA': 'fr-CA' };

/** As QuickBooks shows what it has been sent: decimals, for reading only. */
export function amountIn(locale: Locale, amount: number, currency: string | null): string {
  const format = new Intl.NumberFormat(
    tags[locale],
    currency === null ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { style: 'currency', currency },
  );
  return format.format(amount).replace('-', '\u2212');
}

/** A calendar day, free of time zones. */
export function dayIn(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}
