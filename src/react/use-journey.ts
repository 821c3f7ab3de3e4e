import { useCallback, useEffect, useReducer, useRef } from 'react';
import { connectFlow, type ConnectFlow, type ConnectWay } from '../core/connect-flow.js';
import { permissionsTextHash } from '../core/consent.js';
import { connectedCount } from '../core/feed-account-status.js';
import { isConnected } from '../core/feed-state.js';
import type { Feed } from '../core/feed.js';
import type { Locale } from '../core/locale.js';
import { permissionsSentences } from '../i18n/permissions-text.js';
import { connectTexts } from '../i18n/texts/connect.js';
import { useTranslator } from '../i18n/use-translator.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { askOnce } from './ask-once.js';
import { changeFeed } from './change-feed.js';
import { useBankFeedsContext } from './context.js';
import { feedKey } from './question-keys.js';
import { useFeed } from './use-feed.js';
import { useWaiting } from './use-waiting.js';

export interface UseConnectOptions {
  readonly way?: ConnectWay | undefined;
  /** The language in which the permissions are shown. */
  readonly locale: Locale;
  /**
   * The sentences that were shown for agreement, where the host words its own: their hash goes on record, and the bank's
   * server knows it as `consentTextHashes`. Default: the provider's texts, which `usePermissionsText` gives.
   */
  readonly permissionsText?: readonly string[] | undefined;
  /** At least one more account feeds QuickBooks than when the journey began. */
  readonly onLinked?: ((feed: Feed) => void) | undefined;
}

export interface UseConnect {
  readonly flow: ConnectFlow;
  /** The feed as last heard of; null before the first answer. */
  readonly feed: Feed | null;
  /** The wait has gone on for so long that asking has stopped; `lookNow` asks again. */
  readonly stoppedWaiting: boolean;
  open(): void;
  close(): void;
  consent(): void;
  choose(accountIds: readonly string[]): void;
  back(): void;
  retry(): void;
  /** The customer says that the pair is entered in QuickBooks. */
  entered(): void;
  /** From waiting: another pair or link is wanted. */
  wantCredentials(): void;
  /** From connected: more accounts are wanted. */
  wantMore(): void;
  lookNow(): void;
}

interface JourneyQuestion {
  readonly working: 'loading' | 'connecting';
  readonly epoch: number;
  readonly signal: AbortSignal;
}

/** The journey from where it begins: closed, or opened by whoever draws it. */
export function useJourney({ way = 'credentials', locale, permissionsText, onLinked }: UseConnectOptions, beginning: ConnectFlow): UseConnect {
  const { adapter, answers, reportError, reportEvent } = useBankFeedsContext();
  const { i18n, bring } = useTranslator();
  bring([connectTexts]);
  const [flow, dispatch] = useReducer(connectFlow, beginning);
  const isOpen = flow.state !== 'closed';
  const { feed, refresh } = useFeed({ enabled: isOpen });
  const step = flow.state === 'closed' ? null : flow.step;
  const working = flow.state === 'open' && (flow.step === 'loading' || flow.step === 'connecting') ? flow.step : null;
  const chosen = flow.state === 'closed' ? null : flow.chosen;

  const linked = useRef(onLinked);
  useEffect(() => {
    linked.current = onLinked;
  });

  // With what holds when a question begins: another locale or way does not begin it anew.
  const carryOut = useRef<((question: JourneyQuestion) => Promise<void>) | null>(null);
  useEffect(() => {
    carryOut.current = async ({ working: asked, epoch, signal }) => {
      try {
        if (asked === 'loading') {
          const read = await askOnce(signal, 'feed', () => adapter.getFeed({ signal }));
          if (signal.aborted) return;
          answers.tell(feedKey, read);
          dispatch({ type: 'feedRead', epoch, feed: read, way });
        } else {
          const textVersion = answers.told(feedKey)?.consent.textVersion ?? '';
          const connected = await changeFeed(answers, signal, () =>
            askOnce(signal, 'connect', async () => {
              const textHash = await permissionsTextHash(permissionsText ?? permissionsSentences(i18n, locale));
              return adapter.connect({ accountIds: chosen ?? [], consent: { textVersion, locale, textHash } }, { signal });
            }),
          );
          dispatch({ type: 'connectAnswered', epoch, feed: connected, way });
        }
      } catch (cause) {
        if (signal.aborted) return;
        const error = asBankFeedsError(cause, asked === 'loading' ? 'feed' : 'connect');
        reportError(error);
        dispatch({ type: 'failed', epoch, error });
      }
    };
  });

  useEffect(() => {
    if (!working) return;
    const controller = new AbortController();
    void carryOut.current?.({ working, epoch: flow.epoch, signal: controller.signal });
    return () => controller.abort();
  }, [working, flow.epoch, adapter]);

  const connected = feed ? connectedCount(feed) : 0;
  useEffect(() => {
    if (feed) dispatch({ type: 'feedChanged', feed });
  }, [feed, step]);

  const arrivedWith = flow.state === 'open' && flow.step === 'connected' && feed && isConnected(feed) ? connected : 0;
  const journeyMade = useRef(false);
  useEffect(() => {
    if (step === 'credentials' || step === 'link' || step === 'waiting') journeyMade.current = true;
    if (step === null) journeyMade.current = false;
    if (arrivedWith > 0 && journeyMade.current && feed) {
      journeyMade.current = false;
      linked.current?.(feed);
      reportEvent({ type: 'linked', connectedAccounts: arrivedWith });
    }
  }, [arrivedWith, step, feed, reportEvent]);

  const { stopped, lookNow } = useWaiting({ waiting: step === 'waiting' || step === 'credentials' || step === 'link', look: refresh });

  return {
    flow,
    feed,
    stoppedWaiting: stopped,
    open: useCallback(() => {
      dispatch({ type: 'opened' });
      reportEvent({ type: 'connectOpened' });
    }, [reportEvent]),
    close: useCallback(() => {
      dispatch({ type: 'closed' });
      reportEvent({ type: 'connectClosed' });
    }, [reportEvent]),
    consent: useCallback(() => {
      dispatch({ type: 'consented' });
      reportEvent({ type: 'consentGiven' });
    }, [reportEvent]),
    choose: useCallback(
      (accountIds: readonly string[]) => {
        dispatch({ type: 'chose', accountIds });
        reportEvent({ type: 'accountsChosen', count: accountIds.length });
      },
      [reportEvent],
    ),
    back: useCallback(() => dispatch({ type: 'wentBack' }), []),
    retry: useCallback(() => dispatch({ type: 'retried' }), []),
    entered: useCallback(() => {
      dispatch({ type: 'entered' });
      lookNow();
    }, [lookNow]),
    wantCredentials: useCallback(() => dispatch({ type: 'wantsCredentials', way }), [way]),
    wantMore: useCallback(() => dispatch({ type: 'wantsMore' }), []),
    lookNow,
  };
}
