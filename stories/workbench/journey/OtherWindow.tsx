import { useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import css from './other-window.css?inline';
import type { Say } from './words.js';

interface OtherWindowProps {
  readonly language: string;
  readonly say: Say;
  readonly children: ReactNode;
}

/**
 * A document of its own, as QuickBooks is to the customer: what stands in it can be used while a dialog of the bank's
 * page is open. On a narrow screen it is a bar at the bottom until it is opened.
 */
export function OtherWindow({ language, say, children }: OtherWindowProps) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const layout = useSyncExternalStore(whenNarrownessChanges, () => (narrowness().matches ? 'bar' : 'side'));
  const frame = useRef<HTMLIFrameElement>(null);
  const scheme = getComputedStyle(document.documentElement).colorScheme;

  useLayoutEffect(() => {
    const page = body?.ownerDocument;
    if (!page) return;
    page.documentElement.lang = language;
    page.documentElement.style.colorScheme = scheme;
    page.title = say('quickBooks.title');
  });

  return (
    <iframe
      ref={frame}
      className="journey-window"
      data-layout={layout}
      data-state={open ? 'open' : 'closed'}
      title={say('quickBooks.title')}
      srcDoc="<!doctype html><html><head><title>QuickBooks</title></head><body></body></html>"
      onLoad={() => setBody(frame.current?.contentDocument?.body ?? null)}
    >
      {body &&
        createPortal(
          <div className="window" data-layout={layout} data-state={open ? 'open' : 'closed'}>
            <style>{css}</style>
            <button type="button" className="window-bar" aria-expanded={open} onClick={() => setOpen(!open)}>
              {say(open ? 'quickBooks.close' : 'quickBooks.open')}
            </button>
            <main className="window-content">{children}</main>
          </div>,
          body,
        )}
    </iframe>
  );
}

const narrowness = () => matchMedia('(max-width: 56rem)');

function whenNarrownessChanges(listener: () => void): () => void {
  const narrow = narrowness();
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
