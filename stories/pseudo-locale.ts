import { en } from '../src/i18n/en/catalogue.js';
import { permissionsTextHash, permissionsTextHashes } from '../src/core/consent.js';
import type { MessageOverrides } from '../src/i18n/messages.js';
import { permissionsKeys } from '../src/i18n/permissions-text.js';

/** The language tag that stands for the pseudo-locale: English, but longer, accented and in brackets. */
export const pseudoLocale = 'en-XA';

const accented: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Ü',
  C: 'Ç',
  N: 'Ñ',
  S: 'Š',
};

/** `Get credentials` → `[Géét çréédééñtííáálš]`: what is left in plain letters is in no catalogue, what lacks a bracket is cut off. */
export function pseudo(text: string): string {
  const words = text
    .split(/(\{\{\w+\}\})/)
    .map((piece) => (piece.startsWith('{{') ? piece : [...piece].map((letter) => lengthened(letter)).join('')))
    .join('');
  return `[${words}${'~'.repeat(missingLength(text, words))}]`;
}

function lengthened(letter: string): string {
  const accent = accented[letter] ?? letter;
  return /[aeiou]/.test(letter) ? accent + accent : accent;
}

/** At least 40 % more than the English. */
function missingLength(text: string, words: string): number {
  return Math.max(0, Math.ceil(text.length * 1.4) - words.length - 2);
}

/** The English catalogue in the pseudo-locale. */
export const pseudoMessages: MessageOverrides = {
  en: Object.fromEntries(Object.entries(en).map(([key, text]) => [key, pseudo(text)])),
};

/** What the English permissions text hashes to where the page is in this language. */
export async function englishPermissionsHash(language: string): Promise<string> {
  const hash = language === pseudoLocale ? await permissionsTextHash(permissionsKeys.map((key) => pseudo(en[key]))) : null;
  return hash ?? permissionsTextHashes.en;
}
