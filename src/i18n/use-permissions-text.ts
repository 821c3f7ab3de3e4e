import type { Locale } from '../core/locale.js';
import { permissionsKeys } from './permissions-text.js';
import { connectTexts } from './texts/connect.js';
import { useMessages } from './use-messages.js';
import { useTranslator } from './use-translator.js';

/** The sentences that a customer agreed to, in the language in which they were shown. */
export function usePermissionsText(locale: Locale, institution: string): readonly string[] {
  const translator = useTranslator();
  useMessages(connectTexts);
  const t = translator.getFixedT(locale);
  return permissionsKeys.map((key) => t(key, { institution }));
}
