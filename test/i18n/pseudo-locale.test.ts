import { expect, it } from 'vitest';
import { en } from '../../src/i18n/en/catalogue.js';
import { pseudo, pseudoMessages } from '../../stories/pseudo-locale.js';

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([whole]) => whole);

it('makes every English text longer by two fifths at least, in brackets, with its placeholders', () => {
  const texts = new Map(Object.entries(pseudoMessages.en ?? {}));
  expect([...texts.keys()]).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(en)) {
    const longer = texts.get(key) ?? '';
    expect(longer.length, key).toBeGreaterThanOrEqual(text.length * 1.4);
    expect(longer, key).toMatch(/^\[.*\]$/);
    expect(placeholders(longer), key).toEqual(placeholders(text));
  }
});

it('leaves no plain word to be taken for a text of the catalogue', () => {
  expect(pseudo('Get {{count}} accounts')).toBe('[Géét {{count}} ááççööüüñtš~~~]');
});
