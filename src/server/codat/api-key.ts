import { titledError } from '../../core/titled-error.js';

/** The key itself, or a way to get it, so that it can be exchanged without a restart. */
export type ApiKey = string | (() => string | Promise<string>);

/**
 * The `Authorization` header for Codat: Basic, with the base64 of the key (Codat, "Authentication").
 * The key stays in the closure: nothing that is printed or serialised holds it.
 * @throws BankFeedsError `codatUnauthorized`, stage `configuration`, when there is no key
 */
export function authorizationBy(apiKey: ApiKey): () => Promise<string> {
  return async () => {
    const key = (typeof apiKey === 'function' ? await apiKey() : apiKey).trim();
    if (key === '' || /[^\x21-\x7e]/.test(key)) {
      throw titledError({
        code: 'codatUnauthorized',
        stage: 'configuration',
        message: 'The Codat API key is empty or holds characters that no key has. Nothing was sent. Set codat.apiKey.',
      });
    }
    return `Basic ${btoa(key)}`;
  };
}
