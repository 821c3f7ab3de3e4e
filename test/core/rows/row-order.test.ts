import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byFallingKeys, givenOrder, reversed, type RowOrder } from '../../../src/core/rows/row-order.js';

const keysUpTo = (most: number) => fc.array(fc.integer({ min: -most, max: most }), { maxLength: 60 });

/** By keys that fall; of equal ones, the first stays first. */
function expectFalling(result: RowOrder, order: RowOrder, keyOf: (row: number) => number): void {
  const place = new Uint32Array(order.length);
  for (let index = 0; index < order.length; index++) place[order[index] ?? 0] = index;
  const seen = new Uint8Array(order.length);
  expect(result).toHaveLength(order.length);
  for (let index = 0; index < result.length; index++) {
    const [before, row = 0] = [result[index - 1], result[index]];
    if (seen[row] !== 0) expect.fail(`Row ${row} is there twice, or no row.`);
    seen[row] = 1;
    if (before === undefined) continue;
    const falls = keyOf(before) > keyOf(row) || (keyOf(before) === keyOf(row) && (place[before] ?? 0) < (place[row] ?? 0));
    if (!falls) expect.fail(`Row ${before} (${keyOf(before)}) stands before row ${row} (${keyOf(row)}).`);
  }
}

describe('rows in an order', () => {
  it('begin as they are given, and can be turned round', () => {
    const order = givenOrder(4);
    expect([...order]).toEqual([0, 1, 2, 3]);
    expect([...reversed(order)]).toEqual([3, 2, 1, 0]);
    expect([...order]).toEqual([0, 1, 2, 3]);
  });

  it.each([3, 2 ** 20, 2 ** 31, 2 ** 40, 2 ** 51])('fall by keys up to %d, and keep their places where keys are equal', (most) => {
    fc.assert(
      fc.property(keysUpTo(most), fc.boolean(), (keys, turned) => {
        const order = turned ? reversed(givenOrder(keys.length)) : givenOrder(keys.length);
        const result = byFallingKeys(
          order,
          Float64Array.from(order, (row) => keys[row] ?? 0),
        );
        expectFalling(result, order, (row) => keys[row] ?? 0);
      }),
    );
  });

  it('keep their places where all keys are equal, in an order of their own', () => {
    const order = Uint32Array.of(2, 0, 1);
    const result = byFallingKeys(order, Float64Array.of(5, 5, 5));
    expect([...result]).toEqual([2, 0, 1]);
    expect(result).not.toBe(order);
  });

  // So many are counted, not compared: in passes of twelve bits, in one word or in two.
  it.each([
    ['within twelve bits', 4_000, 1],
    ['within one word', 2 ** 31, 1],
    ['of exactly one word', 2 ** 32 - 1, 1],
    ['just beyond one word', 2 ** 32, 1],
    ['of two words', 2 ** 52, 1],
    ['of two words, many of them equal', 2 ** 52, 2 ** 40],
  ])('are more than the browser sorts at once, and fall by keys %s', (_, range, step) => {
    const count = 250_001;
    const keys = Float64Array.from(
      { length: count },
      (_value, row) => Math.floor(((((row * 2_654_435_761) % 2 ** 32) / 2 ** 32) * range) / step) * step - range / 4,
    );
    keys[7] = -range / 4;
    keys[8] = range - range / 4;
    expectFalling(byFallingKeys(givenOrder(count), keys), givenOrder(count), (row) => keys[row] ?? 0);
  });
});
