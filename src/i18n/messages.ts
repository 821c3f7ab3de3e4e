import type { FrenchKeys, Placeholders, PluralKeys } from './catalogue-types.js';
import type { en } from './en/catalogue.js';

type English = typeof en;
type EnglishKey = keyof English;
type PluralKey = PluralKeys<EnglishKey>;
type PluralForm = `${PluralKey}_one` | `${PluralKey}_other`;

/** What a text is asked for by; plural texts without their form. */
export type MessageKey = Exclude<EnglishKey, PluralForm> | PluralKey;

type TextOf<Key extends MessageKey> = Key extends EnglishKey ? English[Key] : `${Key}_other` extends EnglishKey ? English[`${Key}_other`] : never;

type PlaceholderValues<Key extends MessageKey> = {
  readonly [Name in Placeholders<TextOf<Key>>]: Name extends 'count' ? number : string | number;
};

/** The values a text needs: none, one per placeholder, and `count` for plural texts. */
export type MessageArguments<Key extends MessageKey> = Key extends PluralKey
  ? [values: PlaceholderValues<Key> & { readonly count: number }]
  : [Placeholders<TextOf<Key>>] extends [never]
    ? []
    : [values: PlaceholderValues<Key>];

/** A typed translation: an unknown key, a key of texts that were not named, or a missing value does not compile. */
export type Translate<Keys extends MessageKey = MessageKey> = <Key extends Keys>(key: Key, ...values: MessageArguments<Key>) => string;

/** The texts of one part, in every language: a page loads those of the parts that it shows. */
export interface Texts {
  readonly en: { readonly [Key in EnglishKey]?: string };
  readonly 'fr-CA': { readonly [Key in FrenchKeys<English>]?: string };
}

/** What can be said with these texts. */
export type KeyOf<Given extends Texts> = Extract<Exclude<KeysOf<Given['en']>, PluralForm> | PluralKeys<KeysOf<Given['en']>>, MessageKey>;

type KeysOf<Catalogue> = Catalogue extends unknown ? Extract<keyof Catalogue, string> : never;

/** A host's own words, by locale and catalogue key (plural forms included). */
export interface MessageOverrides {
  readonly en?: { readonly [Key in EnglishKey]?: string };
  readonly 'fr-CA'?: { readonly [Key in FrenchKeys<English>]?: string };
}
