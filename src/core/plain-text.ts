// C0 and C1 controls, the characters that reorder text (bidi embeddings, overrides, isolates, marks), and halves of surrogate
// pairs, which no database keeps as they are.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

/** Text from elsewhere, made safe to show as text: what is no text becomes a space, runs of space become one. */
export function plainText(text: string): string {
  return text
    .replace(unsafe, ' ')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}

const graphemes = /* @__PURE__ */ new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The number of characters a reader would count. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}
