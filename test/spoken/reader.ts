import { virtual } from '@guidepup/virtual-screen-reader';
import { waitFor } from '@testing-library/react';
import { expect } from 'vitest';

/* What a screen reader says, as a script that a person can read: nothing of markup, everything that is spoken. */

/** Said with the thing itself: what stands within it would be heard twice. */
const namedByContent = /^(?:button|link|heading|radio|checkbox|option|columnheader|rowheader|summary)\b/;
const silent = /^(?:paragraph|status|document|·|end of .*)$/;

/** Reads an element from its beginning to its end, line by line. */
export async function readThrough(container: Element): Promise<readonly string[]> {
  await virtual.start({ container });
  const first = await virtual.lastSpokenPhrase();
  const phrases = [first];
  for (;;) {
    await virtual.next();
    const phrase = await virtual.lastSpokenPhrase();
    if (phrase === first || phrases.length > 2_000) break;
    phrases.push(phrase);
  }
  await virtual.stop();
  return spoken(phrases);
}

function spoken(phrases: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let index = 0; index < phrases.length; index += 1) {
    const phrase = phrases[index] ?? '';
    if (!silent.test(phrase)) lines.push(plain(phrase));
    const end = namedByContent.test(phrase) ? phrases.indexOf(`end of ${phrase}`, index) : -1;
    if (end !== -1) index = end;
  }
  return lines;
}

/** What is said by itself while `act` goes on, and after it until so many things have been said. */
export async function listenTo(act: () => Promise<unknown>, atLeast: number): Promise<readonly string[]> {
  const aloud = async () => (await virtual.spokenPhraseLog()).filter((phrase) => /^(?:polite|assertive): ./.test(phrase));
  await virtual.start({ container: document.body });
  await virtual.clearSpokenPhraseLog();
  await act();
  await waitFor(async () => expect((await aloud()).length).toBeGreaterThanOrEqual(atLeast));
  const said = await aloud();
  await virtual.stop();
  return said.map(plain);
}

/** The same on every machine: hours depend on its zone, the dot of a short month on its ICU. */
function plain(phrase: string): string {
  return phrase
    .replaceAll(/\d{1,2}:\d{2}\s[ap]\.m\./g, '‹time›')
    .replaceAll(/\d{1,2}\sh(?:\s\d{2})?/g, '‹time›')
    .replaceAll(/\b(Nov)\./g, '$1');
}
