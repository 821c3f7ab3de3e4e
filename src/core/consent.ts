import type { Instant } from './clock.js';
import type { Locale } from './locale.js';

/** The version of the permissions text in this release's catalogues. A bank that words its own gives its own version. */
export const permissionsTextVersion = '2026-11-01';

/** What the customer agreed to, as the browser sends it. */
export interface Consent {
  readonly textVersion: string;
  /** The language in which the text was shown. */
  readonly locale: Locale;
}

/** What the bank's server keeps of it. */
export interface ConsentOnRecord extends Consent {
  readonly acceptedAt: Instant;
  readonly accountIds: readonly string[];
}
