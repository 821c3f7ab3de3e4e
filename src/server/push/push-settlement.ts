import { instantAt } from '../../core/clock.js';
import type { Currency } from '../../core/money.js';
import type { CodatPush, ConnectionRef } from '../codat/codat-port.js';
import type { OpenPush, StageChange } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';
import { isStored } from './read-back.js';
import { sendAgain, type SentAgain } from './send-again.js';

/**
 * How a push ended. `poisoned`: refused, and Codat did not say for which transaction. `refused`: for the account's sake.
 * `unresolved`: not known yet; asking again later will tell.
 */
export type Settlement =
  | { readonly kind: 'sent'; readonly sent: number; readonly rejected: number }
  | { readonly kind: 'poisoned' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unresolved' };

/** Pauses between two looks at a pending push, in milliseconds; the last is repeated. */
const pollPauses = [1000, 2000, 4000, 8000, 15_000, 30_000];
const mostLooks = 12;

/** A call without an answer may still arrive: so long, unseen at Codat, it is given time. Milliseconds. */
const lostAfterMs = 120_000;

export interface SettlingPush {
  readonly push: OpenPush;
  /** Of the connection that it went to. */
  readonly ref: ConnectionRef;
  /** Of its account; null where that is no longer in the feed. */
  readonly currency: Currency | null;
  /** Prolongs the worker's lease; false when it is another's by now. */
  readonly keep: () => Promise<boolean>;
  readonly signal?: AbortSignal | undefined;
}

/** Follows a push to its end, and notes the outcome. */
export async function settlePush(context: ServerContext, settling: SettlingPush): Promise<Settlement> {
  const { codat, ledger, wait } = context;
  const { push, ref, keep, signal } = settling;
  let { operationKey } = push;
  if (operationKey === null) {
    const found = await lostCall(context, settling);
    if (found.kind === 'unknown') return { kind: 'unresolved' };
    if (found.kind === 'refused') {
      await ledger.endPush(push.id, [], instantAt(context.clock.now()));
      return { kind: 'sent', sent: 0, rejected: 0 };
    }
    ({ operationKey } = found);
    await ledger.noteOperation(push.id, operationKey);
  }
  for (let look = 0; look < mostLooks; look += 1) {
    // Another's turn by now: to look and to note is harmless, whoever does it first.
    await keep();
    const operation = await codat.readPush(ref.companyId, operationKey, { stage: 'push', signal });
    if (operation.status !== 'pending') return note(context, settling, operation);
    await wait(pollPauses[Math.min(look, pollPauses.length - 1)] ?? 30_000, signal);
  }
  return { kind: 'unresolved' };
}

/** Looks for a call whose answer was lost; one that is not there after a while is made once more. */
async function lostCall(context: ServerContext, { push, ref, currency, keep, signal }: SettlingPush): Promise<Exclude<SentAgain, { kind: 'failed' }>> {
  const find = async () => lostOperation(context, push, ref, signal);
  let operationKey = await find();
  if (operationKey !== null) return { kind: 'taken', operationKey };
  const isYoung = context.clock.now() - Date.parse(push.intendedAt) < lostAfterMs;
  if (isYoung || !(await keep())) return { kind: 'unknown' };
  if (currency === null) return { kind: 'refused' };
  const again = await sendAgain(context, push, ref, currency, signal);
  if (again.kind !== 'failed') return again;
  // Codat may have taken it, and failed only in saying so.
  operationKey = await find();
  return operationKey === null ? { kind: 'refused' } : { kind: 'taken', operationKey };
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
    const operations = (await codat.listPushes(ref.companyId, { stage: 'push', signal })).filter(({ connectionId }) => connectionId === push.connectionId);
    const known = await ledger.knownOperations(operations.map(({ key }) => key));
    const earlier = operations.filter(({ key }) => known.has(key)).map(({ requestedAt }) => requestedAt);
    const since = earlier.length > 0 ? Math.max(...earlier) : Date.parse(push.intendedAt) - clockTolerance;
    const found = operations.find(({ key, requestedAt }) => !known.has(key) && requestedAt >= since);
    if (found) return found.key;
  }
  return null;
}

async function note(context: ServerContext, settling: SettlingPush, operation: CodatPush): Promise<Settlement> {
  const { ledger, clock } = context;
  const { push } = settling;
  const rows = await ledger.transactionsOfPush(push.id);
  const at = instantAt(clock.now());
  const end = (changes: readonly StageChange[]) => ledger.endPush(push.id, changes, at);
  const endAsSent = async (): Promise<Settlement> => {
    await end(rows.map(({ id }): StageChange => ({ id, stage: 'sent', reason: null, sentAt: at })));
    return { kind: 'sent', sent: rows.length, rejected: 0 };
  };
  switch (operation.status) {
    case 'success':
      return endAsSent();
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
      return { kind: 'poisoned' };
    }
    case 'pending':
    case 'timedOut':
    case 'unknown':
      // Codat: a timeout changes the status only, the write may still happen. It is read back, and not sent again.
      return (await isStored(context, settling, rows)) ? endAsSent() : { kind: 'unresolved' };
    default:
      return operation.status satisfies never;
  }
}

function rejection(id: string): StageChange {
  return { id, stage: 'rejected', reason: 'refusedByCodat', sentAt: null };
}
