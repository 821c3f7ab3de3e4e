import { useCallback, useState } from 'react';
import type { FeedTransaction } from '../../core/transaction.js';

/** What is selected, whatever page it is on. Replaced, never changed. */
export interface Selection {
  readonly chosen: ReadonlyMap<string, FeedTransaction>;
  set(transactions: readonly FeedTransaction[], selected: boolean): void;
  clear(): void;
}

const nothing: ReadonlyMap<string, FeedTransaction> = new Map();

export function useSelection(onChange: ((transactions: readonly FeedTransaction[]) => void) | undefined): Selection {
  const [chosen, setChosen] = useState(nothing);

  const change = useCallback(
    (next: ReadonlyMap<string, FeedTransaction>) => {
      setChosen(next);
      onChange?.([...next.values()]);
    },
    [onChange],
  );

  return {
    chosen,
    set(transactions, selected) {
      const next = new Map(chosen);
      for (const transaction of transactions) {
        if (selected) next.set(transaction.id, transaction);
        else next.delete(transaction.id);
      }
      change(next);
    },
    clear: () => change(nothing),
  };
}
