import { BankFeedsError } from './error.js';

/** The origins on which Codat's hosted link lives. A sandbox adds its own. */
export const codatLinkOrigins: readonly string[] = ['https://link-api.codat.io', 'https://link.codat.io'];

// RFC 6761, 6.3: every name below localhost is the machine itself.
const loopback = /^(?:(?:[^.]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;
const controls = /[\u0000-\u0020\u007f-\u009f\\]/u;

/**
 * Accepts a hosted link only when its parsed origin is on the list. The link holds a one-time password,
 * so it is as secret as one: not for logs, storage or errors.
 * @throws BankFeedsError `linkRefused`
 */
export function parseLink(text: string, allowedOrigins: readonly string[]): URL {
  const refuse = (why: string) =>
    new BankFeedsError({
      code: 'linkRefused',
      stage: 'link',
      message: `The hosted link was refused: ${why}. Nobody is sent there. If Codat moved its link, add the new origin to linkOrigins.`,
    });
  if (controls.test(text)) throw refuse('it holds control characters, spaces or backslashes');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse('it is not a URL');
  }
  if (url.username !== '' || url.password !== '') throw refuse('it holds a user name or password');
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
  if (!secure) throw refuse('it is not https');
  if (!allowedOrigins.includes(url.origin)) throw refuse(`its origin ${url.origin} is not allowed`);
  return url;
}
