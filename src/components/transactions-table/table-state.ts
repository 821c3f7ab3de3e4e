import { datesOfPreset, type DatePreset, type DateRange } from '../../core/date-presets.js';
import type { LocalDate } from '../../core/local-date.js';
import type { TransactionColumn, TransactionFilter, TransactionOrder } from '../../core/transaction.js';

/** One page after the other, or everything in one scroll. */
export type TransactionsDisplay = 'pages' | 'scroll';

/** What is left of the transactions beside what is searched for. Absent or empty is no condition. */
export interface TransactionsTableFilter extends Pick<TransactionFilter, 'stages' | 'types' | 'direction' | 'minAmount' | 'maxAmount'> {
  /** A preset moves on with the days; a range stays. */
  readonly dates?: DatePreset | DateRange | null | undefined;
}

/** What of the transactions is shown. Plain data: a host may keep it in its own address bar. */
export interface TransactionsTableState {
  /** The account chosen in the table's own list; null, or one that is no longer in the feed, is the feed's first. Without meaning where `accountId` is given. */
  readonly accountId: string | null;
  /** From 1. */
  readonly page: number;
  readonly pageSize: PageSize;
  readonly orderBy: TransactionOrder;
  /** Text to find in description or reference. */
  readonly query: string;
  readonly filter?: TransactionsTableFilter | undefined;
  /** The columns by id, in order. Absent: as the host has them. */
  readonly columns?: readonly string[] | undefined;
  /** Absent: as the host has it. */
  readonly display?: TransactionsDisplay | undefined;
  /** Under a heading for each day. Absent: as the host has it. */
  readonly groupByDay?: boolean | undefined;
}

export const pageSizes = [25, 50, 100] as const;

export type PageSize = (typeof pageSizes)[number];

export const initialTableState: TransactionsTableState = { accountId: null, page: 1, pageSize: 25, orderBy: '-date', query: '' };

export type TableChange =
  | { readonly type: 'account'; readonly accountId: string }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'pageSize'; readonly pageSize: PageSize }
  | { readonly type: 'order'; readonly orderBy: TransactionOrder }
  | { readonly type: 'query'; readonly query: string }
  | { readonly type: 'filter'; readonly filter: TransactionsTableFilter }
  | { readonly type: 'columns'; readonly columns: readonly string[] }
  | { readonly type: 'display'; readonly display: TransactionsDisplay }
  | { readonly type: 'groupByDay'; readonly groupByDay: boolean };

/** Whatever changes which rows there are begins at the first page again. */
export function changedTableState(state: TransactionsTableState, change: TableChange): TransactionsTableState {
  switch (change.type) {
    case 'account':
      return { ...state, accountId: change.accountId, page: 1 };
    case 'page':
      return { ...state, page: change.page };
    case 'pageSize':
      // The first row in view stays in view.
      return { ...state, pageSize: change.pageSize, page: Math.floor(((state.page - 1) * state.pageSize) / change.pageSize) + 1 };
    case 'order':
      return { ...state, orderBy: change.orderBy, page: 1 };
    case 'query':
      return { ...state, query: change.query, page: 1 };
    case 'filter':
      return { ...state, filter: change.filter, page: 1 };
    case 'columns':
      return { ...state, columns: change.columns };
    case 'display':
      return { ...state, display: change.display, page: 1 };
    case 'groupByDay':
      return { ...state, groupByDay: change.groupByDay };
    default:
      return change satisfies never;
  }
}

/** What the state asks of the transactions, on the day `today`. */
export function filterOf({ query, filter = {} }: Pick<TransactionsTableState, 'query' | 'filter'>, today: LocalDate): TransactionFilter {
  const { dates, ...others } = filter;
  return { query, ...others, ...(dates && (typeof dates === 'string' ? datesOfPreset(dates, today) : dates)) };
}

/** How many conditions there are, beside the search. */
export function countConditions({ stages, types, direction, minAmount, maxAmount, dates }: TransactionsTableFilter): number {
  const hasAmount = (minAmount ?? maxAmount ?? null) !== null;
  const hasDates = Boolean(dates) && (typeof dates === 'string' || Boolean(dates?.from ?? dates?.to));
  return [stages?.length, types?.length, direction, hasAmount, hasDates].filter(Boolean).length;
}

/** The order that a column's header asks for when it is pressed: the useful direction first, then the other. */
export function orderAfterPressing(column: TransactionColumn, current: TransactionOrder): TransactionOrder {
  if (current === column) return `-${column}`;
  if (current === `-${column}`) return column;
  return column === 'date' || column === 'amount' || column === 'balance' ? `-${column}` : column;
}

export function directionOf(column: TransactionColumn, current: TransactionOrder): 'ascending' | 'descending' | null {
  if (current === column) return 'ascending';
  return current === `-${column}` ? 'descending' : null;
}

export function pageCount(totalResults: number, pageSize: number): number {
  return Math.max(1, Math.ceil(totalResults / pageSize));
}
