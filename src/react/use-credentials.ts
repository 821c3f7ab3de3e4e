import { useCallback, useRef, useState } from 'react';
import type { Instant } from '../core/clock.js';
import { BankFeedsError } from '../core/error.js';
import type { Credentials } from '../core/feed.js';
import { changeFeed } from './change-feed.js';
import { useAction } from './use-action.js';
import { useBankFeedsContext } from './context.js';
import { feedKey } from './question-keys.js';
import { useSecretEnd } from './use-secret-end.js';

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
  const { adapter, answers, reportEvent } = useBankFeedsContext();
  const pair = useRef<Credentials | null>(null);
  const ownIsNews = useRef(false);
  const [held, setHeld] = useState(false);

  const wipe = useCallback(() => {
    pair.current = null;
    setHeld(false);
  }, []);

  /** The newest pair on the screen at the moment of the gesture; undefined while it may be one of our own that the feed has not told of. */
  function knownIssuedAt(): Instant | null | undefined {
    return ownIsNews.current ? undefined : answers.told(feedKey)?.credentialsIssuedAt;
  }

  const issuing = useAction('credentials', async (signal) => {
    if (!adapter.credentials) throw new BankFeedsError({ code: 'notOffered', stage: 'credentials' });
    try {
      const issued = await adapter.credentials.issue({ signal, knownIssuedAt: knownIssuedAt() });
      signal.throwIfAborted();
      pair.current = issued;
      ownIsNews.current = true;
      setHeld(true);
      reportEvent({ type: 'credentialsIssued' });
    } finally {
      // Also after a failure: a pair may have been made here or elsewhere, and the next gesture must know of it.
      if (!signal.aborted) void readFeedAgain();
    }
  });

  async function readFeedAgain(): Promise<void> {
    await answers.outdate(feedKey);
    if (!answers.answer(feedKey).isOutdated) ownIsNews.current = false;
  }

  const revoking = useAction('credentials', async (signal) => {
    const verbs = adapter.credentials;
    if (!verbs) throw new BankFeedsError({ code: 'notOffered', stage: 'credentials' });
    await changeFeed(answers, signal, async () => {
      const feed = await verbs.revoke({ signal });
      wipe();
      return feed;
    });
    reportEvent({ type: 'credentialsRevoked' });
  });

  useSecretEnd(wipe);

  const error = issuing.error ?? revoking.error;

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
