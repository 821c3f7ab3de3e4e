import type { TransactionColumn, TransactionOrder } from '../../core/transaction.js';

/** What of the transactions is shown. Plain data: a host may keep it in its own address bar. */
export interface TransactionsTableState {
  /** The account chosen in the table's own list; null is the feed's first. Without meaning where `accountId` is given. */
  readonly accountId: string | null;
  /** From 1. */
  readonly page: number;
  readonly pageSize: PageSize;
  readonly orderBy: TransactionOrder;
  /** Text to find in description or reference. */
  readonly query: string;
}

export const pageSizes = [25, 50, 100] as const;

export type PageSize = (typeof pageSizes)[number];

export const initialTableState: TransactionsTableState = { accountId: null, page: 1, pageSize: 25, orderBy: '-date', query: '' };

export type TableChange =
  | { readonly type: 'account'; readonly accountId: string }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'pageSize'; readonly pageSize: PageSize }
  | { readonly type: 'order'; readonly orderBy: TransactionOrder }
  | { readonly type: 'query'; readonly query: string };

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
    default:
      return change satisfies never;
  }
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
