import type { KeyOf, Translate } from '../../i18n/messages.js';
import type { credentialsTexts } from '../../i18n/texts/credentials.js';

/** A secret read aloud, character by character: "capital S, digit 0, small k". */
export function spelling(text: string, t: Translate<KeyOf<typeof credentialsTexts>>): string {
  return [...text]
    .map((character) => {
      if (/\d/.test(character)) return t('credentials.spell.digit', { digit: character });
      if (character === '-') return t('credentials.spell.hyphen');
      if (character !== character.toLowerCase()) return t('credentials.spell.upper', { letter: character });
      return t('credentials.spell.lower', { letter: character });
    })
    .join(', ');
}
