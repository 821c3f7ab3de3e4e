import { isNarrowing, transactionMatcher } from '../transaction-filter.js';
import type { FeedTransaction, TransactionFilter, TransactionOrder } from '../transaction.js';
import { givenOrder, type RowOrder } from './row-order.js';
import { firstSliceInMs, inSlices, type Pace } from './slices.js';
import { createSumming, type RowsSummary, type Summing } from './summing.js';
import { byFallingDates, inOrder } from './transaction-order.js';
import type { TransactionRows, TransactionSource } from './transaction-rows.js';

/** Transactions that are all in memory: searched, filtered, sorted and added up here. */
export interface LocalTransactions extends TransactionSource {
  /**
   * What is to be found, and in which order. When this returns, `rows()` has the first of them at least; `proceed` finds
   * the rest. Tells no listener: whoever asks looks.
   */
  ask(filter: TransactionFilter, orderBy: TransactionOrder): void;
  /** Works on what was asked for in short slices, until all is found and added up. What it returns stops it. */
  proceed(): () => void;
  /** Of what was asked for last; null until all of it has been added up, and where a sum is too large to be exact. */
  summary(): RowsSummary | null;
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
  readonly matches: ReturnType<typeof transactionMatcher>;
  readonly stretches: readonly Stretch[];
  /** The first `count` are what was found so far; null where everything is. */
  readonly found: RowOrder | null;
  count: number;
  complete: boolean;
}

interface Sum {
  readonly filter: TransactionFilter;
  /** null once all is added up. */
  summing: Summing | null;
  /** How many of what was found. */
  next: number;
  result: RowsSummary | null;
}

const rowsInAStep = 512;

/** Between two messages of how far a long search has come. */
const progressPauseInMs = 120;

/** `transactions` are newest first; where they are not, they are put so. They are never changed: a new list is a new array. */
export function createLocalTransactions(transactions: readonly FeedTransaction[], pace: Pace): LocalTransactions {
  const listeners = new Set<() => void>();
  /** null while the array itself is newest first, as far as is known. */
  let newestFirst: RowOrder | null = null;
  let checkedUpTo = 1;
  let sorted: { readonly orderBy: TransactionOrder; readonly order: RowOrder | null } = { orderBy: '-date', order: null };
  let search: Search | null = null;
  let rows: TransactionRows = { count: null, complete: false, at: () => undefined };
  let sum: Sum | null = null;

  function everythingIn(orderBy: TransactionOrder): RowOrder | null {
    if (sorted.orderBy !== orderBy) {
      sorted = { orderBy, order: orderBy === '-date' ? newestFirst : inOrder(transactions, newestFirst ?? givenOrder(transactions.length), orderBy) };
    }
    return sorted.order;
  }

  function begun(filter: TransactionFilter, orderBy: TransactionOrder, before: Search | null): Search {
    const everything: Stretch = { order: everythingIn(orderBy), next: 0, end: transactions.length };
    const narrowing = isNarrowing(filter);
    const stretches = narrowing && before?.found && before.orderBy === orderBy && narrows(before.filter, filter) ? leftBy(before) : [everything];
    const most = stretches.reduce((sum, { next, end }) => sum + end - next, 0);
    return {
      filter,
      orderBy,
      stretches,
      matches: transactionMatcher(filter),
      found: narrowing ? new Uint32Array(most) : null,
      count: narrowing ? 0 : transactions.length,
      complete: !narrowing,
    };
  }

  function update({ found, count, complete, orderBy }: Search) {
    const order = found ?? everythingIn(orderBy);
    rows = { count, complete, at: (position) => (position < count ? transactions[order ? (order[position] ?? count) : position] : undefined) };
  }

  /** Looks at the next few rows, and answers whether there are more. */
  function look(running: Search, found: RowOrder): boolean {
    const { matches, stretches } = running;
    const stretch = stretches.find(({ next, end }) => next < end);
    if (!stretch) return false;
    const { order } = stretch;
    const end = Math.min(stretch.next + rowsInAStep, stretch.end);
    let { count } = running;
    for (let place = stretch.next; place < end; place++) {
      const position = order ? (order[place] ?? 0) : place;
      const transaction = transactions[position];
      if (transaction && matches(transaction)) found[count++] = position;
    }
    stretch.next = end;
    running.count = count;
    return true;
  }

  /** Adds the next few up, and answers whether there are more. */
  function add({ found, count }: Search, adding: Sum): boolean {
    const end = Math.min(adding.next + rowsInAStep, count);
    // In the order of the array where there is no other: memory is read as it lies.
    if (!found && checkedUpTo < end) check(end);
    for (; adding.next < end; adding.next++) {
      const position = found ? (found[adding.next] ?? 0) : adding.next;
      const transaction = transactions[position];
      if (transaction) adding.summing?.add(transaction, position);
    }
    return end < count;
  }

  /** Looks at the order in which rows were given up to a place, and mends it where it is wrong. */
  function check(upTo: number): void {
    const end = Math.min(upTo, transactions.length);
    for (; checkedUpTo < end; checkedUpTo++) {
      const [row, above] = [transactions[checkedUpTo], transactions[checkedUpTo - 1]];
      if (!row || !above || row.date <= above.date) continue;
      checkedUpTo = transactions.length;
      newestFirst = byFallingDates(transactions, givenOrder(transactions.length));
      sorted = { orderBy: '-date', order: newestFirst };
      if (search) begin(search.filter, search.orderBy, null);
      return;
    }
  }

  function begin(filter: TransactionFilter, orderBy: TransactionOrder, before: Search | null) {
    const asked = begun(filter, orderBy, before);
    search = asked;
    // Another order comes to the same sums.
    if (!sum || !sameFilter(sum.filter, filter)) sum = { filter, summing: createSumming(), next: 0, result: null };
    else if (sum.summing) sum = { ...sum, summing: createSumming(), next: 0 };
    if (asked.complete) {
      update(asked);
      return;
    }
    const end = pace.now() + firstSliceInMs;
    while (!find(asked) && pace.now() < end);
    // Nothing found yet is no news: what was there before stays until there is something better.
    if (asked.count > 0 || asked.complete || rows.count === null) update(asked);
  }

  /** Goes on with a search, and answers whether it is complete. */
  function find(running: Search): boolean {
    const { found } = running;
    if (found && look(running, found)) return false;
    running.complete = true;
    return true;
  }

  function step(): boolean {
    if (!search || !sum) return false;
    if (!search.complete) {
      if (find(search)) update(search);
      return true;
    }
    if (sum.summing) {
      const adding = sum;
      if (!add(search, adding) && sum === adding) {
        adding.result = adding.summing?.result() ?? null;
        adding.summing = null;
        // Told with the rows: the same, as another object.
        update(search);
      }
      return true;
    }
    if (checkedUpTo >= transactions.length) return false;
    check(checkedUpTo + rowsInAStep);
    return true;
  }

  return {
    rows: () => rows,
    summary: () => sum?.result ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ask(filter, orderBy) {
      if (search && search.orderBy === orderBy && sameFilter(search.filter, filter)) return;
      check(rowsInAStep);
      begin(filter, orderBy, search);
    },
    proceed() {
      let toldAt = pace.now();
      let told = rows;
      return inSlices(pace, {
        step,
        isAwaited: () => search !== null && !search.complete,
        afterSlice(isLast) {
          if (!isLast && search && !search.complete) {
            if (search.count === 0 || pace.now() - toldAt < progressPauseInMs) return;
            update(search);
          } else if (!isLast && rows === told) {
            return;
          }
          toldAt = pace.now();
          told = rows;
          for (const listener of listeners) listener();
        },
      });
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

function sameFilter(one: TransactionFilter, other: TransactionFilter): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
