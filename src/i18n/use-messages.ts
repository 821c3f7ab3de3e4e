import { useMemo } from 'react';
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
  const { t, i18n } = useTranslation(namespace);
  const locale = negotiateLocale(i18n.language);
  return useMemo(
    () => ({ locale, t: (key, ...[values]) => t(key, values ?? {}), formats: createFormats(locale) }),
    [locale, t],
  );
}
