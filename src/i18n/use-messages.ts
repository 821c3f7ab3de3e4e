import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { negotiateLocale, type Locale } from '../core/locale.js';
import { createFormats, type Formats } from './formats.js';
import type { Translate } from './messages.js';
import { namespace } from './translator.js';

export interface Messages {
  readonly locale: Locale;
  readonly t: Translate;
  readonly formats: Formats;
}

/** The texts and formats of the nearest provider, in its language. */
export function useMessages(): Messages {
  const { i18n } = useTranslation(namespace);
  const locale = negotiateLocale(i18n.language);
  return messagesOf(i18n, locale);
}

const made = new WeakMap<i18n, Map<Locale, Messages>>();

/** Made once for each translator and language: every component of a page says the same words. */
export function messagesOf(translator: i18n, locale: Locale): Messages {
  let byLocale = made.get(translator);
  if (!byLocale) made.set(translator, (byLocale = new Map()));
  let messages = byLocale.get(locale);
  if (!messages) {
    const t = translator.getFixedT(locale, namespace);
    const plain = new Map<string, string>();
    messages = {
      locale,
      formats: createFormats(locale),
      t(key, ...[values]) {
        if (values) return t(key, values);
        // A text without values is always the same.
        let text = plain.get(key);
        if (text === undefined) plain.set(key, (text = t(key)));
        return text;
      },
    };
    byLocale.set(locale, messages);
  }
  return messages;
}
