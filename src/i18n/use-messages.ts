import { createContext, useContext } from 'react';
import type { KeyOf, Texts } from './messages.js';
import { outsideOfProvider } from './outside-of-provider.js';
import type { commonTexts } from './texts/common.js';
import type { Messages, Translator } from './translator.js';

/** Looked up once by the provider: asking i18next in each component cost a table a seventh of the time that it takes to appear. */
export const MessagesContext = createContext<Translator | null>(null);

/**
 * These texts and the common ones, in the language of the nearest provider and with the host's own words.
 *
 * @throws Error when there is no provider above.
 */
export function useMessages<const Given extends readonly Texts[]>(...texts: Given): Messages<KeyOf<Given[number]> | KeyOf<typeof commonTexts>> {
  const translator = useContext(MessagesContext);
  if (!translator) throw outsideOfProvider();
  translator.bring(texts);
  return translator;
}
