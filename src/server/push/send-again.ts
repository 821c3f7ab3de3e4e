import { isBankFeedsError } from '../../core/error.js';
import type { Currency } from '../../core/money.js';
import { isCertainRefusal } from '../codat/certain-refusal.js';
import type { ConnectionRef } from '../codat/codat-port.js';
import type { OpenPush } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';

/**
 * What came of it: an operation; for sure none; a failure, which Codat replays under its key for 90 minutes, so that
 * whatever the call has done is done; or nobody can tell yet.
 */
export type SentAgain =
  { readonly kind: 'taken'; readonly operationKey: string } | { readonly kind: 'refused' } | { readonly kind: 'failed' } | { readonly kind: 'unknown' };

/**
 * The very call of which Codat knows nothing, once more: the same transactions under the same key. Where the first one is
 * still on its way, from a machine that stood still for a while, Codat answers the two with one reply, and there is one
 * push (Codat, "Idempotency"). A call under a key of its own would be a second one.
 */
export async function sendAgain(
  { codat, ledger }: ServerContext,
  push: OpenPush,
  ref: ConnectionRef,
  currency: Currency,
  signal?: AbortSignal,
): Promise<SentAgain> {
  const { accountId, idempotencyKey } = push;
  const transactions = await ledger.transactionsOfPush(push.id);
  try {
    const { key } = await codat.pushTransactions(ref, { accountId, currency, transactions }, { stage: 'push', signal, idempotencyKey });
    return { kind: 'taken', operationKey: key };
  } catch (error) {
    if (!isBankFeedsError(error)) throw error;
    const { code, correlationId } = error;
    // Not Codat's own words: somebody on the way answered, and nothing is kept under the key. The first call may still arrive.
    if (correlationId === null) return { kind: 'unknown' };
    // No answers to the call, and kept for none.
    if (code === 'codatRateLimited' || code === 'codatPaused') return { kind: 'unknown' };
    if (isCertainRefusal(error)) return { kind: 'refused' };
    return { kind: code === 'codatUnavailable' || code === 'codatIdempotencyMismatch' ? 'failed' : 'unknown' };
  }
}
