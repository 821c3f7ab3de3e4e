import { useCallback, useEffect, useRef, useState } from 'react';
import { BankFeedsError } from '../core/error.js';
import { codatLinkOrigins, parseLink } from '../core/link.js';
import { useAction } from './use-action.js';
import { useBankFeedsContext } from './context.js';
import { monotonic, type MonotonicClock } from './monotonic.js';
import { useSecretEnd } from './use-secret-end.js';

export interface UseHostedLink {
  /** `none` until asked for, and after the session or the page was left; `fresh`; `expiring` in the last five minutes; `expired`. */
  readonly state: 'none' | 'fresh' | 'expiring' | 'expired';
  /** Where the link leads, parsed and allowed; null unless it can be followed. As secret as a password. */
  readonly url: URL | null;
  readonly busy: boolean;
  readonly error: BankFeedsError | null;
  /** Gets a fresh link, at the moment it is wanted. */
  get(): Promise<boolean>;
}

export interface UseHostedLinkOptions {
  /** Origins to which the link may lead. Default: Codat's. */
  readonly linkOrigins?: readonly string[] | undefined;
  readonly clock?: MonotonicClock | undefined;
}

/** WCAG 2.2.1 asks for twenty seconds' warning; five minutes leave time to finish a thought. */
const warnBeforeMs = 5 * 60_000;

/** So long at most, in milliseconds, a machine that woke shows a link that has expired meanwhile. */
const lookAgainMs = 15_000;

/** The way into Codat's hosted page: fetched when wanted, watched until it expires, gone with the session and with the page. */
export function useHostedLink({ linkOrigins = codatLinkOrigins, clock = monotonic }: UseHostedLinkOptions = {}): UseHostedLink {
  const { adapter } = useBankFeedsContext();
  const link = useRef<{ readonly url: URL; readonly expiresAt: number } | null>(null);
  const [state, setState] = useState<UseHostedLink['state']>('none');

  const getting = useAction('link', async (signal) => {
    if (!adapter.hostedLink) throw new BankFeedsError({ code: 'notOffered', stage: 'link' });
    const { url, expiresInMs } = await adapter.hostedLink.get({ signal });
    signal.throwIfAborted();
    link.current = { url: parseLink(url, linkOrigins), expiresAt: clock() + expiresInMs };
    setState(stateOf(expiresInMs));
  });

  useEffect(() => {
    if (state !== 'fresh' && state !== 'expiring') return;
    const left = () => (link.current?.expiresAt ?? 0) - clock();
    let timer: ReturnType<typeof setTimeout> | undefined;

    function look(): void {
      clearTimeout(timer);
      const now = stateOf(left());
      setState(now);
      // Timers go off up to a millisecond early, and stand still while the machine sleeps: the clock decides, and is asked
      // again and again.
      if (now === state) timer = setTimeout(look, Math.min(Math.ceil(Math.max(state === 'fresh' ? left() - warnBeforeMs : left(), 0)), lookAgainMs));
    }

    look();
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
    };
  }, [state, clock, getting.busy]);

  useSecretEnd(
    useCallback(() => {
      link.current = null;
      setState('none');
    }, []),
  );

  return {
    state,
    url: state === 'fresh' || state === 'expiring' ? (link.current?.url ?? null) : null,
    busy: getting.busy,
    error: getting.error,
    get: () => getting.run(),
  };
}

function stateOf(leftMs: number): UseHostedLink['state'] {
  if (leftMs <= 0) return 'expired';
  return leftMs <= warnBeforeMs ? 'expiring' : 'fresh';
}
