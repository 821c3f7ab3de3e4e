import { BankFeedsError } from '../core/error.js';

/**
 * The base URL without a slash at its end.
 * @throws BankFeedsError `invalidRequest`, stage `configuration`
 */
export function parseBaseUrl(text: string): string {
  const refuse = (why: string) =>
    new BankFeedsError({
      code: 'invalidRequest',
      stage: 'configuration',
      message: `baseUrl ${why}, so no request could be sent. Give a path of this site ("/api/bankfeeds") or an https URL.`,
    });
  if (/[\s\\?#\u0000-\u001f]/u.test(text)) throw refuse('holds a space, a backslash, a query or a fragment');
  const absolute = /^[a-z][a-z0-9+.-]*:|^\/\//iu.test(text);
  if (absolute) {
    let url: URL;
    try {
      url = new URL(text, 'https://relative.invalid');
    } catch {
      throw refuse('is not a URL');
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('is neither http nor https');
    if (url.username !== '' || url.password !== '') throw refuse('holds a user name or password');
  }
  return text.replace(/\/+$/u, '');
}
