import { useCallback, useEffect, useRef, useState } from 'react';
import type { BankFeedsError, ErrorStage } from '../core/error.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { useBankFeedsContext } from './context.js';

export interface Action<Arguments extends readonly unknown[]> {
  readonly busy: boolean;
  readonly error: BankFeedsError | null;
  /** Begins, unless it is under way. Resolves to true once done; to false when it failed, was aborted or was under way. */
  run(...args: Arguments): Promise<boolean>;
  clearError(): void;
}

/**
 * Something a person asked for, once: a second click while it is under way does nothing, it is never tried again by
 * itself, and it is aborted when the widget goes away.
 */
export function useAction<Arguments extends readonly unknown[]>(
  stage: ErrorStage,
  act: (signal: AbortSignal, ...args: Arguments) => Promise<void>,
): Action<Arguments> {
  const { reportError } = useBankFeedsContext();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: BankFeedsError | null }>({ busy: false, error: null });
  const underWay = useRef<AbortController | null>(null);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });

  useEffect(
    () => () => {
      underWay.current?.abort();
      underWay.current = null;
    },
    [],
  );

  const run = useCallback(
    async (...args: Arguments): Promise<boolean> => {
      // A ref and not the state: two clicks in one tick see the same state.
      if (underWay.current) return false;
      const controller = new AbortController();
      underWay.current = controller;
      setState({ busy: true, error: null });
      try {
        await latest.current(controller.signal, ...args);
        if (controller.signal.aborted) return false;
        setState({ busy: false, error: null });
        return true;
      } catch (cause) {
        if (controller.signal.aborted) return false;
        const error = asBankFeedsError(cause, stage);
        setState({ busy: false, error });
        reportError(error);
        return false;
      } finally {
        if (underWay.current === controller) underWay.current = null;
      }
    },
    [reportError, stage],
  );

  const clearError = useCallback(() => setState((current) => ({ ...current, error: null })), []);
  return { ...state, run, clearError };
}
