import type { i18n } from 'i18next';
import { createContext, useContext } from 'react';
import type { Locale } from '../core/locale.js';
import type { KeyOf, MessageKey, Texts, Translate } from './messages.js';
import { outsideOfProvider } from './outside-of-provider.js';
import type { commonTexts } from './texts/common.js';
import { bringTexts, namespace } from './translator.js';

export interface Messages<Keys extends MessageKey = MessageKey> {
  readonly locale: Locale;
  readonly t: Translate<Keys>;
}

interface MessagesOfProvider extends Messages {
  bring(texts: readonly Texts[]): void;
}

/** Looked up once by the provider: asking i18next in each component cost a table a seventh of the time that it takes to appear. */
export const MessagesContext = createContext<MessagesOfProvider | null>(null);

/**
 * These texts and the common ones, in the language of the nearest provider and with the host's own words.
 *
 * @throws Error when there is no provider above.
 */
export function useMessages<const Given extends readonly Texts[]>(...texts: Given): Messages<KeyOf<Given[number]> | KeyOf<typeof commonTexts>> {
  const messages = useContext(MessagesContext);
  if (!messages) throw outsideOfProvider();
  messages.bring(texts);
  return messages;
}

const made = new WeakMap<i18n, Map<Locale, MessagesOfProvider>>();

/** Made once for each translator and language: every component of a page says the same words. */
export function messagesOf(translator: i18n, locale: Locale): MessagesOfProvider {
  let byLocale = made.get(translator);
  if (!byLocale) made.set(translator, (byLocale = new Map()));
  let messages = byLocale.get(locale);
  if (!messages) {
    const t = translator.getFixedT(locale, namespace);
    const plain = new Map<string, string>();
    messages = {
      locale,
      bring: (texts) => bringTexts(translator, texts),
      t(key, ...[values]) {
        if (values) return t(key, values);
        // A text without values is always the same.
        let text = plain.get(key);
        if (text === undefined) plain.set(key, (text = whole(translator, locale, key) ?? t(key)));
        return text;
      },
    };
    byLocale.set(locale, messages);
  }
  return messages;
}

/** Places for values (`{{count}}`) and other texts (`$t(key)`) are i18next's own work. */
const unfinished = /\{\{|\$t\(/;

/** A text of the catalogue in which nothing has to be filled in: looked up, it costs a tenth of translating it. */
function whole(translator: i18n, locale: Locale, key: string): string | null {
  const text: unknown = translator.getResource(locale, namespace, key);
  return typeof text === 'string' && !unfinished.test(text) ? text : null;
}
