import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOfMinorUnits, jsonNumberOfMinorUnits, minorUnitsOfDecimal, minorUnitsOfJsonNumber } from '../../src/core/money.js';

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
});
