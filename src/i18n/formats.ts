import type { Instant } from '../core/clock.js';
import type { LocalDate } from '../core/local-date.js';
import type { Locale } from '../core/locale.js';
import type { Currency, MinorUnits } from '../core/money.js';
import { createAmountFormat, type AmountFormat } from './amount-format.js';

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
  // Each is made when it is first needed: the first Intl object of its kind takes the browser milliseconds.
  const day = once(() => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }));
  const counts = once(() => new Intl.NumberFormat(tag));
  const lists = once(() => new Intl.ListFormat(tag, { type: 'conjunction' }));
  const amountFormats = new Map<Currency, AmountFormat>();
  const instantFormats = new Map<string, Intl.DateTimeFormat>();
  const dates = new Map<LocalDate, string>();

  function formatOf(currency: Currency): AmountFormat {
    let format = amountFormats.get(currency);
    if (!format) amountFormats.set(currency, (format = createAmountFormat(tag, currency, dollars[locale][currency])));
    return format;
  }

  function written(format: Intl.DateTimeFormat, milliseconds: number): string {
    if (locale === 'en') return format.format(milliseconds);
    // The first day of a month is an ordinal in French, which Intl does not know: 1er déc. 2026.
    return format
      .formatToParts(milliseconds)
      .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
      .join('');
  }

  return {
    amount: (amount, currency) => formatOf(currency)(amount, false),
    signedAmount: (amount, currency) => formatOf(currency)(amount, true),
    date(date) {
      let text = dates.get(date);
      if (text === undefined) {
        text = written(day(), Date.parse(`${date}T00:00:00Z`));
        if (dates.size === mostRememberedDates) dates.clear();
        dates.set(date, text);
      }
      return text;
    },
    instant(instant, timeZone) {
      const key = timeZone ?? '';
      let format = instantFormats.get(key);
      if (!format) {
        format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) });
        instantFormats.set(key, format);
      }
      return written(format, Date.parse(instant));
    },
    count: (count) => counts().format(count),
    list: (items) => lists().format(items),
  };
}

/** A table that scrolls shows the same days again and again. */
const mostRememberedDates = 4_000;

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}
