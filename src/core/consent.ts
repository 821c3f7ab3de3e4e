import type { Instant } from './clock.js';
import type { Locale } from './locale.js';
import { sha256 } from './sha256.js';

/** The version of the permissions text in this release's catalogues. A bank that words its own gives its own version. */
export const permissionsTextVersion = '2026-11-01';

/** What `permissionsTextHash` makes of that text, in each language. A test recomputes them from the catalogues. */
export const permissionsTextHashes: Readonly<Record<Locale, string>> = {
  en: 'eedbc0ac4673ea97f66844b8f9a31cf0e1c6b8dde84387a581c440163214b6e6',
  'fr-CA': '66444a75078797203e5ae3dbbbf5c6851c99e2eef11eff06284889dee3366be3',
};

/** What the customer agreed to, as the browser sends it. */
export interface Consent {
  readonly textVersion: string;
  /** The language in which the text was shown. */
  readonly locale: Locale;
  /** `permissionsTextHash` of what was shown; null where the browser cannot compute it. */
  readonly textHash?: string | null | undefined;
}

/** What the bank's server keeps of it. */
export interface ConsentOnRecord extends Consent {
  /** Held against the text in force when it was taken down; null where none was sent. */
  readonly textHash: string | null;
  readonly acceptedAt: Instant;
  readonly accountIds: readonly string[];
}

/**
 * SHA-256 of the permissions text, sentence by sentence as the catalogue has them (`{{institution}}` not filled in), one
 * to a line: 64 hexadecimal digits. Null where the browser offers no cryptography.
 */
export async function permissionsTextHash(sentences: readonly string[]): Promise<string | null> {
  // Outside of a secure context a browser has no cryptography, whatever the type says.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  return subtle ? sha256(sentences.join('\n')) : null;
}
