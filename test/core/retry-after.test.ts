import { describe, expect, it } from 'vitest';
import { retryAfterMsOf } from '../../src/core/retry-after.js';

const date = 'Sat, 21 Nov 2026 13:04:05 GMT';
const told = (headers: Readonly<Record<string, string>>) => retryAfterMsOf(new Headers(headers));

describe('what an answer says of when to ask again', () => {
  it('may be so many seconds', () => {
    expect([told({ 'Retry-After': '7' }), told({ 'Retry-After': '0' }), told({ 'Retry-After': '120', Date: date })]).toEqual([7_000, 0, 120_000]);
  });

  it('may be a moment, counted from the answer’s own date', () => {
    expect(told({ 'Retry-After': 'Sat, 21 Nov 2026 13:04:35 GMT', Date: date })).toBe(30_000);
  });

  it('is at once where the moment has passed', () => {
    expect(told({ 'Retry-After': 'Sat, 21 Nov 2026 13:00:00 GMT', Date: date })).toBe(0);
  });

  it.each<Readonly<Record<string, string>>>([
    {},
    { Date: date },
    { 'Retry-After': '' },
    { 'Retry-After': 'soon', Date: date },
    { 'Retry-After': 'Sat, 21 Nov 2026 13:04:35 GMT' },
    { 'Retry-After': 'Sat, 21 Nov 2026 13:04:35 GMT', Date: 'today' },
    { 'Retry-After': '9999999999' },
    { 'Retry-After': '7 s', Date: date },
  ])('is nothing where nobody can tell: %j', (headers) => {
    expect(told(headers)).toBeNull();
  });
});
