import { instantAt } from '../../core/clock.js';
import { isBankFeedsError } from '../../core/error.js';
import type { OpenPush } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';
import { settlePush, type Settlement, type SettlingPush } from './push-settlement.js';
import { withConnection, type ConnectedTurn, type Tally, type Turn } from './turn.js';

/** Settles what an earlier run left without an operation; true when it cannot be told yet. */
export async function hasLostOperation(context: ServerContext, turn: Turn, tally: Tally): Promise<boolean> {
  const connected = withConnection(turn);
  if (connected === null) return false;
  for (const open of await context.ledger.openPushes(turn.feed.customerRef)) {
    if (open.operationKey !== null) continue;
    if (!(await isSettled(context, connected, open, tally))) return true;
  }
  return false;
}

/** Follows a push that an earlier run left open; false while its outcome is not known. */
export async function isSettled(context: ServerContext, { feed, ref, keep, signal }: ConnectedTurn, open: OpenPush, tally: Tally): Promise<boolean> {
  const currency = feed.accounts.find(({ accountId }) => accountId === open.accountId)?.currency ?? null;
  const settlement = await settlementOf(context, { push: open, ref: { ...ref, connectionId: open.connectionId }, currency, keep, signal }, ref.connectionId);
  if (settlement.kind === 'sent') {
    tally.sent += settlement.sent;
    tally.rejected += settlement.rejected;
  }
  return settlement.kind !== 'unresolved';
}

async function settlementOf(context: ServerContext, settling: SettlingPush, presentConnectionId: string): Promise<Settlement> {
  const { push: open } = settling;
  try {
    return await settlePush(context, settling);
  } catch (error) {
    const gone = isBankFeedsError(error) && error.code === 'codatNotFound' && open.connectionId !== presentConnectionId;
    if (!gone) throw error;
    // It went to an earlier connection, of which Codat knows nothing more. The present one has none of it.
    await context.ledger.endPush(open.id, [], instantAt(context.clock.now()));
    return { kind: 'sent', sent: 0, rejected: 0 };
  }
}
