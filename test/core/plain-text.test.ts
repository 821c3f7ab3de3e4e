import { describe, expect, it } from 'vitest';
import { characterCount, plainText } from '../../src/core/plain-text.js';

describe('text from elsewhere', () => {
  it.each([
    ['a control character', 'a\u0000b', 'a b'],
    ['a line break', 'a\r\nb', 'a b'],
    ['a tab', 'a\tb', 'a b'],
    ['a control character of the second kind', 'a\u009fb', 'a b'],
    ['a mark that turns the direction', 'a\u200fb\u061cc', 'a b c'],
    ['an override that reverses an amount', 'a\u202e1,000$', 'a 1,000$'],
    ['an isolate', 'a\u2066b\u2069', 'a b'],
    ['a line separator', 'a\u2028b', 'a b'],
    ['half of a character', 'a\ud800b', 'a b'],
    ['many spaces', '  a   b  ', 'a b'],
    ['a whole character of two halves', '👍', '👍'],
    ['accents, and a space that does not break', 'Québec\u00a0é', 'Québec\u00a0é'],
  ])('with %s is text', (_, given, shown) => {
    expect(plainText(given)).toBe(shown);
  });

  it('is counted as a reader counts', () => {
    expect(['', 'abc', 'é', 'e\u0301', '👨‍👩‍👧‍👦', '🇨🇦!'].map(characterCount)).toEqual([0, 3, 1, 1, 1, 2]);
  });
});
