import type { Instant } from '../core/clock.js';
import type { LocalDate } from '../core/local-date.js';
import type { Locale } from '../core/locale.js';
import { decimalOfMinorUnits, minorDigits, type Currency, type MinorUnits } from '../core/money.js';

/** Dates, times, amounts and counts as the reader writes them. Intl objects are made once: they are dear. */
export interface Formats {
  /** `CA$18,402.77`, `18 402,77 $ CA`: the dollar is always told. A true minus for money out. */
  amount(amount: MinorUnits, currency: Currency): string;
  /** As `amount`, with a plus for money in. */
  signedAmount(amount: MinorUnits, currency: Currency): string;
  /** A calendar day, free of time zones: `Nov 20, 2026`, `20 nov. 2026`. */
  date(date: LocalDate): string;
  /** A moment in a zone (default: the reader's): `Nov 20, 2026, 6:04 a.m.` */
  instant(instant: Instant, timeZone?: string): string;
  count(count: number): string;
  list(items: readonly string[]): string;
}

const intlLocale: Record<Locale, string> = { en: 'en-CA', 'fr-CA': 'fr-CA' };

// A customer may hold both dollars, so neither is ever a bare "$".
const dollars: Record<Locale, Readonly<Record<string, string>>> = {
  en: { CAD: 'CA$', USD: 'US$' },
  'fr-CA': { CAD: '$\u00a0CA', USD: '$\u00a0US' },
};

const made = new Map<Locale, Formats>();

export function createFormats(locale: Locale): Formats {
  const known = made.get(locale);
  if (known) return known;
  const formats = makeFormats(locale);
  made.set(locale, formats);
  return formats;
}

function makeFormats(locale: Locale): Formats {
  const tag = intlLocale[locale];
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const counts = new Intl.NumberFormat(tag);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const amountFormats = new Map<string, Intl.NumberFormat>();
  const instantFormats = new Map<string, Intl.DateTimeFormat>();

  function amountFormat(currency: Currency, signDisplay: 'auto' | 'exceptZero'): Intl.NumberFormat {
    const key = `${currency} ${signDisplay}`;
    let format = amountFormats.get(key);
    if (!format) {
      const digits = minorDigits(currency);
      format = new Intl.NumberFormat(tag, {
        style: 'currency', currency, signDisplay, minimumFractionDigits: digits, maximumFractionDigits: digits,
      });
      amountFormats.set(key, format);
    }
    return format;
  }

  function formatAmount(amount: MinorUnits, currency: Currency, signDisplay: 'auto' | 'exceptZero'): string {
    // Intl takes decimals as text, exactly; its type does not say so yet for plain strings.
    const decimal = decimalOfMinorUnits(amount, currency) as Intl.StringNumericLiteral;
    return amountFormat(currency, signDisplay)
      .formatToParts(decimal)
      .map(({ type, value }) => {
        if (type === 'minusSign') return '\u2212';
        if (type === 'currency') return dollars[locale][currency] ?? value;
        return value;
      })
      .join('');
  }

  function written(format: Intl.DateTimeFormat, milliseconds: number): string {
    if (locale === 'en') return format.format(milliseconds);
    // The first day of a month is an ordinal in French, which Intl does not know: 1er déc. 2026.
    return format.formatToParts(milliseconds).map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('');
  }

  return {
    amount: (amount, currency) => formatAmount(amount, currency, 'auto'),
    signedAmount: (amount, currency) => formatAmount(amount, currency, 'exceptZero'),
    date: (date) => written(day, Date.parse(`${date}T00:00:00Z`)),
    instant(instant, timeZone) {
      const key = timeZone ?? '';
      let format = instantFormats.get(key);
      if (!format) {
        format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) });
        instantFormats.set(key, format);
      }
      return written(format, Date.parse(instant));
    },
    count: (count) => counts.format(count),
    list: (items) => lists.format(items),
  };
}
