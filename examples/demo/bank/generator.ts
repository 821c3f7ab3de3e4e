/** Numbers that look like chance and follow from a text: the same account and day always give the same. */
export interface Generator {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True once in so many. */
  onceIn(count: number): boolean;
  oneOf<T>(items: readonly [T, ...T[]]): T;
}

export function createGenerator(seed: string): Generator {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);

  function next(): number {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  }

  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    onceIn: (count) => whole(1, count) === 1,
    oneOf: (items) => items[whole(0, items.length - 1)] ?? items[0],
  };
}
