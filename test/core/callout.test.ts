import { describe, expect, it } from 'vitest';
import { calloutIn, parseCallout } from '../../src/core/callout.js';

const fifty = 'é'.repeat(50);
const hundredFifty = 'œ'.repeat(150);

describe('the callout', () => {
  it('may have 50 characters in its title and 150 in its body, counted as a reader counts', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(50);
    const callout = { en: { title: fifty, body: hundredFifty }, 'fr-CA': { title: family, body: '' } };
    expect(parseCallout(callout)).toEqual(callout);
  });

  it.each([
    ['title', { title: `${fifty}é`, body: '' }],
    ['body', { title: '', body: `${hundredFifty}œ` }],
  ])('is refused when its %s is one character too long, in either language', (part, text) => {
    const fine = { title: 'a', body: 'b' };
    for (const [locale, callout] of [
      ['en', { en: text }],
      ['fr-CA', { en: fine, 'fr-CA': text }],
    ] as const) {
      expect(() => parseCallout(callout)).toThrow(
        expect.objectContaining({ code: 'calloutTooLong', stage: 'configuration', message: expect.stringContaining(`The callout's ${part} (${locale}) has `) }),
      );
    }
  });

  it('is plain text: controls and reordering characters are gone', () => {
    expect(parseCallout({ en: { title: 'Pay\u202eroll\u0000\n now', body: 'x' } }).en.title).toBe('Pay roll now');
  });

  it('speaks the reader’s language, else English, and says which', () => {
    const callout = { en: { title: 'T', body: 'B' }, 'fr-CA': { title: 'Té', body: 'Bé' } };
    expect(calloutIn(callout, 'fr-CA')).toEqual({ title: 'Té', body: 'Bé', locale: 'fr-CA' });
    expect(calloutIn(callout, 'en')).toEqual({ title: 'T', body: 'B', locale: 'en' });
    expect(calloutIn({ en: callout.en }, 'fr-CA')).toEqual({ title: 'T', body: 'B', locale: 'en' });
  });
});
