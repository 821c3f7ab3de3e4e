/**
 * What a `Retry-After` header says, in milliseconds. A date is counted from the answer's own `Date`,
 * so that a wrong clock on this side does no harm; without one it says nothing.
 */
export function retryAfterMsOf(headers: Headers): number | null {
  const retryAfter = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/u.test(retryAfter)) return Number(retryAfter) * 1000;
  const wait = Date.parse(retryAfter) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
