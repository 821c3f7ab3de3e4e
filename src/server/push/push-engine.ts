import { instantAt } from '../../core/clock.js';
import { BankFeedsError, isBankFeedsError } from '../../core/error.js';
import { localDateAt } from '../../core/local-date.js';
import { maxTransactionsPerPush, planPush } from '../../core/push-plan.js';
import { isCertainRefusal } from '../codat/certain-refusal.js';
import type { ConnectionRef } from '../codat/codat-port.js';
import type { FeedRefresh } from '../feed/feed-refresh.js';
import type { FeedAccountRecord, FeedRecord } from '../ledger/feed-record.js';
import type { AccountKey, OpenPush, TransactionRecord } from '../ledger/ledger.js';
import { releaseLease } from '../ledger/release-lease.js';
import type { ServerContext } from '../server-context.js';
import { pushReport, type AccountPushReport, type PushOutcome, type PushReport } from './push-report.js';
import { settlePush, type Settlement, type SettlingPush } from './push-settlement.js';
import { tellProgress } from './tell-progress.js';

export interface PushOptions {
  /** One customer only. Default: all whose feed has a connection. */
  readonly customerRef?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Customers whose accounts are sent at the same time. Codat: at most ten calls at once a company. */
const atOnce = 8;
const customersAtOnce = 200;
/** A worker that died frees its customer after this long, in milliseconds: longer than a call and a look at what came of it. */
const leaseMs = 2 * 60_000;
/** Calls beyond the first refusal, in one run, to find the transactions that Codat does not take. */
const mostRefusals = 10;

interface Tally {
  sent: number;
  rejected: number;
  late: number;
}

/**
 * The outbox: what is to be sent is noted before the call and closed after the outcome, so that a crash at any point
 * neither loses nor doubles a transaction. One account of a connection at a time.
 */
export function createPushEngine(context: ServerContext, refresh: FeedRefresh) {
  const { codat, ledger, clock, newId, log } = context;

  async function push({ customerRef, signal }: PushOptions = {}): Promise<PushReport> {
    if (customerRef !== undefined) return pushReport(await pushCustomer(customerRef, signal));
    const reports: AccountPushReport[] = [];
    const failures: unknown[] = [];
    let after: string | null = null;
    for (;;) {
      const customers: readonly string[] = await ledger.connectedCustomers(after, customersAtOnce);
      reports.push(...(await inParallel(customers, (ref) => pushCustomer(ref, signal).catch((cause: unknown) => {
        signal?.throwIfAborted();
        // One whose record cannot be read holds up nobody else.
        failures.push(cause);
        log({ type: 'unexpected', stage: 'push', correlationId: null, error: cause });
        return [];
      }))));
      after = customers.at(-1) ?? null;
      if (customers.length < customersAtOnce) break;
    }
    if (failures.length > 0) throw asPushError(failures[0]);
    return pushReport(reports);
  }

  async function pushCustomer(customerRef: string, signal?: AbortSignal): Promise<readonly AccountPushReport[]> {
    const lease = { name: `push:${customerRef}`, holder: newId() };
    const keep = () => ledger.prolongLease({ ...lease, until: clock.now() + leaseMs });
    if (!(await ledger.takeLease({ ...lease, now: clock.now(), until: clock.now() + leaseMs }))) {
      const feed = await ledger.findFeed(customerRef);
      return (feed?.accounts ?? []).map(({ accountId }) => reportOf({ customerRef, accountId }, 'busy', nothing()));
    }
    try {
      return await pushAccounts(customerRef, keep, signal);
    } finally {
      await releaseLease(context, lease.name, lease.holder, 'push');
    }
  }

  async function pushAccounts(customerRef: string, keep: () => Promise<boolean>, signal?: AbortSignal): Promise<readonly AccountPushReport[]> {
    const { feed, error } = await freshFeed(customerRef);
    if (!feed) return [];
    const reports: AccountPushReport[] = [];
    // While an operation is not known, nothing else of the connection is sent: it is found as the one that is unknown.
    let blocked = false;
    const underWay = error ? [] : (await ledger.openPushes(customerRef)).map(({ accountId }) => accountId);
    for (const accountId of new Set([...feed.accounts.map((account) => account.accountId), ...underWay])) {
      const account = feed.accounts.find((one) => one.accountId === accountId) ?? null;
      const key = { customerRef, accountId };
      const tally = nothing();
      let outcome: PushOutcome;
      let failure = error;
      try {
        blocked ||= !error && (await hasLostOperation(feed, tally, keep, signal));
        outcome = error ? 'failed' : blocked ? 'unresolved' : await pushAccount(key, account, feed, tally, keep, signal);
      } catch (cause) {
        signal?.throwIfAborted();
        outcome = 'failed';
        failure = asPushError(cause);
      }
      const report = reportOf(key, outcome, tally, failure);
      log({ type: 'pushed', outcome, ...tally, code: failure?.code ?? null });
      reports.push(report);
    }
    return reports;
  }

  /** Whether an account takes transactions is read anew: nothing is sent on an old belief. */
  async function freshFeed(customerRef: string): Promise<{ readonly feed: FeedRecord | null; readonly error: BankFeedsError | null }> {
    try {
      return { feed: await refresh.now(customerRef), error: null };
    } catch (cause) {
      return { feed: await ledger.findFeed(customerRef), error: asPushError(cause) };
    }
  }

  /** `account` is null where it is in the feed no more: what is under way for it is followed to its end. */
  async function pushAccount(key: AccountKey, account: FeedAccountRecord | null, feed: FeedRecord, tally: Tally, keep: () => Promise<boolean>, signal?: AbortSignal): Promise<PushOutcome> {
    const { companyId, connectionId } = feed;
    if (companyId === null || connectionId === null) return 'notConnected';
    const ref = { companyId, connectionId };

    const earlier = (await ledger.openPushes(key.customerRef)).filter(({ accountId }) => accountId === key.accountId);
    for (const open of earlier) {
      if (!(await keep())) return 'busy';
      if (!(await settled(open, feed, ref, tally, keep, signal))) return 'unresolved';
    }
    if (account === null) return 'notConnected';
    if (feed.status !== 'linked' || account.status !== 'connected') return 'notConnected';

    const sentBefore = tally.sent;
    const progress = tellProgress(context, key, account, () => tally.sent - sentBefore);
    try {
      return await sendQueue(key, account, ref, tally, keep, progress.note, signal);
    } finally {
      await progress.end();
    }
  }

  async function sendQueue(key: AccountKey, account: FeedAccountRecord, ref: ConnectionRef, tally: Tally, keep: () => Promise<boolean>, note: (next: number) => Promise<void>, signal?: AbortSignal): Promise<PushOutcome> {
    let limit = maxTransactionsPerPush;
    let refusals = 0;
    for (;;) {
      signal?.throwIfAborted();
      if (!(await keep())) return 'busy';
      const rows = await nextBatch(key, account, limit, tally);
      if (rows.length === 0) return 'done';
      await note(rows.length);
      const settlement = await sendBatch(key, account, ref, rows, keep, signal);
      if (settlement === null) return 'busy';
      switch (settlement.kind) {
        case 'unresolved':
          return 'unresolved';
        case 'refused':
          return 'refused';
        case 'poisoned':
          limit = Math.max(1, Math.floor(settlement.size / 2));
          refusals += 1;
          break;
        case 'sent':
          tally.sent += settlement.sent;
          tally.rejected += settlement.rejected;
          if (settlement.rejected > 0) {
            limit = maxTransactionsPerPush;
            refusals += 1;
          }
          break;
        default:
          settlement satisfies never;
      }
      if (refusals > mostRefusals) return 'refused';
    }
  }

  /** What may be sent next. What came too late gets its stage on the way. */
  async function nextBatch(key: AccountKey, account: FeedAccountRecord, limit: number, tally: Tally): Promise<readonly TransactionRecord[]> {
    for (;;) {
      const queued = await ledger.queuedTransactions(key, maxTransactionsPerPush);
      const { send, late } = planPush({
        queued,
        today: localDateAt(clock.now(), account.timeZone),
        feedStartDate: account.feedStartDate,
        lastSentDate: (await ledger.lastSentDates(key.customerRef)).get(key.accountId) ?? null,
        historyDays: context.historyDays,
        limit,
      });
      if (late.length > 0) {
        await ledger.changeStages(key, late.map(({ row, reason }) => ({ id: row.id, stage: 'late', reason, sentAt: null })), instantAt(clock.now()));
        tally.late += late.length;
      }
      if (send.length > 0 || late.length === 0) return send;
    }
  }

  /** Null: another worker has begun with one of the rows. */
  async function sendBatch(key: AccountKey, account: FeedAccountRecord, ref: ConnectionRef, rows: readonly TransactionRecord[], keep: () => Promise<boolean>, signal?: AbortSignal): Promise<Settlement | null> {
    const push: OpenPush = {
      ...key,
      id: newId(),
      connectionId: ref.connectionId,
      idempotencyKey: newId(),
      intendedAt: instantAt(clock.now()),
      operationKey: null,
    };
    if (!(await ledger.beginPush(push, rows.map(({ id }) => id)))) return null;
    // Read once more: a correction may have come in before they were begun, and none comes in since.
    const transactions = await ledger.transactionsOfPush(push.id);
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

  /** Settles what an earlier run left without an operation; true when it cannot be told yet. */
  async function hasLostOperation(feed: FeedRecord, tally: Tally, keep: () => Promise<boolean>, signal?: AbortSignal): Promise<boolean> {
    const { customerRef, companyId, connectionId } = feed;
    if (companyId === null || connectionId === null) return false;
    for (const open of await ledger.openPushes(customerRef)) {
      if (open.operationKey !== null) continue;
      if (!(await settled(open, feed, { companyId, connectionId }, tally, keep, signal))) return true;
    }
    return false;
  }

  async function settled(open: OpenPush, feed: FeedRecord, ref: ConnectionRef, tally: Tally, keep: () => Promise<boolean>, signal?: AbortSignal): Promise<boolean> {
    const currency = feed.accounts.find(({ accountId }) => accountId === open.accountId)?.currency ?? null;
    const settlement = await settlementOf({ push: open, ref: { ...ref, connectionId: open.connectionId }, currency, keep, signal }, ref.connectionId);
    if (settlement.kind === 'sent') {
      tally.sent += settlement.sent;
      tally.rejected += settlement.rejected;
    }
    return settlement.kind !== 'unresolved';
  }

  async function settlementOf(settling: SettlingPush, presentConnectionId: string): Promise<Settlement> {
    const { push: open } = settling;
    try {
      return await settlePush(context, settling);
    } catch (error) {
      const gone = isBankFeedsError(error) && error.code === 'codatNotFound' && open.connectionId !== presentConnectionId;
      if (!gone) throw error;
      // It went to an earlier connection, of which Codat knows nothing more. The present one has none of it.
      await ledger.endPush(open.id, [], instantAt(clock.now()));
      return { kind: 'sent', sent: 0, rejected: 0 };
    }
  }

  return { push };
}

function nothing(): Tally {
  return { sent: 0, rejected: 0, late: 0 };
}

function reportOf({ customerRef, accountId }: AccountKey, outcome: PushOutcome, tally: Tally, error: BankFeedsError | null = null): AccountPushReport {
  return { customerRef, accountId, outcome, ...tally, error };
}

function asPushError(cause: unknown): BankFeedsError {
  return isBankFeedsError(cause) ? cause : new BankFeedsError({ code: 'internal', stage: 'push', cause });
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<readonly R[]>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) results.push(...(await work(item)));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
