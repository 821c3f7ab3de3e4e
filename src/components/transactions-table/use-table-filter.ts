import { useState } from 'react';
import type { LocalDate } from '../../core/local-date.js';
import type { TransactionFilter } from '../../core/transaction.js';
import { filterOf, type TransactionsTableState } from './table-state.js';

/** The filter of the table's state. It stays the same object while it says the same: a host may write its state anew each time. */
export function useTableFilter(state: TransactionsTableState, today: LocalDate): TransactionFilter {
  const filter = filterOf(state, today);
  const text = JSON.stringify(filter);
  const [held, setHeld] = useState({ filter, text });
  if (held.text === text) return held.filter;
  setHeld({ filter, text });
  return filter;
}
