import { getNonce, setNonce } from 'get-nonce';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { BankFeedsAdapter } from '../core/adapter.js';
import type { BankFeedsError } from '../core/error.js';
import { negotiateLocale } from '../core/locale.js';
import type { MessageOverrides } from '../i18n/messages.js';
import { createTranslator } from '../i18n/translator.js';
import { TranslatorContext } from '../i18n/use-translator.js';
import { createAnswers, type Answers } from './answers.js';
import { BankLogoContext } from './bank-logo.js';
import { BankFeedsContext } from './context.js';
import type { BankFeedsEvent } from './events.js';
import type { QuickBooksOptions } from './quickbooks.js';
import type { SecretMarks } from './secret-marks.js';
import type { Theme } from './theme.js';
import { usePresence } from './use-presence.js';
import { useSiblingTabs } from './use-sibling-tabs.js';
import { watchedAdapter } from './watched-adapter.js';

export interface BankFeedsProviderProps {
  /** Talks to the bank's back end, e.g. `createHttpAdapter({ baseUrl: '/api/bankfeeds' })`. Make it once, outside of rendering: another adapter is another customer, and everything below starts afresh. */
  readonly adapter: BankFeedsAdapter;
  /** `en` or `fr-CA`; other tags are matched (`fr-FR` is `fr-CA`). May change at any time. Default: `en`. */
  readonly locale?: string | undefined;
  /** The host's own words, by locale and key. One may be made of others of the same widget (`$t(connect.button)`) and of the common ones. */
  readonly messages?: MessageOverrides | undefined;
  /** Default `inherit`: the widgets follow the `color-scheme` of the page they stand in. */
  readonly theme?: Theme | undefined;
  /** The bank's logo, e.g. an `<img alt="">` or an inline SVG, beside the bank's name in the dialog. Decoration: the name says it. Default: the name's first letter. */
  readonly logo?: ReactNode;
  /** Whose QuickBooks Online the customers use (`country`), names of its menus (`menus`) and where it is opened (`url`; null shows no such link), for every widget; a widget's own prop wins. Default: what this release knows. */
  readonly quickBooks?: QuickBooksOptions | undefined;
  /** Marks for the host's session recorder, put on everything that shows credentials or leads to Codat's page (`attributes`, `className`), on top of those of the common recorders. */
  readonly secretMarks?: SecretMarks | undefined;
  /** The page's CSP nonce, for the one style element that locks scrolling behind a dialog. A nonce that the host has already set is kept. */
  readonly cspNonce?: string | undefined;
  /** Called with every failure that a customer sees. Nothing in it is secret. */
  readonly onError?: ((error: BankFeedsError) => void) | undefined;
  /** Called with what the customer did, for the host's own analytics. */
  readonly onEvent?: ((event: BankFeedsEvent) => void) | undefined;
  /** Called once when the bank's session has ended. Sign the customer in again; the widgets go on from the server's state. Return a promise that is fulfilled after signing in, and they look again by themselves. */
  readonly onSessionExpired?: (() => void | Promise<unknown>) | undefined;
  /** The part of the page that holds the widgets. */
  readonly children?: ReactNode;
}

/** The same at each drawing. */
const none = {};

/** Gives the widgets below it their adapter, language and theme. */
export function BankFeedsProvider(props: BankFeedsProviderProps) {
  const { adapter, locale: tag, messages = none, theme = 'inherit', quickBooks = none, secretMarks = none, cspNonce, logo, children } = props;
  const locale = negotiateLocale(tag);
  const translator = useMemo(() => createTranslator(locale, messages), [locale, messages]);
  const { answers, generation } = useAnswersOf(adapter);

  const tellSiblings = useSiblingTabs(answers);
  const present = usePresence();

  useEffect(() => {
    // On coming back after a long while; at first there is nothing yet that could be asked for again.
    if (present) answers.askStale();
  }, [present, answers]);

  const handlers = useRef(props);
  useEffect(() => {
    handlers.current = props;
  });

  useEffect(() => {
    // get-nonce is one global for all copies of Radix on the page: the host's own nonce goes first.
    if (cspNonce && !getNonce()) setNonce(cspNonce);
  }, [cspNonce]);

  const session = useMemo(() => {
    const ends = new EventTarget();
    const watched = watchedAdapter(adapter, {
      onFeedChanged: tellSiblings,
      onSessionEnded() {
        ends.dispatchEvent(new Event('end'));
        const signingIn = handlers.current.onSessionExpired?.();
        // Who does not sign in again keeps what is shown, and its buttons.
        if (signingIn instanceof Promise)
          void signingIn.then(
            () => answers.outdate([]),
            () => undefined,
          );
      },
    });
    return { adapter: watched, ends };
  }, [adapter, answers, tellSiblings]);

  const value = useMemo(
    () => ({
      adapter: session.adapter,
      sessionEnds: session.ends,
      answers,
      present,
      theme,
      quickBooks,
      secretMarks,
      reportError(error: BankFeedsError) {
        handlers.current.onError?.(error);
      },
      reportEvent(event: BankFeedsEvent) {
        handlers.current.onEvent?.(event);
      },
    }),
    [session, answers, present, theme, quickBooks, secretMarks],
  );

  return (
    // The key takes down what was open, chosen or shown for the customer before: what stands in is of this customer.
    <BankFeedsContext.Provider key={generation} value={value}>
      <TranslatorContext.Provider value={translator}>
        <BankLogoContext.Provider value={logo}>{children}</BankLogoContext.Provider>
      </TranslatorContext.Provider>
      <Forgetting answers={answers} />
    </BankFeedsContext.Provider>
  );
}

/** What one customer saw can never be shown to the next. */
function useAnswersOf(adapter: BankFeedsAdapter): { readonly answers: Answers; readonly generation: number } {
  const [held, setHeld] = useState(() => ({ adapter, answers: createAnswers(), generation: 0 }));
  const current = held.adapter === adapter ? held : { adapter, answers: createAnswers(), generation: held.generation + 1 };
  if (current !== held) setHeld(current);
  const { answers, generation } = current;
  useEffect(() => answers.listen(), [answers]);
  return { answers, generation };
}

/**
 * Takes what was known of the customer out of memory when the provider goes, instead of leaving it to a timer. Stands
 * last: React cleans up in the order of the tree, so whoever looked at it has let go of it by then.
 */
function Forgetting({ answers }: { readonly answers: Answers }) {
  useEffect(() => () => answers.clear(), [answers]);
  return null;
}
