import { sha256 } from '../../core/sha256.js';

/** The tag by which a customer's company is found at Codat: a hash, so that Codat does not learn the bank's reference. */
export async function customerUid(customerRef: string): Promise<string> {
  return sha256(`bankfeeds customer\n${customerRef}`);
}
