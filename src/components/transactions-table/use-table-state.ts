import { useCallback, useState } from 'react';
import { changedTableState, initialTableState, type TableChange, type TransactionsTableState } from './table-state.js';

/** The host's state where it gives one, else the table's own. */
export function useTableState(
  given: TransactionsTableState | undefined,
  onStateChange: ((state: TransactionsTableState) => void) | undefined,
) {
  const [own, setOwn] = useState(initialTableState);
  const state = given ?? own;

  const change = useCallback(
    (wanted: TableChange) => {
      const next = changedTableState(state, wanted);
      if (!given) setOwn(next);
      onStateChange?.(next);
    },
    [state, given, onStateChange],
  );

  return { state, change };
}
