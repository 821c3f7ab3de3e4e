import { negotiateLocale, type Locale } from 'bankfeeds/core';
import * as v from 'valibot';

/** How a visitor wants the pages: in a cookie, so that the server's first answer is right already. */
export interface Look {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
}

const lookShape = v.pipe(v.string(), v.regex(/^(en|fr-CA)\.(light|dark)$/));

export function lookOf(cookie: string | undefined, acceptLanguage: string | undefined): Look {
  const parsed = v.safeParse(lookShape, cookie);
  if (!parsed.success) return { locale: negotiateLocale(acceptLanguage), theme: 'light' };
  const [locale, theme] = parsed.output.split('.');
  return { locale: negotiateLocale(locale), theme: theme === 'dark' ? 'dark' : 'light' };
}

export function cookieOfLook(name: string, { locale, theme }: Look): string {
  return `${name}=${locale}.${theme}; Path=/; Max-Age=31536000; SameSite=Strict`;
}
