import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalOfMinorUnits,
  isCurrency,
  isMinorUnits,
  jsonNumberOfMinorUnits,
  minorDigits,
  minorUnitsOfDecimal,
  minorUnitsOfJsonNumber,
} from '../../src/core/money.js';

describe('money', () => {
  it('writes cents as a decimal and reads them back, whatever the amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const units = Object.is(amount, -0) ? 0 : amount;
        expect(minorUnitsOfDecimal(decimalOfMinorUnits(units, 'CAD'), 'CAD')).toBe(units);
      }),
    );
  });

  it('survives as a JSON number up to ten trillion dollars', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000_000, max: 1_000_000_000_000_000 }), (amount) => {
        const sent: unknown = JSON.parse(JSON.stringify(jsonNumberOfMinorUnits(amount, 'USD')));
        expect(minorUnitsOfJsonNumber(Number(sent), 'USD')).toBe(amount);
      }),
    );
  });

  it('knows a currency without cents', () => {
    expect(decimalOfMinorUnits(-1250, 'JPY')).toBe('-1250');
    expect(minorUnitsOfDecimal('-1250', 'JPY')).toBe(-1250);
  });

  it.each(['', '1.', '.5', '1.234', '1e3', 'NaN', '--1', '99999999999999999'])('refuses %j', (text) => {
    expect(() => minorUnitsOfDecimal(text, 'CAD')).toThrow(RangeError);
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d as minor units', (amount) => {
    expect(() => decimalOfMinorUnits(amount, 'CAD')).toThrow(RangeError);
  });

  it.each(['CAD', 'USD', 'JPY'])('may be in %s', (currency) => {
    expect(isCurrency(currency)).toBe(true);
  });

  it.each(['cad', 'CA', 'CADS', ' CAD', 'CAD ', 'C4D', '', null, 840])('is in no currency called %j', (currency) => {
    expect(isCurrency(currency)).toBe(false);
  });

  it('has as many digits after the point as its currency, asked for once or twice', () => {
    expect(['CAD', 'JPY', 'BHD', 'CAD', 'JPY', 'BHD'].map(minorDigits)).toEqual([2, 0, 3, 2, 0, 3]);
  });

  it('is written with a leading zero below a dollar, and with its sign', () => {
    expect([5, -5, 50, 0, 123_456, -123_456].map((amount) => decimalOfMinorUnits(amount, 'CAD'))).toEqual([
      '0.05',
      '-0.05',
      '0.50',
      '0.00',
      '1234.56',
      '-1234.56',
    ]);
    expect(decimalOfMinorUnits(7, 'BHD')).toBe('0.007');
  });

  it('may be written shorter or longer than it needs, and its zero has no sign', () => {
    expect(['12', '12.5', '12.500', '12.50000', '-12.0'].map((text) => minorUnitsOfDecimal(text, 'CAD'))).toEqual([1200, 1250, 1250, 1250, -1200]);
    expect(Object.is(minorUnitsOfDecimal('-0.00', 'CAD'), 0)).toBe(true);
  });

  it('is a whole number of cents that a number holds exactly', () => {
    expect([0, -5, Number.MAX_SAFE_INTEGER].map(isMinorUnits)).toEqual([true, true, true]);
    expect([0.5, 2 ** 53, '5', null].map(isMinorUnits)).toEqual([false, false, false, false]);
  });

  it('beyond ten trillion dollars goes out as a JSON number only where it comes back the same', () => {
    expect(jsonNumberOfMinorUnits(1_000_000_000_000_025, 'USD')).toBe(10_000_000_000_000.25);
    expect(jsonNumberOfMinorUnits(9_007_199_254_740_989, 'USD')).toBe(90_071_992_547_409.89);
    // As doubles they are a cent less.
    expect(() => jsonNumberOfMinorUnits(9_007_199_254_740_991, 'USD')).toThrow('90071992547409.91 USD does not survive as a JSON number.');
    expect(() => jsonNumberOfMinorUnits(-8_999_999_999_999_999, 'USD')).toThrow(RangeError);
  });

  it('says which amount cannot be taken, and why', () => {
    expect(() => decimalOfMinorUnits(1.5, 'CAD')).toThrow('1.5 is not a whole number of minor units.');
    expect(() => minorUnitsOfDecimal('1e3', 'CAD')).toThrow('"1e3" is not a decimal amount.');
    expect(() => minorUnitsOfDecimal('1.234', 'CAD')).toThrow('"1.234" is finer than the smallest unit of CAD.');
    expect(() => minorUnitsOfDecimal('99999999999999999', 'CAD')).toThrow('"99999999999999999" is too large.');
  });
});
