import * as v from 'valibot';
import { BankFeedsError } from './error.js';
import type { ProtocolAddress } from './protocol-routes.js';
import { accountIdSchema } from './wire-schemas.js';

/**
 * A route's path with the account's id as one percent-encoded segment: `/feed/accounts/a%2Fb/transactions`.
 * @throws BankFeedsError `invalidRequest` when the id cannot be a path segment
 */
export function protocolPath(route: Pick<ProtocolAddress, 'path' | 'stage'>, accountId: string | null): string {
  if (!route.path.includes(':accountId')) return route.path;
  const segment = v.is(accountIdSchema, accountId) ? encodedSegment(accountId) : null;
  if (segment === null) {
    throw new BankFeedsError({
      code: 'invalidRequest',
      stage: route.stage,
      message: 'An account id must be 1 to 128 characters of well-formed text, and neither "." nor "..". Use the ids that listBankAccounts gave.',
    });
  }
  return route.path.replace(':accountId', () => segment);
}

function encodedSegment(text: string): string | null {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair: it has no UTF-8 form, so no server could have issued it.
    return null;
  }
}
