import { isNarrowing, transactionMatcher } from '../transaction-filter.js';
import type { FeedTransaction, TransactionFilter, TransactionOrder } from '../transaction.js';
import { givenOrder, type RowOrder } from './row-order.js';
import { inSlices, type Pace } from './slices.js';
import { createSumming, type RowsSummary } from './summing.js';
import { byFallingDates, inOrder } from './transaction-order.js';
import type { TransactionRows, TransactionSource } from './transaction-rows.js';

/** Transactions that are all in memory: searched, filtered, sorted and added up here. */
export interface LocalTransactions extends TransactionSource {
  /** What is to be found, and in which order. The first rows are there when this returns; the rest follows in slices. */
  ask(filter: TransactionFilter, orderBy: TransactionOrder): void;
  /** Of what was asked for last; null until all of it has been added up. */
  summary(): RowsSummary | null;
  /** Stops what is under way. */
  close(): void;
}

/** Part of a search: the rows of `order` (null: as given) from `next` up to `end`. */
interface Stretch {
  readonly order: RowOrder | null;
  next: number;
  readonly end: number;
}

interface Search {
  readonly filter: TransactionFilter;
  readonly orderBy: TransactionOrder;
  readonly stretches: readonly Stretch[];
  /** The first `count` are what was found so far; null where everything is. */
  readonly found: RowOrder | null;
  count: number;
  complete: boolean;
}

const rowsInAStep = 512;

/** Between two messages of how far a long search has come. */
const progressPauseInMs = 120;

/** `rows` are newest first; where they are not, they are put so. Rows are never changed: a new list is a new array. */
export function createLocalTransactions(rows: readonly FeedTransaction[], pace: Pace): LocalTransactions {
  const listeners = new Set<() => void>();
  /** null while the array itself is newest first, as far as is known. */
  let newestFirst: RowOrder | null = null;
  let checkedUpTo = 1;
  let sorted: { readonly orderBy: TransactionOrder; readonly order: RowOrder | null } = { orderBy: '-date', order: null };
  let search: Search | null = null;
  let shown: TransactionRows = { count: null, complete: false, at: () => undefined };
  let summary: RowsSummary | null = null;
  let stop = () => {};
  let stopChecking = () => {};

  function everythingIn(orderBy: TransactionOrder): RowOrder | null {
    if (sorted.orderBy !== orderBy) {
      const order = orderBy === '-date' ? newestFirst : inOrder(rows, newestFirst ?? givenOrder(rows.length), orderBy);
      sorted = { orderBy, order };
    }
    return sorted.order;
  }

  function publish({ found, count, complete, orderBy }: Search) {
    const order = found ?? everythingIn(orderBy);
    shown = { count, complete, at: (position) => (position < count ? rows[order ? (order[position] ?? rows.length) : position] : undefined) };
    for (const listener of listeners) listener();
  }

  function begin(filter: TransactionFilter, orderBy: TransactionOrder, before: Search | null): Search {
    const everything = everythingIn(orderBy);
    if (!isNarrowing(filter)) return { filter, orderBy, stretches: [whole(everything)], found: null, count: rows.length, complete: true };
    const stretches = before?.found && before.orderBy === orderBy && narrows(before.filter, filter) ? leftBy(before) : [whole(everything)];
    const most = stretches.reduce((sum, { next, end }) => sum + end - next, 0);
    return { filter, orderBy, stretches, found: new Uint32Array(most), count: 0, complete: false };
  }

  function whole(order: RowOrder | null): Stretch {
    return { order, next: 0, end: rows.length };
  }

  function run(running: Search) {
    const matches = transactionMatcher(running.filter);
    const summing = createSumming();
    const { found, stretches } = running;
    let toldAt = -Infinity;

    function step(): boolean {
      const stretch = stretches.find(({ next, end }) => next < end);
      if (!stretch) return false;
      const end = Math.min(stretch.next + rowsInAStep, stretch.end);
      for (; stretch.next < end; stretch.next++) {
        const position = stretch.order ? (stretch.order[stretch.next] ?? 0) : stretch.next;
        const row = rows[position];
        if (!row || (found && !matches(row))) continue;
        if (found) found[running.count++] = position;
        summing.add(row, position);
      }
      return true;
    }

    function tell() {
      // Nothing found yet is no news: what was there before stays until there is something better.
      if (!found || running.count === 0 || pace.now() - toldAt < progressPauseInMs) return;
      toldAt = pace.now();
      publish(running);
    }

    stop = inSlices(pace, step, {
      between: tell,
      done() {
        running.complete = true;
        summary = summing.result();
        publish(running);
      },
    });
  }

  /** Looks at the order in which the rows were given; answers whether there is more to look at. */
  function check(): boolean {
    const end = Math.min(checkedUpTo + rowsInAStep, rows.length);
    for (; checkedUpTo < end; checkedUpTo++) {
      if ((rows[checkedUpTo]?.date ?? '') > (rows[checkedUpTo - 1]?.date ?? '')) {
        checkedUpTo = rows.length;
        newestFirst = byFallingDates(rows, givenOrder(rows.length));
        sorted = { orderBy: '-date', order: newestFirst };
        if (search) ask({ ...search.filter }, search.orderBy, null);
        return false;
      }
    }
    return checkedUpTo < rows.length;
  }

  function ask(filter: TransactionFilter, orderBy: TransactionOrder, before: Search | null) {
    stop();
    summary = null;
    const asked = begin(filter, orderBy, before);
    search = asked;
    if (asked.complete) {
      // Everything is there at once; to add it up has time until it has been painted.
      publish(asked);
      stop = pace.breathe(() => run(asked));
    } else {
      run(asked);
    }
  }

  return {
    rows: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    summary: () => summary,
    close() {
      stop();
      stopChecking();
    },
    ask(filter, orderBy) {
      if (checkedUpTo === 1) {
        check();
        stopChecking = pace.breathe(() => {
          stopChecking = inSlices(pace, check, { between: () => {}, done: () => {} });
        });
      }
      ask(filter, orderBy, search);
    },
  };
}

/** What a search had found, and what it had still to look at. */
function leftBy({ found, count, stretches }: Search): Stretch[] {
  return [{ order: found, next: 0, end: count }, ...stretches.map((stretch) => ({ ...stretch }))];
}

/** Whatever `next` finds, `before` had found: a person typed on. */
function narrows(before: TransactionFilter, next: TransactionFilter): boolean {
  const { query: typedBefore = '', ...others } = before;
  const { query: typed = '', ...nextOthers } = next;
  return typed.toLowerCase().startsWith(typedBefore.toLowerCase()) && JSON.stringify(others) === JSON.stringify(nextOthers);
}
