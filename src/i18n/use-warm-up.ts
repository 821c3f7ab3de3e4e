import { useEffect } from 'react';
import type { Locale } from '../core/locale.js';

/**
 * Makes what the first texts of a widget would otherwise have to wait for, while the page has nothing else to do: the
 * browser takes milliseconds for the first Intl object of each kind.
 */
export function useWarmUp(locale: Locale): void {
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function') return;
    const request = requestIdleCallback(() => warmUp(locale));
    return () => cancelIdleCallback(request);
  }, [locale]);
}

function warmUp(locale: Locale): void {
  new Intl.PluralRules(locale).select(2);
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'CAD' }).format(0);
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(0);
}
