import { createInstance, type i18n } from 'i18next';
import { locales, type Locale } from '../core/locale.js';
import type { MessageKey, MessageOverrides, Texts, Translate } from './messages.js';
import { commonTexts } from './texts/common.js';

/** Where i18next looks by itself. */
export const namespace = 'translation';

export interface Messages<Keys extends MessageKey = MessageKey> {
  readonly locale: Locale;
  readonly t: Translate<Keys>;
}

export interface Translator extends Messages {
  /** Never handed to `initReactI18next`, so a host's i18next keeps its language, storage and cookies. */
  readonly i18n: i18n;
  /** Texts that it may not have yet; the host's own words stay in front of them. */
  bring(texts: readonly Texts[]): void;
}

/** What all widgets below one provider say their words by. */
export function createTranslator(locale: Locale, overrides: MessageOverrides): Translator {
  const i18n = createInstance();
  void i18n.init({
    lng: locale,
    fallbackLng: 'en',
    keySeparator: false,
    // With resources it is ready at once.
    resources: {},
    // React escapes; a second escaping would show `&#39;` to people.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  const brought = new Set<Texts>();
  function bring(texts: readonly Texts[]): void {
    for (const some of texts) {
      if (brought.has(some)) continue;
      brought.add(some);
      for (const language of locales) i18n.addResourceBundle(language, namespace, { ...some[language], ...overrides[language] });
    }
  }
  bring([commonTexts]);
  const t = i18n.getFixedT(locale);
  return { i18n, locale, bring, t: (key, ...[values]) => t(key, values ?? {}) };
}
