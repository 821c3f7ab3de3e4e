import { isBankFeedsError } from '../core/error.js';
import { useBankFeedsContext } from './context.js';
import { useOnline } from './use-online.js';

/**
 * When to ask again by itself: not without a network, not where nobody has touched the page for half an hour, and not
 * once the session has ended. A page that is left open must not keep the customer signed in at the bank.
 */
export function usePolling(): (pauseMs: number | false | null | undefined, error: Error | null) => number | false {
  const { present } = useBankFeedsContext();
  const online = useOnline();
  return (pauseMs, error) => {
    const sessionEnded = isBankFeedsError(error) && error.code === 'unauthenticated';
    return (online && present && !sessionEnded && pauseMs) || false;
  };
}
