import { expect, it } from 'vitest';
import { isFeedCountry } from '../../src/core/country.js';

it.each([
  ['CA', true],
  ['US', true],
  ['ca', true],
  ['us', true],
  ['FR', false],
  ['GB', false],
  ['CAN', false],
  ['', false],
])('a customer in "%s" may have a feed: %s', (country, may) => {
  expect(isFeedCountry(country)).toBe(may);
});
