import { useCallback, useEffect, useState } from 'react';
import type { FeedTransaction } from '../../core/transaction.js';

/** What is selected, whatever page it is on. Replaced, never changed. */
export interface Selection {
  readonly chosen: ReadonlyMap<string, FeedTransaction>;
  set(transactions: readonly FeedTransaction[], selected: boolean): void;
  clear(): void;
}

const nothing: ReadonlyMap<string, FeedTransaction> = new Map();

/** Of one account: transactions of two, in two currencies perhaps, are never added up. */
export function useSelection(accountId: string | null, onChange: ((transactions: readonly FeedTransaction[]) => void) | undefined): Selection {
  const [held, setHeld] = useState({ accountId, chosen: nothing });
  const chosen = held.accountId === accountId ? held.chosen : nothing;

  const change = useCallback(
    (next: ReadonlyMap<string, FeedTransaction>) => {
      setHeld({ accountId, chosen: next });
      onChange?.([...next.values()]);
    },
    [accountId, onChange],
  );

  const isOfAnother = held.accountId !== accountId && held.chosen.size > 0;
  useEffect(() => {
    if (isOfAnother) change(nothing);
  }, [isOfAnother, change]);

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
