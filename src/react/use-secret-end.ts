import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useBankFeedsContext } from './context.js';

/** Wipes a secret when the session ends, when the page is left, and when what holds it goes. */
export function useSecretEnd(wipe: () => void): void {
  const { sessionEnds } = useBankFeedsContext();

  useEffect(() => {
    // A page that is left is frozen as it stands, and may come back from the browser's memory: the secret must not, so
    // it is taken out of the page before this handler ends.
    const wipeNow = () => flushSync(wipe);
    addEventListener('pagehide', wipeNow);
    sessionEnds.addEventListener('end', wipe);
    return () => {
      removeEventListener('pagehide', wipeNow);
      sessionEnds.removeEventListener('end', wipe);
      wipe();
    };
  }, [wipe, sessionEnds]);
}
