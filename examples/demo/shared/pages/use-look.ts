import { negotiateLocale } from 'bankfeeds/core';
import { useState } from 'react';
import { cookieOfLook, type Look } from '../look.js';

/** The server has written the visitor's choice into the document; a new one goes there and into the cookie. */
export function useLook(cookieName: string): readonly [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState<Look>(() => {
    const { lang, dataset } = document.documentElement;
    return { locale: negotiateLocale(lang), theme: dataset['theme'] === 'dark' ? 'dark' : 'light' };
  });

  function change(wanted: Partial<Look>): void {
    const next = { ...look, ...wanted };
    document.documentElement.lang = next.locale;
    document.documentElement.dataset['theme'] = next.theme;
    document.cookie = cookieOfLook(cookieName, next);
    setLook(next);
  }

  return [look, change];
}
