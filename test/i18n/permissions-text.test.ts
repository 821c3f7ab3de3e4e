import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { permissionsTextHash, permissionsTextHashes } from '../../src/core/consent.js';
import { locales, type Locale } from '../../src/core/locale.js';
import type { MessageOverrides } from '../../src/i18n/messages.js';
import { permissionsKeys, permissionsSentences } from '../../src/i18n/permissions-text.js';
import { connectTexts } from '../../src/i18n/texts/connect.js';
import { createTranslator } from '../../src/i18n/translator.js';

function translatorOfJourney(locale: Locale, overrides: MessageOverrides = {}) {
  const { bring, i18n } = createTranslator(locale, overrides);
  bring([connectTexts]);
  return i18n;
}

describe('the permissions text', () => {
  it.each(locales)('in %s has the hash that the server holds consent against: who changes a word raises the version', async (locale) => {
    const sentences = permissionsSentences(translatorOfJourney(locale), locale);
    expect(await permissionsTextHash(sentences)).toBe(permissionsTextHashes[locale]);
    expect(sentences).toHaveLength(permissionsKeys.length);
  });

  it('has another hash when a host words a sentence its own way', async () => {
    const translator = translatorOfJourney('en', { en: { 'connect.permissions.stop': 'You can stop tomorrow.' } });
    expect(await permissionsTextHash(permissionsSentences(translator, 'en'))).not.toBe(permissionsTextHashes.en);
  });

  it('is all that the step shows for agreement', () => {
    const step = readFileSync(new URL('../../src/components/connect-button/steps/PermissionsStep.tsx', import.meta.url), 'utf8');
    const shown = [...step.matchAll(/'(connect\.permissions\.\w+)'/g)].map(([, key]) => key);
    expect(shown.filter((key) => key !== 'connect.permissions.agree' && key !== 'connect.permissions.version').sort()).toEqual([...permissionsKeys].sort());
  });
});
