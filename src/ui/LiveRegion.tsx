import { useEffect, useRef, useState } from 'react';
import type { Messages } from '../i18n/translator.js';
import { useMessages } from '../i18n/use-messages.js';

/** Long enough to be spoken; then nobody comes upon it again when reading on. */
const spokenWithinMs = 10_000;

/**
 * Speaks a change once. It stands in the page, empty, before there is anything to say (WCAG 4.1.3), and names
 * `aria-live` itself, because an open dialog hides a mere `role="status"` outside of it. The same in another language is
 * no news.
 */
export function LiveRegion({ message }: { readonly message: string }) {
  const { locale } = useMessages();
  const [text, setText] = useState('');
  const last = useRef<{ readonly message: string; readonly locale: Messages['locale'] }>({ message: '', locale });

  useEffect(() => {
    const before = last.current;
    last.current = { message, locale };
    if (before.locale !== locale) setText('');
    else if (before.message !== message) setText(message);
  }, [message, locale]);

  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setText(''), spokenWithinMs);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div className="bf-visually-hidden" role="status" aria-live="polite" aria-atomic="true" data-bf-part="live">
      {text}
    </div>
  );
}
