import { type BankFeedsError, isBankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { fuseAlarm } from '../../core/push-fuse.js';
import type { FeedRefresh } from '../feed/feed-refresh.js';
import type { FeedAccountRecord, FeedRecord } from '../ledger/feed-record.js';
import type { AccountKey } from '../ledger/ledger.js';
import type { ServerContext } from '../server-context.js';
import { inSpan } from '../telemetry/spans.js';
import { daysLeftOf } from './held-up.js';
import { inParallel } from './in-parallel.js';
import { hasLostOperation, isSettled } from './open-pushes.js';
import { pushLease } from './push-lease.js';
import { pushReport, type AccountPushReport, type PushOutcome, type PushReport } from './push-report.js';
import { sendQueue } from './queue-sender.js';
import { tellProgress } from './tell-progress.js';
import { withConnection, type Tally, type Turn } from './turn.js';

export interface PushOptions {
  /** One customer only. Default: all whose feed has a connection. */
  readonly customerRef?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Customers whose accounts are sent at the same time. Codat: at most ten calls at once a company. */
const atOnce = 8;
const customersAtOnce = 200;

/**
 * The outbox: what is to be sent is noted before the call and closed after the outcome, so that a crash at any point
 * neither loses nor doubles a transaction. One account of a connection at a time.
 */
export function createPushEngine(context: ServerContext, refresh: FeedRefresh) {
  const { ledger, log } = context;

  async function push({ customerRef, signal }: PushOptions = {}): Promise<PushReport> {
    if (customerRef !== undefined) return pushReport(await pushCustomer(customerRef, signal));
    const reports: AccountPushReport[] = [];
    const failures: unknown[] = [];
    let after: string | null = null;
    for (;;) {
      const customers: readonly string[] = await ledger.connectedCustomers(after, customersAtOnce);
      reports.push(
        ...(await inParallel(customers, atOnce, (ref) =>
          pushCustomer(ref, signal).catch((cause: unknown) => {
            signal?.throwIfAborted();
            // One whose record cannot be read holds up nobody else.
            failures.push(cause);
            log({ type: 'unexpected', stage: 'push', correlationId: null, error: cause });
            return [];
          }),
        )),
      );
      after = customers.at(-1) ?? null;
      if (customers.length < customersAtOnce) break;
    }
    if (failures.length > 0) throw asPushError(failures[0]);
    return pushReport(reports);
  }

  async function pushCustomer(customerRef: string, signal?: AbortSignal): Promise<readonly AccountPushReport[]> {
    const lease = pushLease(context, customerRef);
    if (!(await lease.take())) {
      const feed = await ledger.findFeed(customerRef);
      return (feed?.accounts ?? []).map(({ accountId }) => ({ customerRef, accountId, outcome: 'busy', ...nothing(), daysLeft: null, error: null }));
    }
    try {
      return await inSpan('pushCustomer', {}, async (note) => {
        const reports = await pushAccounts(customerRef, lease.keep, signal);
        note({ 'bankfeeds.transactions': reports.reduce((sum, { sent }) => sum + sent, 0) });
        return reports;
      });
    } finally {
      await lease.release();
    }
  }

  async function pushAccounts(customerRef: string, keep: () => Promise<boolean>, signal?: AbortSignal): Promise<readonly AccountPushReport[]> {
    const { feed, error } = await freshFeed(customerRef);
    if (!feed) return [];
    const turn: Turn = { feed, keep, signal };
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
        blocked ||= !error && (await hasLostOperation(context, turn, tally));
        outcome = error ? 'failed' : blocked ? 'unresolved' : await pushAccount(turn, key, account, tally);
      } catch (cause) {
        signal?.throwIfAborted();
        outcome = 'failed';
        failure = asPushError(cause);
      }
      if (failure?.code === 'internal') log({ type: 'unexpected', stage: 'push', correlationId: null, error: failure.cause ?? failure });
      log({ type: 'pushed', outcome, ...tally, code: failure?.code ?? null });
      reports.push({ ...key, outcome, ...tally, daysLeft: await daysLeft(key, account, outcome), error: failure });
    }
    return reports;
  }

  /** Of what should have been sent, and was not; whoever must look at it is told. */
  async function daysLeft(key: AccountKey, account: FeedAccountRecord | null, outcome: PushOutcome): Promise<number | null> {
    if (account === null || !isHeldUp(outcome)) return null;
    const days = await daysLeftOf(context, key, account);
    const alarm = days === null ? null : fuseAlarm(days);
    if (days !== null && alarm !== null) log({ type: 'heldUp', outcome, daysLeft: days, alarm });
    return days;
  }

  /** Whether an account takes transactions is read anew: nothing is sent on an old belief. */
  async function freshFeed(customerRef: string): Promise<{ readonly feed: FeedRecord | null; readonly error: BankFeedsError | null }> {
    try {
      return { feed: await refresh.now(customerRef, 'push'), error: null };
    } catch (cause) {
      return { feed: await ledger.findFeed(customerRef), error: asPushError(cause) };
    }
  }

  /** `account` is null where it is in the feed no more: what is under way for it is followed to its end. */
  async function pushAccount(turn: Turn, key: AccountKey, account: FeedAccountRecord | null, tally: Tally): Promise<PushOutcome> {
    const connected = withConnection(turn);
    if (connected === null) return 'notConnected';

    const earlier = (await ledger.openPushes(key.customerRef)).filter(({ accountId }) => accountId === key.accountId);
    for (const open of earlier) {
      if (!(await turn.keep())) return 'busy';
      if (!(await isSettled(context, connected, open, tally))) return 'unresolved';
    }
    if (account === null) return 'notConnected';
    if (turn.feed.status !== 'linked' || account.status !== 'connected') return 'notConnected';

    const sentBefore = tally.sent;
    const progress = tellProgress(context, key, account, () => tally.sent - sentBefore);
    try {
      const outcome = await sendQueue(context, connected, { key, account, tally, note: progress.note });
      if (outcome === 'done') await ledger.settleAccount(key);
      return outcome;
    } finally {
      await progress.end();
    }
  }

  return { push };
}

function nothing(): Tally {
  return { sent: 0, rejected: 0, late: 0 };
}

/** Whether something may be waiting that should have been sent by now. */
function isHeldUp(outcome: PushOutcome): boolean {
  switch (outcome) {
    case 'done':
    case 'notConnected':
    case 'busy':
      return false;
    case 'halted':
    case 'balanceMismatch':
    case 'unresolved':
    case 'refused':
    case 'failed':
      return true;
    default:
      return outcome satisfies never;
  }
}

function asPushError(cause: unknown): BankFeedsError {
  return isBankFeedsError(cause) ? cause : titledError({ code: 'internal', stage: 'push', cause });
}
