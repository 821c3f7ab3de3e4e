/** `"Sent {{count}} of {{total}}"` → `"count" | "total"`. */
export type Placeholders<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** The keys of which `_one` and `_other` forms exist, without the form. */
export type PluralKeys<Keys extends string> = Keys extends `${infer Key}_other` ? Key : never;

/** CLDR French has a third form: `_many` (1 000 000 de comptes). */
export type FrenchKeys<English extends object> = Extract<keyof English, string> | `${PluralKeys<Extract<keyof English, string>>}_many`;

type EnglishOf<Key extends string, English> = Key extends keyof English
  ? English[Key]
  : Key extends `${infer Base}_many`
    ? `${Base}_other` extends keyof English
      ? English[`${Base}_other`]
      : never
    : never;

type SamePlaceholders<Key extends string, French, English> = French extends string
  ? EnglishOf<Key, English> extends infer Source extends string
    ? [Exclude<Placeholders<French>, Placeholders<Source>>, Exclude<Placeholders<Source>, Placeholders<French>>] extends [never, never]
      ? French
      : Key extends `${string}_one`
        ? French
        : { readonly error: 'placeholders differ from English'; readonly key: Key }
    : never
  : never;

/** Every English key, with the same placeholders, and every plural form that French needs; nothing else. */
export type FrenchCatalogue<English extends object, French> = {
  readonly [Key in FrenchKeys<English>]: Key extends keyof French ? SamePlaceholders<Key, French[Key], English> : string;
} & { readonly [Key in Exclude<keyof French, FrenchKeys<English>>]: never };

/** Ties a French catalogue to its English one: a missing key, a missing plural form or another placeholder does not compile. */
export function frenchOf<const English extends object>() {
  return <const French extends { readonly [key: string]: string }>(french: French & FrenchCatalogue<English, French>): French => french;
}
