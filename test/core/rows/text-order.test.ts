import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenOrder } from '../../../src/core/rows/row-order.js';
import { byFallingTexts, byRisingTexts, foldedText } from '../../../src/core/rows/text-order.js';

const letters = fc.string({ unit: fc.constantFrom('a', 'A', 'á', 'b', 'É', 'e', 'z', ' ', '日', 'ß'), maxLength: 9 });

function listed(texts: readonly string[], order: 'falls' | 'rises'): readonly number[] {
  const textOf = (row: number) => texts[row] ?? '';
  return [...(order === 'falls' ? byFallingTexts : byRisingTexts)(givenOrder(texts.length), textOf)];
}

/** The plainest way to say it. */
function falling(texts: readonly string[]): readonly number[] {
  return texts
    .map((_, row) => row)
    .sort((one, other) => {
      const [a, b] = [foldedText(texts[one] ?? ''), foldedText(texts[other] ?? '')];
      return a === b ? one - other : a < b ? 1 : -1;
    });
}

describe('rows by their texts', () => {
  it.each([
    ['few', { maxLength: 24 }],
    ['many', { minLength: 25, maxLength: 200 }],
  ])('stand from Z to A, or from A to Z, whatever case and accents: %s', (_, size) => {
    fc.assert(
      fc.property(fc.array(letters, size), (texts) => {
        expect(listed(texts, 'falls')).toEqual(falling(texts));
        expect(listed(texts, 'rises')).toEqual(falling(texts).toReversed());
      }),
    );
  });

  it('stand in order where very many begin alike, and where one is the beginning of another', () => {
    const texts = Array.from({ length: 300 }, (_, row) => `Payment to the same shop ${'x'.repeat(row % 7)}${row % 11}`);
    expect(listed(texts, 'falls')).toEqual(falling(texts));
    const equal = Array.from({ length: 60 }, () => 'abc');
    expect(listed(equal, 'falls')).toEqual(equal.map((__, row) => row));
  });

  it('are ordered by letters without case and accents', () => {
    expect(foldedText('ÉCOLE Élan Çà ñ Œ ß 10 日本')).toBe('ecole elan ca n œ ß 10 日本');
    expect(foldedText('İ')).toBe('i');
  });
});
