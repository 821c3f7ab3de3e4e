import { isSessionEnd } from '../core/error.js';
import { useBankFeedsContext } from './context.js';

/**
 * When to ask again by itself: not where nobody has touched the page for half an hour, and not once the session has
 * ended. A page that is left open must not keep the customer signed in at the bank.
 */
export function usePolling(): (pauseMs: number | false | null | undefined, error: unknown) => number | false {
  const { present } = useBankFeedsContext();
  return (pauseMs, error) => {
    return (present && !isSessionEnd(error) && pauseMs) || false;
  };
}
