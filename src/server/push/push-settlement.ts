import { instantAt } from '../../core/clock.js';
import type { CodatPush, ConnectionRef } from '../codat/codat-port.js';
import type { OpenPush, StageChange } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';

/**
 * How a push ended. `poisoned`: refused, and Codat did not say for which transaction. `refused`: for the account's sake.
 * `unresolved`: not known yet; asking again later will tell.
 */
export type Settlement =
  | { readonly kind: 'sent'; readonly sent: number; readonly rejected: number }
  | { readonly kind: 'poisoned'; readonly size: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unresolved' };

/** Pauses between two looks at a pending push, in milliseconds; the last is repeated. */
const pollPauses = [1000, 2000, 4000, 8000, 15_000, 30_000];
const mostLooks = 12;

/** A call without an answer may still arrive; after this long, unseen at Codat, it never did. Milliseconds. */
const lostAfterMs = 120_000;

/** Follows a push to its end, and notes the outcome. Never sends anything. */
export async function settlePush(context: ServerContext, push: OpenPush, ref: ConnectionRef, signal?: AbortSignal): Promise<Settlement> {
  const { codat, ledger, wait } = context;
  const call = { stage: 'push', signal } as const;
  let operationKey = push.operationKey;
  if (operationKey === null) {
    operationKey = await lostOperation(context, push, ref, signal);
    if (operationKey === null) {
      if (context.clock.now() - Date.parse(push.intendedAt) < lostAfterMs) return { kind: 'unresolved' };
      await ledger.endPush(push.id, [], instantAt(context.clock.now()));
      return { kind: 'sent', sent: 0, rejected: 0 };
    }
    await ledger.noteOperation(push.id, operationKey);
  }
  for (let look = 0; look < mostLooks; look += 1) {
    const operation = await codat.readPush(ref.companyId, operationKey, call);
    if (operation.status !== 'pending') return note(context, push, operation);
    await wait(pollPauses[Math.min(look, pollPauses.length - 1)] ?? 30_000, signal);
  }
  return { kind: 'unresolved' };
}

/** Codat's clock and ours may differ by this much, in milliseconds: also one that is set to another zone by mistake. */
const clockTolerance = 3 * 3_600_000;
const looksForLost = [0, 2000, 5000];

/**
 * The operation of a push whose answer was lost. One call of a connection without a known operation is under way at a
 * time, so it is the operation that no push of ours has, and newer than all that one has: told by Codat's clock alone.
 * Only where none is known, for a connection's first push, Codat's clock is compared with ours.
 */
async function lostOperation({ codat, ledger, wait }: ServerContext, push: OpenPush, ref: ConnectionRef, signal?: AbortSignal): Promise<string | null> {
  for (const pause of looksForLost) {
    if (pause > 0) await wait(pause, signal);
    const operations = (await codat.listPushes(ref.companyId, { stage: 'push', signal })).filter(
      ({ connectionId }) => connectionId === push.connectionId,
    );
    const known = await ledger.knownOperations(operations.map(({ key }) => key));
    const earlier = operations.filter(({ key }) => known.has(key)).map(({ requestedAt }) => requestedAt);
    const since = earlier.length > 0 ? Math.max(...earlier) : Date.parse(push.intendedAt) - clockTolerance;
    const found = operations.find(({ key, requestedAt }) => !known.has(key) && requestedAt >= since);
    if (found) return found.key;
  }
  return null;
}

async function note(context: ServerContext, push: OpenPush, operation: CodatPush): Promise<Settlement> {
  const { ledger, clock } = context;
  const rows = await ledger.transactionsOfPush(push.id);
  const at = instantAt(clock.now());
  const end = (changes: readonly StageChange[]) => ledger.endPush(push.id, changes, at);
  switch (operation.status) {
    case 'success':
      await end(rows.map(({ id }): StageChange => ({ id, stage: 'sent', reason: null, sentAt: at })));
      return { kind: 'sent', sent: rows.length, rejected: 0 };
    case 'failed': {
      const named = new Set(operation.errors.map(({ itemId }) => itemId));
      const guilty = rows.filter(({ id }) => named.has(id));
      if (guilty.length > 0) {
        await end(guilty.map(({ id }) => rejection(id)));
        return { kind: 'sent', sent: 0, rejected: guilty.length };
      }
      if (named.has(push.accountId)) {
        await end([]);
        return { kind: 'refused' };
      }
      if (rows.length === 1) {
        await end(rows.map(({ id }) => rejection(id)));
        return { kind: 'sent', sent: 0, rejected: 1 };
      }
      await end([]);
      return { kind: 'poisoned', size: rows.length };
    }
    case 'pending':
    case 'timedOut':
    case 'unknown':
      // Codat: a timeout changes the status only, the write may still happen. It is not sent again.
      return { kind: 'unresolved' };
    default:
      return operation.status satisfies never;
  }
}

function rejection(id: string): StageChange {
  return { id, stage: 'rejected', reason: 'refusedByCodat', sentAt: null };
}
