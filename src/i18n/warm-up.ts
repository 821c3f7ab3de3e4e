import type { i18n } from 'i18next';
import type { Locale } from '../core/locale.js';
import { messagesOf } from './use-messages.js';

/**
 * Makes what the first texts of a page would otherwise have to wait for: the browser takes milliseconds for the first
 * Intl object of each kind.
 */
export function warmUp(translator: i18n, locale: Locale): void {
  const { t, formats } = messagesOf(translator, locale);
  t('transactions.count', { count: 2, formatted: formats.count(2) });
  formats.prepare();
}
