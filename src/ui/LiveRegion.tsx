import { Fragment, useEffect, useRef, useState } from 'react';
import type { Messages } from '../i18n/translator.js';
import { useMessages } from '../i18n/use-messages.js';

/** Long enough to be spoken; then nobody comes upon it again when reading on. */
const spokenWithinMs = 10_000;

interface LiveRegionProps {
  readonly message: string;
  /** With another one, the same message is spoken again: it answers something else. */
  readonly turn?: number;
}

/**
 * Speaks a change once. It stands in the page, empty, before there is anything to say (WCAG 4.1.3), and names
 * `aria-live` itself, because an open dialog hides a mere `role="status"` outside of it. The same in another language is
 * no news.
 */
export function LiveRegion({ message, turn = 0 }: LiveRegionProps) {
  const { locale } = useMessages();
  const [spoken, setSpoken] = useState({ text: '', times: 0 });
  const last = useRef<LiveRegionProps & { readonly locale: Messages['locale'] }>({ message: '', turn, locale });

  useEffect(() => {
    const before = last.current;
    last.current = { message, turn, locale };
    if (before.locale !== locale) setSpoken(({ times }) => ({ text: '', times }));
    else if (before.message !== message || before.turn !== turn)
      setSpoken(({ text, times }) => ({ text: message, times: text === message ? times + 1 : times }));
  }, [message, turn, locale]);

  useEffect(() => {
    if (spoken.text === '') return;
    const timer = setTimeout(() => setSpoken({ ...spoken, text: '' }), spokenWithinMs);
    return () => clearTimeout(timer);
  }, [spoken]);

  return (
    <div className="bf-visually-hidden" role="status" aria-live="polite" aria-atomic="true" data-bf-part="live">
      {/* A reader of the screen hears of a text that is put in or changes, not of one that stays. */}
      <Fragment key={spoken.times}>{spoken.text}</Fragment>
    </div>
  );
}
