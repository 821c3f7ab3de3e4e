import { BankFeedsError } from './error.js';
import type { Locale } from './locale.js';
import { characterCount, plainText } from './plain-text.js';

export interface CalloutText {
  /** Plain text, at most 50 characters. */
  readonly title: string;
  /** Plain text, at most 150 characters. */
  readonly body: string;
}

/** The bank's own advice beside the credentials. English is required, French wanted: Codat's setup page has both. */
export interface Callout {
  readonly en: CalloutText;
  readonly 'fr-CA'?: CalloutText | undefined;
}

/** Codat, "Set up QuickBooks Online bank feeds": callout title 50, body 150 characters, plain text only. */
export const calloutLimits = { title: 50, body: 150 } as const;

/** @throws BankFeedsError `calloutTooLong` */
export function parseCallout(callout: Callout): Callout {
  const french = callout['fr-CA'];
  return {
    en: parseCalloutText(callout.en, 'en'),
    ...(french && { 'fr-CA': parseCalloutText(french, 'fr-CA') }),
  };
}

function parseCalloutText(text: CalloutText, locale: Locale): CalloutText {
  const clean = { title: plainText(text.title), body: plainText(text.body) };
  for (const part of ['title', 'body'] as const) {
    const count = characterCount(clean[part]);
    if (count > calloutLimits[part]) {
      throw new BankFeedsError({
        code: 'calloutTooLong',
        stage: 'configuration',
        message: `The callout's ${part} (${locale}) has ${count} characters; Codat allows ${calloutLimits[part]}. Shorten it.`,
      });
    }
  }
  return clean;
}

/** The callout in the reader's language, else in English, with the language it really is in. */
export function calloutIn(callout: Callout, locale: Locale): CalloutText & { readonly locale: Locale } {
  const french = locale === 'fr-CA' ? callout['fr-CA'] : undefined;
  return french ? { ...french, locale: 'fr-CA' } : { ...callout.en, locale: 'en' };
}
