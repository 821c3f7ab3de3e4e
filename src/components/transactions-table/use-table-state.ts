import { useCallback, useEffect, useRef, useState } from 'react';
import { changedTableState, initialTableState, type TableChange, type TransactionsTableState } from './table-state.js';

/** The host's state where it gives one, else the table's own. `change` stays the same function. */
export function useTableState(given: TransactionsTableState | undefined, onStateChange: ((state: TransactionsTableState) => void) | undefined) {
  const [own, setOwn] = useState(initialTableState);
  const state = given ?? own;
  const latest = useRef({ state, given, onStateChange });

  useEffect(() => {
    latest.current = { state, given, onStateChange };
  });

  const change = useCallback((wanted: TableChange) => {
    const { state: before, given: isGiven, onStateChange: tell } = latest.current;
    const next = changedTableState(before, wanted);
    if (!isGiven) setOwn(next);
    tell?.(next);
  }, []);

  return { state, change };
}
