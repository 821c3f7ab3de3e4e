export const locales = ['en', 'fr-CA'] as const;

export type Locale = (typeof locales)[number];

/** `fr`, `fr-FR`, `fr_CA` → `fr-CA`; anything else → `en`. */
export function negotiateLocale(tag: string | null | undefined): Locale {
  return /^fr(?:[-_]|$)/i.test(tag ?? '') ? 'fr-CA' : 'en';
}
