import { useEffect } from 'react';
import type { BankFeedsError } from '../core/error.js';
import { useBankFeedsContext } from './context.js';

/** Tells the host of a failure once, when the customer gets to see it. */
export function useReportedError(error: BankFeedsError | null): void {
  const { reportError } = useBankFeedsContext();
  useEffect(() => {
    if (error) reportError(error);
  }, [error, reportError]);
}
