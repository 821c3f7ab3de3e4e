import { instantAt } from '../../core/clock.js';
import { isBankFeedsError } from '../../core/error.js';
import { addDays, localDateAt } from '../../core/local-date.js';
import { maxTransactionsPerPush, planPush } from '../../core/push-plan.js';
import { isCertainRefusal } from '../codat/certain-refusal.js';
import type { FeedAccountRecord } from '../ledger/feed-record.js';
import type { AccountKey, OpenPush, TransactionRecord } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';
import { inSpan } from '../telemetry/spans.js';
import { moveUnchanged } from './move-unchanged.js';
import { settlePush, type Settlement } from './push-settlement.js';
import type { PushOutcome } from './push-report.js';
import { areFirstOf, sizeOfNextBatch, type Suspects } from './suspects.js';
import { isBalanceOfBooks } from './tail-balance.js';
import type { ConnectedTurn, Tally } from './turn.js';

/** Calls that name what Codat does not take, in one run. */
const mostRefusals = 10;

/** An account to send from. */
export interface SendingAccount {
  readonly key: AccountKey;
  readonly account: FeedAccountRecord;
  readonly tally: Tally;
  /** Called before each call, with the number of transactions in it. */
  readonly note: (next: number) => Promise<void>;
}

interface Batch {
  readonly rows: readonly TransactionRecord[];
  /** One that Codat refused stands before everything else. */
  readonly isHalted: boolean;
}

/** Sends what is queued for an account, call by call, until nothing more may be sent. */
export async function sendQueue(context: ServerContext, turn: ConnectedTurn, sending: SendingAccount): Promise<PushOutcome> {
  const { key, tally } = sending;
  const sentBefore = tally.sent;
  const rejectedBefore = tally.rejected;
  let suspects: Suspects = [];
  let refusals = 0;
  for (;;) {
    turn.signal?.throwIfAborted();
    if (!(await turn.keep())) return 'busy';
    const [suspect] = suspects;
    if (suspect && suspects.length === 1) {
      suspects = [];
      // The one that is left when all others of a refused call were taken.
      tally.rejected += await moveUnchanged(context, key, [{ row: suspect, stage: 'rejected', reason: 'refusedByCodat' }]);
      continue;
    }
    const { rows, isHalted } = await nextBatch(context, sending, sizeOfNextBatch(suspects));
    if (suspects.length > 0 && !areFirstOf(rows, suspects)) {
      suspects = [];
      continue;
    }
    if (rows.length === 0) return isHalted ? 'halted' : 'done';
    if (!(await isBalanceOfBooks(context, key, rows))) return 'balanceMismatch';
    await sending.note(rows.length);
    const settlement = await inSpan('pushBatch', { 'bankfeeds.transactions': rows.length }, async (note) => {
      const settled = await sendBatch(context, turn, sending, rows);
      note({ 'bankfeeds.push.settlement': settled.kind });
      return settled;
    });
    switch (settlement.kind) {
      case 'taken':
        return 'busy';
      case 'corrected':
        suspects = [];
        break;
      case 'unresolved':
        return 'unresolved';
      case 'refused':
        return 'refused';
      case 'poisoned':
        // One was found already, and still nothing at all is taken: it is not the transactions.
        if (tally.rejected > rejectedBefore && tally.sent === sentBefore) return 'refused';
        suspects = rows;
        break;
      case 'sent':
        tally.sent += settlement.sent;
        tally.rejected += settlement.rejected;
        suspects = settlement.rejected > 0 ? [] : suspects.slice(rows.length);
        if (settlement.rejected > 0) refusals += 1;
        if (refusals > mostRefusals) return 'refused';
        break;
      default:
        settlement satisfies never;
    }
  }
}

/** What may be sent next. What came too late gets its stage on the way. */
async function nextBatch(context: ServerContext, { key, account, tally }: SendingAccount, limit: number): Promise<Batch> {
  const { ledger, clock, historyDays, onRefusedTransaction } = context;
  for (;;) {
    const today = localDateAt(clock.now(), account.timeZone);
    const queued = await ledger.queuedTransactions(key, maxTransactionsPerPush);
    const { send, late, heldBy } = planPush({
      queued,
      today,
      feedStartDate: account.feedStartDate,
      lastSentDate: (await ledger.lastSentDates(key.customerRef)).get(key.accountId) ?? null,
      historyDays,
      limit,
      refused: onRefusedTransaction === 'halt' ? await ledger.refusedTransactions(key, addDays(today, -historyDays), maxTransactionsPerPush) : [],
    });
    if (late.length === 0) return { rows: send, isHalted: heldBy !== null };
    const moved = await moveUnchanged(
      context,
      key,
      late.map(({ row, reason }) => ({ row, stage: 'late', reason })),
    );
    tally.late += moved;
    // Where one was corrected meanwhile, it may come before the others.
    if (send.length > 0 && moved === late.length) return { rows: send, isHalted: heldBy !== null };
  }
}

/** `taken`: another worker has begun with one of the rows. `corrected`: one was changed at the last moment; nothing was sent. */
type BatchSettlement = Settlement | { readonly kind: 'taken' } | { readonly kind: 'corrected' };

async function sendBatch(
  context: ServerContext,
  { ref, keep, signal }: ConnectedTurn,
  { key, account }: SendingAccount,
  rows: readonly TransactionRecord[],
): Promise<BatchSettlement> {
  const { codat, ledger, clock, newId } = context;
  const push: OpenPush = {
    ...key,
    id: newId(),
    connectionId: ref.connectionId,
    idempotencyKey: newId(),
    intendedAt: instantAt(clock.now()),
    operationKey: null,
  };
  if (
    !(await ledger.beginPush(
      push,
      rows.map(({ id }) => id),
    ))
  )
    return { kind: 'taken' };
  // Read once more: a correction may have come in before they were begun, and none comes in since.
  const transactions = await ledger.transactionsOfPush(push.id);
  if (transactions.at(-1)?.balance !== rows.at(-1)?.balance) {
    await ledger.endPush(push.id, [], instantAt(clock.now()));
    return { kind: 'corrected' };
  }
  // The bank's books may have taken their time. Whoever is at it by now finds the push open, and makes it under its own key.
  if (!(await keep())) return { kind: 'unresolved' };
  const request = { accountId: key.accountId, currency: account.currency, transactions };
  let operationKey: string | null = null;
  try {
    const operation = await codat.pushTransactions(ref, request, { stage: 'push', signal, idempotencyKey: push.idempotencyKey });
    operationKey = operation.key;
  } catch (error) {
    if (isCertainRefusal(error)) await ledger.endPush(push.id, [], instantAt(clock.now()));
    // Without a certain refusal it may have arrived: that is found out, not tried again.
    if (isCertainRefusal(error) || !isBankFeedsError(error)) throw error;
  }
  if (operationKey !== null) await ledger.noteOperation(push.id, operationKey);
  return settlePush(context, { push: { ...push, operationKey }, ref, currency: account.currency, keep, signal });
}
