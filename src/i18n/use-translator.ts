import type { i18n } from 'i18next';
import { useContext } from 'react';
import { I18nContext } from 'react-i18next';
import { outsideOfProvider } from './outside-of-provider.js';

/**
 * The provider's own i18next instance. By the context and not by `useTranslation`, which would bring three times the
 * code of a button to each page.
 * @throws Error when there is no provider above.
 */
export function useTranslator(): i18n {
  const context = useContext(I18nContext);
  if (!context) throw outsideOfProvider();
  return context.i18n;
}
