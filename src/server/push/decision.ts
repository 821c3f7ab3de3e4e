import { instantAt } from '../../core/clock.js';
import { titledError } from '../../core/titled-error.js';
import type { AccountKey, StageChange, TransactionRecord } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';
import { moveUnchanged, type Move } from './move-unchanged.js';
import { pushLease } from './push-lease.js';

/**
 * What a person at the bank decides about an account that has stopped. Of what Codat refused: `retry`, it is queued
 * again; `skip`, it is left out for ever, and the others go on. Of a push whose outcome Codat does not tell: `wasSent`;
 * `wasNotSent`, its transactions are queued again.
 */
export type PushDecision = 'retry' | 'skip' | 'wasSent' | 'wasNotSent';

const mostAtOnce = 1000;

/**
 * Carries a decision out, and notes it in the history of each transaction. Returns how many transactions it moved.
 * @throws BankFeedsError `unknownAccount`; `busy` while a worker is sending for the customer
 */
export async function decide(context: ServerContext, key: AccountKey, decision: PushDecision): Promise<number> {
  const feed = await context.ledger.findFeed(key.customerRef);
  if (!feed?.accounts.some(({ accountId }) => accountId === key.accountId)) throw titledError({ code: 'unknownAccount', stage: 'push' });
  const lease = pushLease(context, key.customerRef);
  if (!(await lease.take())) throw titledError({ code: 'busy', stage: 'push', retryAfterMs: 60_000 });
  try {
    const transactions = await carryOut(context, key, decision);
    context.log({ type: 'decided', decision, transactions });
    return transactions;
  } finally {
    await lease.release();
  }
}

function carryOut(context: ServerContext, key: AccountKey, decision: PushDecision): Promise<number> {
  switch (decision) {
    case 'retry':
      return moveRefused(context, key, { stage: 'queued', reason: null });
    case 'skip':
      return moveRefused(context, key, { stage: 'rejected', reason: 'leftOut' });
    case 'wasSent':
      return endOpenPushes(context, key, (rows) => {
        const at = instantAt(context.clock.now());
        return rows.map(({ id }) => ({ id, stage: 'sent', reason: null, sentAt: at }));
      });
    case 'wasNotSent':
      return endOpenPushes(context, key, () => []);
    default:
      return decision satisfies never;
  }
}

async function moveRefused(context: ServerContext, key: AccountKey, to: Omit<Move, 'row'>): Promise<number> {
  let moved = 0;
  for (;;) {
    const rows = await context.ledger.refusedTransactions(key, null, mostAtOnce);
    if (rows.length === 0) return moved;
    moved += await moveUnchanged(
      context,
      key,
      rows.map((row) => ({ row, ...to })),
    );
  }
}

async function endOpenPushes(
  { ledger, clock }: ServerContext,
  key: AccountKey,
  outcome: (rows: readonly TransactionRecord[]) => readonly StageChange[],
): Promise<number> {
  let moved = 0;
  for (const { id, accountId } of await ledger.openPushes(key.customerRef)) {
    if (accountId !== key.accountId) continue;
    const rows = await ledger.transactionsOfPush(id);
    await ledger.endPush(id, outcome(rows), instantAt(clock.now()));
    moved += rows.length;
  }
  return moved;
}
