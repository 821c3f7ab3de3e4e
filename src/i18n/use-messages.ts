import type { KeyOf, Texts } from './messages.js';
import type { commonTexts } from './texts/common.js';
import type { Messages } from './translator.js';
import { useTranslator } from './use-translator.js';

/**
 * These texts and the common ones, in the language of the nearest provider and with the host's own words. Asking i18next
 * itself in each component cost a table a seventh of the time that it takes to appear.
 *
 * @throws Error when there is no provider above.
 */
export function useMessages<const Given extends readonly Texts[]>(...texts: Given): Messages<KeyOf<Given[number]> | KeyOf<typeof commonTexts>> {
  const translator = useTranslator();
  translator.bring(texts);
  return translator;
}
