import { createInstance, type i18n } from 'i18next';
import { locales, type Locale } from '../core/locale.js';
import { en } from './en/catalogue.js';
import { frCA } from './fr-CA/catalogue.js';
import type { MessageOverrides } from './messages.js';

export const namespace = 'bankfeeds';

/**
 * An i18next instance of our own. It is never handed to `initReactI18next`, so a host's i18next keeps its language,
 * storage and cookies.
 */
export function createTranslator(locale: Locale, overrides: MessageOverrides): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    supportedLngs: [...locales],
    ns: [namespace],
    defaultNS: namespace,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    resources: {
      en: { [namespace]: { ...en, ...overrides.en } },
      'fr-CA': { [namespace]: { ...frCA, ...overrides['fr-CA'] } },
    },
    // React escapes; a second escaping would show `&#39;` to people.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
}
