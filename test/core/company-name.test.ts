import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codatCompanyName, codatNameOf } from '../../src/core/company-name.js';

describe('the name a company gets at Codat', () => {
  it.each([
    ['Boulangerie Élégance (Québec) inc.', 'Boulangerie Elegance Quebec inc.'],
    ['L’Œuvre d’Ægir', "L'OEuvre d'AEgir"],
    ['Smith & Sons, Ltd.', 'Smith & Sons, Ltd.'],
    ['Øresund–Straße', 'Oresund-Strasse'],
    ['東京', 'Customer c-42'],
    ['Ææ Œœ Øø Ðð Þþ ßẞ', 'AEae OEoe Oo Dd Thth ssSS'],
    ['Łł Đđ Ħħı Ŧŧ', 'Ll Dd Hhi Tt'],
    ['‘a’ ʼb', "'a' 'b"],
    ['a–b—c‐d‑e/f', 'a-b-c-d-e-f'],
    ['a+b', 'a & b'],
    ['a(b)c***d', 'a b c d'],
    ['  Small   Bank  ', 'Small Bank'],
    ['   ', 'Customer c-42'],
  ])('of %s is %s', (name, expected) => {
    expect(codatNameOf(name, 'c-42')).toBe(expected);
  });

  it('always matches Codat’s pattern, for every letter there is', () => {
    for (let codePoint = 0; codePoint <= 0xffff; codePoint += 1) {
      const name = codatNameOf(String.fromCharCode(codePoint), 'ref');
      if (!codatCompanyName.test(name) || name !== name.trim()) expect.fail(`U+${codePoint.toString(16)} gives ${JSON.stringify(name)}`);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, ref) => {
        expect(codatNameOf(name, ref)).toMatch(codatCompanyName);
      }),
    );
  });

  it('is “Customer” alone where nothing is left of the reference either', () => {
    expect(codatNameOf('東京', '京都')).toBe('Customer');
  });

  it('is one that Codat’s pattern takes from its first character to its last', () => {
    expect(['Smith & Sons', 'é Smith', 'Smith é', '', 'Smith\n'].map((name) => codatCompanyName.test(name))).toEqual([true, false, false, false, false]);
  });
});
