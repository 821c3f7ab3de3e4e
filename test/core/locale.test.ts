import { expect, it } from 'vitest';
import { negotiateLocale } from '../../src/core/locale.js';

it.each([
  ['fr', 'fr-CA'],
  ['fr-FR', 'fr-CA'],
  ['fr_CA', 'fr-CA'],
  ['FR-ca', 'fr-CA'],
  ['en', 'en'],
  ['en-fr', 'en'],
  ['de', 'en'],
  ['frisian', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  [null, 'en'],
])('%s is read in %s', (tag, locale) => {
  expect(negotiateLocale(tag)).toBe(locale);
});
