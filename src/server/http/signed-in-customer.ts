import type { ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import type { Customer } from '../bank.js';

const longestRef = 512;

/**
 * Who asks, by the bank's own session.
 * @throws BankFeedsError `unauthenticated`
 */
export async function signedInCustomer(authenticate: (request: Request) => Promise<Customer | null>, request: Request, stage: ErrorStage): Promise<Customer> {
  const customer = await authenticate(request);
  if (customer === null) throw titledError({ code: 'unauthenticated', stage });
  if (isRef(customer.ref)) return customer;
  // Whoever shares a reference shares a feed: a missing one would be everybody's.
  throw new TypeError(
    `authenticate() answered a customer whose ref is no reference: it must be well-formed text of 1 to ${longestRef} characters, without control characters. Nothing was done.`,
  );
}

function isRef(ref: unknown): boolean {
  // A control character, or half of a surrogate pair, would not come back from a database or a hash as it went in.
  return typeof ref === 'string' && ref.trim() !== '' && ref.length <= longestRef && !/[\p{Cc}\p{Cs}]/u.test(ref);
}
