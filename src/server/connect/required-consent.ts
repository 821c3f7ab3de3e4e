import type { Consent } from '../../core/consent.js';
import { titledError } from '../../core/titled-error.js';
import type { ServerContext } from '../server-context.js';

/**
 * Consent is to the text in force, word for word where the browser could tell.
 * @throws BankFeedsError `consentRequired`
 */
export function requireConsent({ consentTextVersion, consentTextHashes }: ServerContext, { textVersion, textHash = null, locale }: Consent): void {
  const inForce = consentTextHashes[locale];
  const sameWords = textHash === null || inForce === undefined || textHash === inForce;
  if (textVersion === consentTextVersion && sameWords) return;
  throw titledError({
    code: 'consentRequired',
    stage: 'connect',
    message:
      'The customer agreed to another permissions text than the one in force. Has the bank its own wording? Give bank.consentTextVersion and bank.consentTextHashes, and raise the version with the words.',
  });
}
