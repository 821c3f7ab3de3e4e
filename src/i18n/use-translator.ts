import { createContext, useContext } from 'react';
import { outsideOfProvider } from './outside-of-provider.js';
import type { Translator } from './translator.js';

/**
 * The provider's own translator, looked up once. In a context of the kit's own: below react-i18next's `I18nextProvider`, a
 * bank's own components would look for their words among the kit's.
 */
export const TranslatorContext = createContext<Translator | null>(null);

/** @throws Error when there is no provider above. */
export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw outsideOfProvider();
  return translator;
}
