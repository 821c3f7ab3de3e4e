import type { Locale } from '../core/locale.js';

/**
 * Makes what the first texts of a page would otherwise have to wait for: the browser takes milliseconds for the first
 * Intl object of each kind.
 */
export function warmUp(locale: Locale): void {
  new Intl.PluralRules(locale).select(2);
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'CAD' }).format(0);
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(0);
}
