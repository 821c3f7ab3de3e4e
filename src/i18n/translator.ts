import { createInstance, type i18n } from 'i18next';
import { locales, type Locale } from '../core/locale.js';
import type { MessageOverrides, Texts } from './messages.js';
import { commonTexts } from './texts/common.js';

export const namespace = 'bankfeeds';

interface Known {
  readonly overrides: MessageOverrides;
  readonly texts: Set<Texts>;
}

const known = new WeakMap<i18n, Known>();

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
    resources: {},
    // React escapes; a second escaping would show `&#39;` to people.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  known.set(instance, { overrides, texts: new Set() });
  bringTexts(instance, [commonTexts]);
  return instance;
}

/** Gives a translator texts that it has not yet; the host's own words stay in front of them. */
export function bringTexts(translator: i18n, brought: readonly Texts[]): void {
  const has = known.get(translator);
  if (!has) throw new TypeError('Only a translator of createTranslator takes texts.');
  for (const texts of brought) {
    if (has.texts.has(texts)) continue;
    has.texts.add(texts);
    for (const locale of locales) translator.addResourceBundle(locale, namespace, { ...texts[locale], ...has.overrides[locale] });
  }
}
