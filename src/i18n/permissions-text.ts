import type { i18n } from 'i18next';
import type { Locale } from '../core/locale.js';
import type { MessageKey } from './messages.js';
import { namespace } from './translator.js';

/** The sentences that a customer agrees to, in the order in which they are read. */
export const permissionsKeys = [
  'connect.permissions.title',
  'connect.permissions.intro',
  'connect.permissions.account',
  'connect.permissions.transactions',
  'connect.permissions.not',
  'connect.permissions.codat',
  'connect.permissions.stop',
] as const satisfies readonly MessageKey[];

/** The sentences as the catalogue and the host's overrides have them, with their placeholders. The translator has the texts of the journey. */
export function permissionsSentences(translator: i18n, locale: Locale): readonly string[] {
  return permissionsKeys.map((key) => String(translator.getResource(locale, namespace, key)));
}
