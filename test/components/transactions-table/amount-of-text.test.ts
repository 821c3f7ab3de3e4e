import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOfText } from '../../../src/components/transactions-table/filters/amount-of-text.js';
import { decimalOfMinorUnits } from '../../../src/core/money.js';
import { createFormats } from '../../../src/i18n/formats.js';

const nbsp = '\u00a0';
const narrow = '\u202f';

describe('an amount that a person writes', () => {
  it.each([
    ['1250', 125_000],
    ['1250.5', 125_050],
    ['1250.50', 125_050],
    ['1,250.50', 125_050],
    ['1,250', 125_000],
    ['$1,250', 125_000],
    ['$1,250.50', 125_050],
    ['1,234,567.89', 123_456_789],
    ['CA$1,250.50', 125_050],
    ['US$1,250.50', 125_050],
    ['CAD 1,250.50', 125_050],
    ['1,250.50 USD', 125_050],
    ['usd 5', 500],
    ['0.05', 5],
    ['.', null],
    ['0', 0],
  ])('is read in English: %s', (text, amount) => {
    expect(amountOfText(text, 'CAD')).toBe(amount);
  });

  it.each([
    ['1250,5', 125_050],
    ['1 250,50', 125_050],
    [`1${nbsp}250,50`, 125_050],
    [`1${narrow}250,50`, 125_050],
    ['1 250', 125_000],
    ['1 250 $', 125_000],
    [`1${nbsp}250,50${nbsp}$`, 125_050],
    [`1${nbsp}250,50${nbsp}$${nbsp}CA`, 125_050],
    ['1 250,50 $ US', 125_050],
    ['1 250,50 CAD', 125_050],
    ['1 234 567,89', 123_456_789],
    ['1.250,50', 125_050],
    ['0,05', 5],
  ])('is read in French: %s', (text, amount) => {
    expect(amountOfText(text, 'CAD')).toBe(amount);
  });

  it.each([
    ['-4.50', 450],
    ['\u22124,50', 450],
    ['+4.50', 450],
    ['-$4.50', 450],
  ])('means the same with a sign: %s', (text, amount) => {
    expect(amountOfText(text, 'CAD')).toBe(amount);
  });

  it.each(['', '   ', '$', 'a lot', '12 apples', '1.2.3.4', '12.', ',5', '1,2,3', '--5', '5-', '1e3', '0x10', 'Infinity', '9007199254740993', '١٢'])(
    'is none: %j',
    (text) => {
      expect(amountOfText(text, 'CAD')).toBeNull();
    },
  );

  it('has no more digits than its currency', () => {
    expect(amountOfText('1,250', 'JPY')).toBe(1_250);
    expect(amountOfText('1250.5', 'JPY')).toBeNull();
  });

  it('is what it was after it has been written out, in both languages and in every way', () => {
    const ways = (amount: number, currency: string) => {
      const decimal = decimalOfMinorUnits(amount, currency);
      return [
        decimal,
        decimal.replace('.', ','),
        createFormats('en').amount(amount, currency),
        createFormats('fr-CA').amount(amount, currency),
        createFormats('en').signedAmount(-amount, currency),
        createFormats('fr-CA').signedAmount(amount, currency),
      ];
    };
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeNat(), fc.nat({ max: 1_000_000 })), fc.constantFrom('CAD', 'USD'), (amount, currency) => {
        for (const text of ways(amount, currency)) expect(amountOfText(text, currency), text).toBe(amount);
      }),
      { numRuns: 1_000 },
    );
  });
});
