import { byFallingKeys, reversed, type RowOrder } from './row-order.js';

const charactersInAKey = 3;
const characterCodes = 2 ** 16;
const fewEnoughToCompare = 24;

/**
 * The rows of `order` by their texts, Z to A, whatever case and accents; rows with equal texts stay as they are.
 * Three characters at a time are one number, so that even a million texts that begin alike are sorted by counting.
 */
export function byFallingTexts(order: RowOrder, textOf: (row: number) => string): RowOrder {
  const result = order.slice();
  const waiting: { readonly start: number; readonly end: number; readonly depth: number }[] = [{ start: 0, end: result.length, depth: 0 }];
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    const { start, end, depth } = group;
    const part = result.subarray(start, end);
    if (part.length < 2) continue;
    if (part.length <= fewEnoughToCompare) {
      part.set(comparedOneByOne(part, textOf, depth));
      continue;
    }
    const keys = new Float64Array(part.length);
    for (let place = 0; place < part.length; place++) keys[place] = keyAt(textOf(part[place] ?? 0), depth);
    const sorted = byFallingKeys(part, keys);
    part.set(sorted);
    const next = depth + charactersInAKey;
    for (let first = 0; first < sorted.length;) {
      const key = keyAt(textOf(sorted[first] ?? 0), depth);
      let last = first + 1;
      while (last < sorted.length && keyAt(textOf(sorted[last] ?? 0), depth) === key) last++;
      // A key without a last character is that of texts that have ended: they are equal.
      if (last - first > 1 && key % characterCodes !== 0) waiting.push({ start: start + first, end: start + last, depth: next });
      first = last;
    }
  }
  return result;
}

/** A to Z: the other way round, with equal texts the other way round too. */
export function byRisingTexts(order: RowOrder, textOf: (row: number) => string): RowOrder {
  return reversed(byFallingTexts(order, textOf));
}

/** What a text is ordered by: its letters without case and accents. */
export function foldedText(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index++) folded += String.fromCharCode(foldedCode(text.charCodeAt(index)));
  return folded;
}

function comparedOneByOne(part: RowOrder, textOf: (row: number) => string, depth: number): RowOrder {
  const rest = new Map<number, string>();
  for (const row of part) rest.set(row, foldedText(textOf(row).slice(depth)));
  return part.slice().sort((one, other) => {
    const [a = '', b = ''] = [rest.get(one), rest.get(other)];
    return a === b ? 0 : a < b ? 1 : -1;
  });
}

function keyAt(text: string, depth: number): number {
  let key = 0;
  for (let offset = 0; offset < charactersInAKey; offset++) {
    const index = depth + offset;
    // An end sorts before every character; no text that is shown holds the character zero.
    key = key * characterCodes + (index < text.length ? foldedCode(text.charCodeAt(index)) : 0);
  }
  return key;
}

/** Latin letters lose their accents and their case; everything else is itself. */
const latin = Uint16Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code).normalize('NFD').toLowerCase().charCodeAt(0));

function foldedCode(code: number): number {
  return latin[code] ?? code;
}
