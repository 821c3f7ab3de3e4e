import type { Instant } from '../../core/clock.js';
import { maxLocalDate, type LocalDate } from '../../core/local-date.js';
import { transactionMatcher } from '../../core/transaction-filter.js';
import { columnOfOrder, mostStageSteps, type FeedTransaction, type StageStep, type TransactionDay, type TransactionsQuery } from '../../core/transaction.js';
import { countBacklog } from './backlog.js';
import { emptyFeedRecord, type FeedRecord } from './feed-record.js';
import type { AccountKey, KeptHint, Ledger, OpenPush, StageChange, TransactionRecord } from './ledger.js';
import { sumsOfDays } from './sums-of-days.js';

interface KeptTransaction extends TransactionRecord {
  readonly history: readonly StageStep[];
}

interface AccountBook {
  readonly records: Map<string, KeptTransaction>;
  lastSentDate: LocalDate | null;
  nextSequence: number;
  /** Null: nothing is due. */
  dueFrom: LocalDate | '' | null;
}

interface PushBook {
  push: OpenPush;
  readonly ids: readonly string[];
}

/** A ledger that forgets everything when the process ends: for tests, Storybook and a first look. */
export function memoryLedger(): Ledger {
  const feeds = new Map<string, FeedRecord>();
  const books = new Map<string, Map<string, AccountBook>>();
  const pushes = new Map<string, PushBook>();
  const operations = new Set<string>();
  const hints = new Map<string, { readonly hint: KeptHint; readonly isOpen: boolean }>();
  const leases = new Map<string, { readonly holder: string; readonly until: number }>();

  function bookOf({ customerRef, accountId }: AccountKey): AccountBook {
    const own = books.get(customerRef) ?? new Map<string, AccountBook>();
    books.set(customerRef, own);
    const book = own.get(accountId) ?? { records: new Map(), lastSentDate: null, nextSequence: 1, dueFrom: null };
    own.set(accountId, book);
    return book;
  }

  function move(book: AccountBook, changes: readonly StageChange[], at: Instant): void {
    book.dueFrom = '';
    for (const { id, stage, reason, sentAt } of changes) {
      const record = book.records.get(id);
      if (!record) continue;
      book.records.set(id, { ...record, stage, reason, sentAt, history: historyAfter(record, { stage, reason, at }) });
      if (stage === 'sent') book.lastSentDate = maxLocalDate(record.date, book.lastSentDate);
    }
  }

  return {
    async findFeed(customerRef) {
      return feeds.get(customerRef) ?? null;
    },
    async changeFeed(customerRef, change) {
      const changed = structuredClone(change(feeds.get(customerRef) ?? emptyFeedRecord(customerRef)));
      feeds.set(customerRef, changed);
      return changed;
    },
    async connectedCustomers(after, limit) {
      return [...feeds.values()]
        .filter(({ customerRef, connectionId }) => connectionId !== null && (after === null || customerRef > after))
        .map(({ customerRef }) => customerRef)
        .sort(compareText)
        .slice(0, limit);
    },
    async customerOfCompany(companyId) {
      return [...feeds.values()].find((feed) => feed.companyId === companyId)?.customerRef ?? null;
    },

    async keepHint(hint) {
      if (hints.has(hint.id)) return false;
      hints.set(hint.id, { hint, isOpen: hint.subject !== null });
      return true;
    },
    async openHints(after, limit) {
      return [...hints.values()]
        .flatMap(({ hint, isOpen }) => (isOpen && (after === null || hint.id > after) ? hint : []))
        .sort((one, other) => compareText(one.id, other.id))
        .slice(0, limit);
    },
    async closeHint(id) {
      const kept = hints.get(id);
      if (kept) hints.set(id, { ...kept, isOpen: false });
    },
    async forgetHints(before) {
      for (const [id, { hint }] of hints) if (Date.parse(hint.receivedAt) < before) hints.delete(id);
    },

    async takeLease({ name, holder, now, until }) {
      const held = leases.get(name);
      if (held && held.holder !== holder && held.until > now) return false;
      leases.set(name, { holder, until });
      return true;
    },
    async prolongLease({ name, holder, until }) {
      if (leases.get(name)?.holder !== holder) return false;
      leases.set(name, { holder, until });
      return true;
    },
    async releaseLease(name, holder) {
      if (leases.get(name)?.holder === holder) leases.delete(name);
    },

    async mergeTransactions(account, ids, at, merge) {
      const book = bookOf(account);
      const known = new Map<string, TransactionRecord>();
      for (const id of ids) {
        const record = book.records.get(id);
        if (record) known.set(id, record);
      }
      book.dueFrom = '';
      for (const write of merge(known)) {
        const before = book.records.get(write.id);
        const { stage, reason } = write;
        const sequence = before?.sequence ?? book.nextSequence++;
        book.records.set(write.id, { ...write, sequence, history: historyAfter(before, { stage, reason, at }) });
      }
    },
    async queuedTransactions(account, limit) {
      return [...bookOf(account).records.values()]
        .filter(({ stage }) => stage === 'queued')
        .sort(byDateThenSequence)
        .slice(0, limit);
    },
    async refusedTransactions(account, since, limit) {
      return [...bookOf(account).records.values()]
        .filter(({ stage, reason, date }) => stage === 'rejected' && reason === 'refusedByCodat' && (since === null || date >= since))
        .sort(byDateThenSequence)
        .slice(0, limit);
    },
    async countQueued(account, through) {
      return [...bookOf(account).records.values()].filter(({ stage, date }) => stage === 'queued' && date <= through).length;
    },
    async changeStages(account, changes, at) {
      move(bookOf(account), changes, at);
    },
    async dueAccounts(through, after, limit) {
      const due: AccountKey[] = [];
      for (const [customerRef, own] of books)
        for (const [accountId, { dueFrom }] of own) if (dueFrom !== null && dueFrom <= through) due.push({ customerRef, accountId });
      return due
        .filter((key) => after === null || compareKeys(key, after) > 0)
        .sort(compareKeys)
        .slice(0, limit);
    },
    async settleAccount(account) {
      const book = bookOf(account);
      const rows = [...book.records.values()];
      if (rows.some(({ stage }) => stage === 'sending')) return;
      const [first] = rows.filter(({ stage }) => stage === 'queued').sort(byDateThenSequence);
      book.dueFrom = first?.date ?? null;
    },
    async lastSentDates(customerRef) {
      const dates = new Map<string, LocalDate>();
      for (const [accountId, { lastSentDate }] of books.get(customerRef) ?? []) {
        if (lastSentDate !== null) dates.set(accountId, lastSentDate);
      }
      return dates;
    },
    async listTransactions(customerRef, query) {
      const found = [...bookOf({ customerRef, accountId: query.accountId }).records.values()].filter(transactionMatcher(query));
      const start = (query.page - 1) * query.pageSize;
      return {
        results: sorted(found, query.orderBy)
          .slice(start, start + query.pageSize)
          .map(listed),
        totalResults: found.length,
      };
    },
    async summarizeTransactions(customerRef, query) {
      const found = [...bookOf({ customerRef, accountId: query.accountId }).records.values()].filter(transactionMatcher(query));
      return sumsOfDays(daysOf(found).toSorted((one, other) => compareText(other.date, one.date)));
    },

    async beginPush(push, ids) {
      const book = bookOf(push);
      if (ids.some((id) => book.records.get(id)?.stage !== 'queued')) return false;
      move(
        book,
        ids.map((id) => ({ id, stage: 'sending', reason: null, sentAt: null })),
        push.intendedAt,
      );
      pushes.set(push.id, { push, ids });
      return true;
    },
    async noteOperation(pushId, operationKey) {
      const open = pushes.get(pushId);
      if (!open) return;
      open.push = { ...open.push, operationKey };
      operations.add(operationKey);
    },
    async openPushes(customerRef) {
      return [...pushes.values()].map(({ push }) => push).filter((push) => push.customerRef === customerRef);
    },
    async transactionsOfPush(pushId) {
      const open = pushes.get(pushId);
      if (!open) return [];
      const { records } = bookOf(open.push);
      return open.ids.flatMap((id) => records.get(id) ?? []).sort(byDateThenSequence);
    },
    async endPush(pushId, changes, at) {
      const open = pushes.get(pushId);
      if (!open) return;
      pushes.delete(pushId);
      const named = new Set(changes.map(({ id }) => id));
      const back = open.ids.filter((id) => !named.has(id)).map((id): StageChange => ({ id, stage: 'queued', reason: null, sentAt: null }));
      move(bookOf(open.push), [...changes, ...back], at);
    },
    async knownOperations(keys) {
      return new Set(keys.filter((key) => operations.has(key)));
    },

    async backlogs(after, limit) {
      return [...books]
        .flatMap(([customerRef, own]) =>
          [...own].flatMap(([accountId, { records }]) => {
            const key = { customerRef, accountId };
            const open = [...pushes.values()].flatMap(({ push }) => (isSameAccount(push, key) ? push.intendedAt : []));
            return countBacklog(key, feeds.get(customerRef) ?? null, [...records.values()], open.toSorted()[0] ?? null) ?? [];
          }),
        )
        .sort(byAccount)
        .filter((backlog) => after === null || byAccount(backlog, after) > 0)
        .slice(0, limit);
    },
    async totals() {
      const connected = [...feeds.values()].filter(({ connectionId }) => connectionId !== null);
      return {
        connectedCustomers: connected.length,
        accounts: connected.reduce((sum, { accounts }) => sum + accounts.length, 0),
        openHints: [...hints.values()].filter(({ isOpen }) => isOpen).length,
      };
    },
  };
}

function byAccount(one: AccountKey, other: AccountKey): number {
  return compareText(one.customerRef, other.customerRef) || compareText(one.accountId, other.accountId);
}

function isSameAccount(one: AccountKey, other: AccountKey): boolean {
  return byAccount(one, other) === 0;
}

function listed({ sequence: _, ...transaction }: KeptTransaction): FeedTransaction {
  return transaction;
}

/** Its newest steps, with this one where it is another than the one before. */
function historyAfter(before: KeptTransaction | undefined, step: StageStep): readonly StageStep[] {
  if (!before) return [step];
  if (before.stage === step.stage && before.reason === step.reason) return before.history;
  return [...before.history, step].slice(-mostStageSteps);
}

function daysOf(records: readonly KeptTransaction[]): readonly TransactionDay[] {
  const days = new Map<LocalDate, TransactionDay & { readonly lastSequence: number }>();
  for (const { date, amount, balance, sequence } of records) {
    const day = days.get(date);
    const isLast = day === undefined || sequence > day.lastSequence;
    days.set(date, {
      date,
      count: (day?.count ?? 0) + 1,
      moneyIn: (day?.moneyIn ?? 0) + Math.max(amount, 0),
      moneyOut: (day?.moneyOut ?? 0) + Math.min(amount, 0),
      balance: isLast ? balance : day.balance,
      lastSequence: isLast ? sequence : day.lastSequence,
    });
  }
  return [...days.values()].map(({ lastSequence: _, ...day }) => day);
}

function sorted(rows: readonly KeptTransaction[], orderBy: TransactionsQuery['orderBy']): readonly KeptTransaction[] {
  const { column, descends } = columnOfOrder(orderBy);
  const ascending = (one: KeptTransaction, other: KeptTransaction) => {
    const [a, b] = [one[column], other[column]];
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
    return order || byDateThenSequence(one, other);
  };
  return rows.toSorted((one, other) => (descends ? ascending(other, one) : ascending(one, other)));
}

function byDateThenSequence(one: TransactionRecord, other: TransactionRecord): number {
  return compareText(one.date, other.date) || one.sequence - other.sequence;
}

function compareKeys(one: AccountKey, other: AccountKey): number {
  return compareText(one.customerRef, other.customerRef) || compareText(one.accountId, other.accountId);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
