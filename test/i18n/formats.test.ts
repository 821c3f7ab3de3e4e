import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../src/core/local-date.js';
import { createFormats } from '../../src/i18n/formats.js';

const en = createFormats('en');
const fr = createFormats('fr-CA');
const nbsp = '\u00a0';
const minus = '\u2212';

describe('amounts', () => {
  it('always tell which dollar', () => {
    expect(en.amount(1_840_277, 'CAD')).toBe('CA$18,402.77');
    expect(en.amount(1_840_277, 'USD')).toBe('US$18,402.77');
    expect(fr.amount(1_840_277, 'CAD')).toBe(`18${nbsp}402,77${nbsp}$${nbsp}CA`);
    expect(fr.amount(1_840_277, 'USD')).toBe(`18${nbsp}402,77${nbsp}$${nbsp}US`);
  });

  it('have a true minus for money out', () => {
    expect(en.amount(-5, 'CAD')).toBe(`${minus}CA$0.05`);
    expect(fr.amount(-5, 'CAD')).toBe(`${minus}0,05${nbsp}$${nbsp}CA`);
  });

  it('have a plus for money in where the direction matters, and none for nothing', () => {
    expect(en.signedAmount(250_000, 'USD')).toBe('+US$2,500.00');
    expect(en.signedAmount(-250_000, 'USD')).toBe(`${minus}US$2,500.00`);
    expect(en.signedAmount(0, 'USD')).toBe('US$0.00');
    expect(fr.signedAmount(250_000, 'USD')).toBe(`+2${nbsp}500,00${nbsp}$${nbsp}US`);
  });

  it('lose no cent of the largest number there is', () => {
    expect(en.amount(Number.MAX_SAFE_INTEGER, 'CAD')).toBe('CA$90,071,992,547,409.91');
    expect(en.amount(Number.MIN_SAFE_INTEGER, 'CAD')).toBe(`${minus}CA$90,071,992,547,409.91`);
  });

  it('have the digits of their currency', () => {
    expect(en.amount(1234, 'JPY')).toContain('1,234');
    expect(en.amount(1234, 'JPY')).not.toContain('.');
  });

  it('refuse half a cent', () => {
    expect(() => en.amount(0.5, 'CAD')).toThrow(RangeError);
  });
});

describe('days', () => {
  it('are the day that is meant, in every zone of the machine', () => {
    expect(en.date(parseLocalDate('2026-01-01'))).toMatch(/^Jan\.? 1, 2026$/);
    expect(fr.date(parseLocalDate('2026-01-01'))).toBe('1er janv. 2026');
    expect(fr.date(parseLocalDate('2026-11-20'))).toBe('20 nov. 2026');
  });
});

describe('moments', () => {
  it('are told in the zone that is asked for', () => {
    const shown = en.instant('2026-11-20T03:30:00.000Z', 'America/Toronto');
    expect(shown).toMatch(/^Nov\.? 19, 2026/);
    expect(shown).toMatch(/10:30/);
    expect(fr.instant('2026-11-20T03:30:00.000Z', 'America/Toronto')).toMatch(/^19 nov\. 2026.*22 h 30$/);
  });
});

describe('counts and lists', () => {
  it('group thousands as the language does', () => {
    expect(en.count(1284)).toBe('1,284');
    expect(fr.count(1284)).toBe(`1${nbsp}284`);
  });

  it('join the last with “and”', () => {
    expect(en.list(['Chequing', 'Savings', 'Card'])).toMatch(/^Chequing, Savings,? and Card$/);
    expect(fr.list(['Chèques', 'Épargne', 'Carte'])).toBe('Chèques, Épargne et Carte');
  });
});
