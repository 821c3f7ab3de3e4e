import { decimalOfMinorUnits, minorDigits, type Currency, type MinorUnits } from '../core/money.js';

/** An amount as a reader writes it, with a plus for money in where `signed`. A true minus for money out. */
export type AmountFormat = (amount: MinorUnits, signed: boolean) => string;

interface Pattern {
  /** Around the digits, the currency included. */
  readonly before: string;
  readonly after: string;
}

const minus = '\u2212';

/**
 * Asks Intl once how a currency is written, and writes amounts so: text all the way, and many times faster than asking
 * for each. `symbol` stands in for Intl's own.
 */
export function createAmountFormat(tag: string, currency: Currency, symbol: string | undefined): AmountFormat {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    signDisplay: 'exceptZero',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const patterns = { plus: patternOf(1_234_567), minus: patternOf(-1_234_567), none: patternOf(0) };
  const sample = format.formatToParts(1_234_567.5);
  const group = sample.find(({ type }) => type === 'group')?.value ?? '';
  const decimal = sample.find(({ type }) => type === 'decimal')?.value ?? '';

  function patternOf(amount: number): Pattern {
    const parts = format.formatToParts(amount);
    const isDigit = ({ type }: Intl.NumberFormatPart) => type === 'integer' || type === 'group' || type === 'decimal' || type === 'fraction';
    const [first, last] = [parts.findIndex(isDigit), parts.findLastIndex(isDigit)];
    return { before: written(parts.slice(0, first)), after: written(parts.slice(last + 1)) };
  }

  function written(parts: readonly Intl.NumberFormatPart[]): string {
    return parts.map(({ type, value }) => (type === 'minusSign' ? minus : type === 'currency' ? (symbol ?? value) : value)).join('');
  }

  return (amount, signed) => {
    const text = decimalOfMinorUnits(amount < 0 ? -amount : amount, currency);
    const point = digits === 0 ? text.length : text.length - digits - 1;
    let whole = text.slice(Math.max(0, point - 3), point);
    for (let end = point - 3; end > 0; end -= 3) whole = text.slice(Math.max(0, end - 3), end) + group + whole;
    const { before, after } = amount < 0 ? patterns.minus : signed && amount > 0 ? patterns.plus : patterns.none;
    return before + whole + (digits === 0 ? '' : decimal + text.slice(point + 1)) + after;
  };
}
