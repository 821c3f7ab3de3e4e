import { useTranslation } from 'react-i18next';
import type { Locale } from '../core/locale.js';
import { permissionsKeys } from './permissions-text.js';
import { namespace } from './translator.js';

/** The sentences that a customer agreed to, in the language in which they were shown. */
export function usePermissionsText(locale: Locale, institution: string): readonly string[] {
  const { i18n } = useTranslation(namespace);
  const t = i18n.getFixedT(locale, namespace);
  return permissionsKeys.map((key) => t(key, { institution }));
}
