const mark = '[redacted]';

/** What must stand in no log, wherever it comes from. The words before it stay, so that a reader sees what it was. */
const secrets: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // A connection string, or any address with a user in it.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"`]*@[^\s'"`]*/giu, `$1${mark}`],
  [/\b(postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?|libsql):\/\/[^\s'"`]+/giu, `$1://${mark}`],
  [/\b(proxy-authorization|authorization|cookie|set-cookie|idempotency-key|webhook-signature|x-api-key)(\\?["'`]?\s*[:=]\s*)[^\r\n]*/giu, `$1$2${mark}`],
  [/\b(basic|bearer)\s+[\w.~+/=-]{6,}/giu, `$1 ${mark}`],
  [/\bwhsec_[\w+/=-]+/giu, mark],
  // Also as the last word of a name (client_secret, accessToken), and in JSON that is a text within JSON.
  [/(?<![a-z\d])(otp|password|passwd|pwd|secret|token|api[_-]?key|username)(\\?["'`]?\s*[:=]\s*\\?["'`]?)(?:(?!\\["'`])[^\s&"'`,;})])+/giu, `$1$2${mark}`],
  [
    /(?<=[A-Za-z\d])(Otp|OTP|Password|Passwd|Pwd|Secret|Token|ApiKey|APIKey|Username)(\\?["'`]?\s*[:=]\s*\\?["'`]?)(?:(?!\\["'`])[^\s&"'`,;})])+/gu,
    `$1$2${mark}`,
  ],
];

/**
 * A text of somebody else's, without what looks like a header of authorization, a webhook's secret, a one-time password or
 * the address of a database.
 * @param longest In characters; what is beyond is left out
 */
export function redacted(text: string, longest: number): string {
  // No more is searched than can be shown, so that a text of a megabyte costs no time; the rest of the last word goes with it.
  const clean = secrets.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text.slice(0, longest * 2));
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}
