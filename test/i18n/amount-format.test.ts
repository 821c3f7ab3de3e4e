import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOfMinorUnits, minorDigits } from '../../src/core/money.js';
import { createAmountFormat } from '../../src/i18n/amount-format.js';

/** How Intl itself writes the amount, part by part, with a true minus and `symbol` in place of its own. */
function byIntl(tag: string, currency: string, symbol: string | undefined, amount: number, signed: boolean): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    signDisplay: signed ? 'exceptZero' : 'auto',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // Intl takes decimals as text, exactly; its type does not say so yet for plain strings.
  const decimal = decimalOfMinorUnits(amount === 0 ? 0 : amount, currency) as Intl.StringNumericLiteral;
  return format
    .formatToParts(decimal)
    .map(({ type, value }) => {
      if (type === 'minusSign') return '\u2212';
      if (type === 'currency') return symbol ?? value;
      return value;
    })
    .join('');
}

const symbols = { 'en-CA': 'CA$', 'fr-CA': '$\u00a0CA' } as const;
const tags = ['en-CA', 'fr-CA'] as const;
const currencies = ['CAD', 'USD', 'JPY', 'EUR', 'GBP', 'CHF', 'KWD', 'CLP', 'XXX'] as const;

const amounts = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -2_000, max: 2_000 }),
  fc.nat({ max: 15 }).chain((digits) => fc.constantFrom(10 ** digits, 10 ** digits - 1, -(10 ** digits), 1 - 10 ** digits)),
);

describe('an amount', () => {
  for (const tag of tags) {
    it.each(currencies)(`is written as Intl writes it, in ${tag}: %s`, (currency) => {
      for (const symbol of [undefined, symbols[tag]]) {
        const format = createAmountFormat(tag, currency, symbol);
        fc.assert(
          fc.property(amounts, fc.boolean(), (amount, signed) => {
            expect(format(amount, signed)).toBe(byIntl(tag, currency, symbol, amount, signed));
          }),
          { numRuns: 300 },
        );
      }
    });

    it.each([0, -0, 1, -1, 99, 100, 99_999, 100_000, 100_000_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
      `keeps to Intl at its edges, in ${tag}: %d`,
      (amount) => {
        for (const currency of currencies) {
          for (const signed of [true, false])
            expect(createAmountFormat(tag, currency, undefined)(amount, signed)).toBe(byIntl(tag, currency, undefined, amount, signed));
        }
      },
    );
  }

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('is refused where it is no whole number of minor units: %d', (amount) => {
    expect(() => createAmountFormat('en-CA', 'CAD', undefined)(amount, false)).toThrow(RangeError);
  });
});
