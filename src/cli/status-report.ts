import { statusInFeed } from '../core/feed-account-status.js';
import { addDays, localDateAt, maxLocalDate, type LocalDate } from '../core/local-date.js';
import { daysUntilLost, fuseAlarm, type FuseAlarm } from '../core/push-fuse.js';
import type { Instant } from '../core/clock.js';
import type { AccountKey, Backlog, FeedAccountRecord, Ledger } from '../server/index.js';

/**
 * Why an account's transactions are not at Codat: `halted`, one was refused and nobody has decided about it; `openPush`,
 * what came of a call is not known; `notSent`, they are due, and no run has sent them.
 */
export type AccountTrouble = 'halted' | 'openPush' | 'notSent';

export interface TroubledAccount extends AccountKey {
  readonly trouble: AccountTrouble;
  /** Since when the push has been open; null where none is. */
  readonly openSince: Instant | null;
  /** The day of the oldest that should be at Codat by now; null where none is due yet. */
  readonly oldest: LocalDate | null;
  /** Until that one can be sent no more: 0 is the last day, below it is lost. */
  readonly daysLeft: number | null;
  readonly alarm: FuseAlarm | null;
  readonly queued: number;
  readonly refused: number;
  readonly sending: number;
}

export interface StatusSummary {
  readonly connectedCustomers: number;
  readonly accounts: number;
  /** Transactions, of all accounts, connected or not. */
  readonly queued: number;
  readonly sending: number;
  readonly refused: number;
  readonly late: number;
  readonly quarantined: number;
  /** Accounts that have stopped behind a refused transaction. */
  readonly halted: number;
  readonly openHints: number;
}

export interface StatusReport {
  readonly summary: StatusSummary;
  /** The most urgent first. */
  readonly accounts: readonly TroubledAccount[];
}

export interface StatusOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly historyDays: number;
  readonly onRefusedTransaction: 'halt' | 'skip';
}

const atOnce = 500;
/** So long a worker may still be following a push, in milliseconds. */
const followedForMs = 15 * 60_000;

/** What is held up, and whose it is. Reads, and changes nothing. */
export async function statusReport(ledger: Ledger, options: StatusOptions): Promise<StatusReport> {
  const sums = { queued: 0, sending: 0, refused: 0, late: 0, quarantined: 0 };
  const accounts: TroubledAccount[] = [];
  let after: AccountKey | null = null;
  for (;;) {
    const backlogs: readonly Backlog[] = await ledger.backlogs(after, atOnce);
    for (const backlog of backlogs) {
      sums.queued += backlog.queued.count;
      sums.sending += backlog.sending.count;
      sums.refused += backlog.refused.count;
      sums.late += backlog.late;
      sums.quarantined += backlog.quarantined;
      const troubled = await troubleOf(ledger, backlog, options);
      if (troubled !== null) accounts.push(troubled);
    }
    after = backlogs.at(-1) ?? null;
    if (backlogs.length < atOnce) break;
  }
  const halted = accounts.filter(({ trouble }) => trouble === 'halted').length;
  return { summary: { ...(await ledger.totals()), ...sums, halted }, accounts: accounts.sort(byUrgency) };
}

/** Null where nobody is needed: of an account that is not connected nothing can be sent. */
async function troubleOf(ledger: Ledger, backlog: Backlog, options: StatusOptions): Promise<TroubledAccount | null> {
  const { feed, accountId, customerRef, openSince, queued, refused, sending } = backlog;
  const account = feed?.accounts.find((one) => one.accountId === accountId);
  if (!feed || !account || feed.status !== 'linked' || statusInFeed(feed, account) !== 'connected') return null;
  const { now, historyDays, onRefusedTransaction } = options;
  const today = localDateAt(now, account.timeZone);
  const isOpen = openSince !== null && now - Date.parse(openSince) > followedForMs;
  const mayHalt = onRefusedTransaction === 'halt' && refused.count > 0;
  const mayBeLate = queued.oldest !== null && fuseAlarm(daysUntilLost(queued.oldest, today, historyDays)) !== null;
  if (!isOpen && !mayHalt && !mayBeLate) return null;

  const bounds = await boundsOf(ledger, backlog, account, addDays(today, -historyDays));
  const [halting] = mayHalt ? await ledger.refusedTransactions(backlog, bounds.sendableFrom, 1) : [];
  const waiting = await oldestQueued(ledger, backlog, bounds);
  const due = [isOpen ? sending.oldest : null, halting?.date ?? null, waiting].flatMap((date) => (date !== null && date <= today ? date : []));
  const [oldest = null] = due.toSorted();
  const daysLeft = oldest === null ? null : daysUntilLost(oldest, today, historyDays);
  const alarm = daysLeft === null ? null : fuseAlarm(daysLeft);
  const trouble = isOpen ? 'openPush' : halting ? 'halted' : alarm !== null ? 'notSent' : null;
  return (
    trouble && {
      customerRef,
      accountId,
      trouble,
      openSince,
      oldest,
      daysLeft,
      alarm,
      queued: queued.count,
      refused: refused.count,
      sending: sending.count,
    }
  );
}

interface Bounds {
  /** What is older can be sent no more. */
  readonly sendableFrom: LocalDate;
  /** What is older never could be, since the account was first sent; null: nothing of it was sent yet. */
  readonly couldBeSentFrom: LocalDate | null;
}

async function boundsOf(ledger: Ledger, key: AccountKey, { feedStartDate }: FeedAccountRecord, oldestDay: LocalDate): Promise<Bounds> {
  const lastSent = (await ledger.lastSentDates(key.customerRef)).get(key.accountId) ?? null;
  const couldBeSentFrom = lastSent === null ? null : maxLocalDate(lastSent, feedStartDate);
  const begun = couldBeSentFrom ?? feedStartDate;
  return { sendableFrom: maxLocalDate(oldestDay, begun), couldBeSentFrom };
}

/**
 * The day of the oldest that waits in vain. What was too old when it came needs nobody, the next run notes it as late; what
 * became so in the queue of an account that is sent otherwise was lost there, and that does.
 */
async function oldestQueued(ledger: Ledger, { customerRef, accountId, queued }: Backlog, { sendableFrom, couldBeSentFrom }: Bounds): Promise<LocalDate | null> {
  if (queued.oldest === null || queued.oldest >= sendableFrom) return queued.oldest;
  const from = couldBeSentFrom ?? sendableFrom;
  const { results } = await ledger.listTransactions(customerRef, { accountId, page: 1, pageSize: 1, orderBy: 'date', query: '', stages: ['queued'], from });
  return results[0]?.date ?? null;
}

function byUrgency(one: TroubledAccount, other: TroubledAccount): number {
  const daysOf = ({ daysLeft }: TroubledAccount) => daysLeft ?? Number.MAX_SAFE_INTEGER;
  return daysOf(one) - daysOf(other);
}
