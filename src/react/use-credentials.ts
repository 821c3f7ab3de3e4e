import { useCallback, useEffect, useRef, useState } from 'react';
import { BankFeedsError } from '../core/error.js';
import type { Credentials } from '../core/feed.js';
import { useAction } from './use-action.js';
import { useBankFeedsContext } from './context.js';
import { feedKey } from './query-keys.js';

export interface UseCredentials {
  /** Whether a pair is at hand. The pair itself is no state: ask `read`, and only when it is shown or copied. */
  readonly held: boolean;
  /** The pair, or null. Lives in this hook alone: no cache, no storage, no event. */
  read(): Credentials | null;
  readonly busy: 'issuing' | 'revoking' | null;
  readonly error: BankFeedsError | null;
  /** What `error` came of. */
  readonly failed: 'issuing' | 'revoking' | null;
  clearError(): void;
  /** By a person's gesture only: each call makes one more pair that works until it is revoked. */
  issue(): Promise<boolean>;
  /** Revokes every pair; feeds built on them stop. */
  revoke(): Promise<boolean>;
  /** Forgets the pair. */
  wipe(): void;
}

/** Credentials for QuickBooks: made by a gesture, held until the widget closes, the page hides or the session ends. */
export function useCredentials(): UseCredentials {
  const { adapter, queryClient, reportEvent } = useBankFeedsContext();
  const pair = useRef<Credentials | null>(null);
  const [held, setHeld] = useState(false);

  const wipe = useCallback(() => {
    pair.current = null;
    setHeld(false);
  }, []);

  const issuing = useAction('credentials', async (signal) => {
    if (!adapter.credentials) throw new BankFeedsError({ code: 'notOffered', stage: 'credentials' });
    const issued = await adapter.credentials.issue({ signal });
    signal.throwIfAborted();
    pair.current = issued;
    setHeld(true);
    reportEvent({ type: 'credentialsIssued' });
    void queryClient.invalidateQueries({ queryKey: feedKey });
  });

  const revoking = useAction('credentials', async (signal) => {
    if (!adapter.credentials) throw new BankFeedsError({ code: 'notOffered', stage: 'credentials' });
    const feed = await adapter.credentials.revoke({ signal });
    signal.throwIfAborted();
    wipe();
    queryClient.setQueryData(feedKey, feed);
    reportEvent({ type: 'credentialsRevoked' });
  });

  useEffect(() => {
    // A page that is left may come back from the browser's memory with everything on it: the secret must not.
    addEventListener('pagehide', wipe);
    return () => {
      removeEventListener('pagehide', wipe);
      pair.current = null;
    };
  }, [wipe]);

  const error = issuing.error ?? revoking.error;
  const sessionEnded = error?.code === 'unauthenticated';
  useEffect(() => {
    if (sessionEnded) wipe();
  }, [sessionEnded, wipe]);

  return {
    held,
    read: () => pair.current,
    busy: issuing.busy ? 'issuing' : revoking.busy ? 'revoking' : null,
    error,
    failed: issuing.error ? 'issuing' : revoking.error ? 'revoking' : null,
    clearError() {
      issuing.clearError();
      revoking.clearError();
    },
    issue() {
      revoking.clearError();
      return issuing.run();
    },
    revoke() {
      issuing.clearError();
      return revoking.run();
    },
    wipe,
  };
}
