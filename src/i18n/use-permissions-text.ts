import { useTranslation } from 'react-i18next';
import type { Locale } from '../core/locale.js';
import { permissionsKeys } from './permissions-text.js';
import { connectTexts } from './texts/connect.js';
import { namespace } from './translator.js';
import { useTranslator } from './use-translator.js';

/** The sentences that a customer agreed to, in the language in which they were shown. */
export function usePermissionsText(locale: Locale, institution: string): readonly string[] {
  const { i18n, bring } = useTranslator();
  bring([connectTexts]);
  const { t } = useTranslation(namespace, { i18n, lng: locale });
  return permissionsKeys.map((key) => t(key, { institution }));
}
