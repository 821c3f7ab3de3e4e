/**
 * Positions in an array of rows, in the order in which they are shown. Typed arrays throughout: a million rows are
 * four megabytes here and no object each, and sorting them is counting (a radix sort), not comparing.
 */
export type RowOrder = Uint32Array<ArrayBuffer>;

const digitBits = 12;
const wholeWord = 2 ** 32;

/** Beyond it, counting is faster than comparing. */
const fewEnoughForTheBrowser = 250_000;

/** The rows `0` to `count - 1` as they are. */
export function givenOrder(count: number): RowOrder {
  const order = new Uint32Array(count);
  for (let position = 0; position < count; position++) order[position] = position;
  return order;
}

export function reversed(order: RowOrder): RowOrder {
  return order.slice().reverse();
}

/**
 * The rows of `order`, by falling keys; rows with equal keys stay as they are. `keys` are whole numbers, one for each
 * place in `order`, and no further apart than 2^53.
 */
export function byFallingKeys(order: RowOrder, keys: Float64Array): RowOrder {
  let least = Infinity;
  let most = -Infinity;
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  if (keys.length < 2 || least === most) return order.slice();
  if (keys.length <= fewEnoughForTheBrowser && (most - least + 1) * keys.length <= Number.MAX_SAFE_INTEGER) return byFallingPackedKeys(order, keys, most);
  const low = new Uint32Array(keys.length);
  const range = most - least;
  for (let place = 0; place < keys.length; place++) low[place] = (most - (keys[place] ?? 0)) % wholeWord;
  const byLow = byRisingWords(order, low, Math.min(range, wholeWord - 1));
  if (range < wholeWord) return byLow.order;
  const high = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place++) high[place] = Math.floor((most - (keys[byLow.places[place] ?? 0] ?? 0)) / wholeWord);
  return byRisingWords(byLow.order, high, Math.floor(range / wholeWord)).order;
}

/** Key and place in one number, sorted by the browser itself: fast at once, where our own loops need to become so. */
function byFallingPackedKeys(order: RowOrder, keys: Float64Array, most: number): RowOrder {
  const count = keys.length;
  const packed = new Float64Array(count);
  for (let place = 0; place < count; place++) packed[place] = (most - (keys[place] ?? 0)) * count + place;
  packed.sort();
  const sorted = new Uint32Array(count);
  for (let place = 0; place < count; place++) sorted[place] = order[(packed[place] ?? 0) % count] ?? 0;
  return sorted;
}

interface Sorted {
  readonly order: RowOrder;
  /** Where each stood before. */
  readonly places: RowOrder;
}

/** A stable radix sort, lowest digit first. */
function byRisingWords(order: RowOrder, words: Uint32Array, greatest: number): Sorted {
  const count = order.length;
  const passes = Math.max(1, Math.ceil((32 - Math.clz32(greatest)) / digitBits));
  const buckets = new Uint32Array(1 << digitBits);
  let places = givenOrder(count);
  let next = new Uint32Array(count);
  for (let pass = 0; pass < passes; pass++) {
    const shift = pass * digitBits;
    buckets.fill(0);
    for (let place = 0; place < count; place++) {
      const digit = ((words[place] ?? 0) >>> shift) & (buckets.length - 1);
      buckets[digit] = (buckets[digit] ?? 0) + 1;
    }
    for (let digit = 0, start = 0; digit < buckets.length; digit++) {
      const size = buckets[digit] ?? 0;
      buckets[digit] = start;
      start += size;
    }
    for (let place = 0; place < count; place++) {
      const from = places[place] ?? 0;
      const digit = ((words[from] ?? 0) >>> shift) & (buckets.length - 1);
      const to = buckets[digit] ?? 0;
      next[to] = from;
      buckets[digit] = to + 1;
    }
    [places, next] = [next, places];
  }
  for (let place = 0; place < count; place++) next[place] = order[places[place] ?? 0] ?? 0;
  return { order: next, places };
}
