import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FeedTransaction } from '../../core/transaction.js';

/** What is selected, whatever page it is on. Replaced, never changed. */
export interface Selection {
  readonly chosen: ReadonlyMap<string, FeedTransaction>;
  set(transactions: readonly FeedTransaction[], selected: boolean): void;
  clear(): void;
}

const nothing: ReadonlyMap<string, FeedTransaction> = new Map();

/**
 * Of one account, or of one currency where a host holds the transactions: those of two are never added up. `all` is what
 * there is to select, where that is known: what is no longer among it is no longer selected.
 */
export function useSelection(
  scope: string | null,
  onChange: ((transactions: readonly FeedTransaction[]) => void) | undefined,
  all: readonly FeedTransaction[] | null = null,
): Selection {
  const [held, setHeld] = useState({ scope, all, chosen: nothing });
  const chosen = useMemo(() => {
    if (held.scope !== scope) return nothing;
    return all === null || all === held.all ? held.chosen : stillAmong(all, held.chosen);
  }, [held, scope, all]);

  const change = useCallback(
    (next: ReadonlyMap<string, FeedTransaction>) => {
      setHeld({ scope, all, chosen: next });
      onChange?.([...next.values()]);
    },
    [scope, all, onChange],
  );

  const hasLost = chosen.size < held.chosen.size;
  useEffect(() => {
    if (hasLost) change(chosen);
  }, [hasLost, chosen, change]);

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

/** The same map where nothing has gone. */
function stillAmong(all: readonly FeedTransaction[], chosen: ReadonlyMap<string, FeedTransaction>): ReadonlyMap<string, FeedTransaction> {
  const gone = new Set(chosen.keys());
  for (const { id } of all) {
    if (gone.size === 0) break;
    gone.delete(id);
  }
  return gone.size === 0 ? chosen : new Map([...chosen].filter(([id]) => !gone.has(id)));
}
