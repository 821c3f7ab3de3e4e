import { matches } from './columns.js';

/* An order of rows as indices: no object per row. `among` is an order to choose from; null is every row as it stands. */

/** By amount, smallest first: cents and index packed into one double, so that numbers are sorted, not objects. */
export function orderByAmount(rows, among) {
  const aboveAllCents = 1e8;
  const aboveAllIndices = 2 ** 21;
  const count = among ? among.length : rows.length;
  const packed = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    const index = among ? among[place] : place;
    packed[place] = (Math.round(rows[index].amount * 100) + aboveAllCents) * aboveAllIndices + index;
  }
  packed.sort();
  const order = new Uint32Array(count);
  for (let place = 0; place < count; place++) order[place] = packed[place] % aboveAllIndices;
  return order;
}

/** Those whose description holds the text. A lower-cased copy of every description made the first key slower than this plain scan. */
export function orderOfMatches(rows, text, among) {
  const count = among ? among.length : rows.length;
  const found = new Uint32Array(count);
  let matching = 0;
  for (let place = 0; place < count; place++) {
    const index = among ? among[place] : place;
    if (matches(rows[index], text)) found[matching++] = index;
  }
  return found.subarray(0, matching);
}
