import { Story } from '@storybook/addon-docs/blocks';
import { useEffect, useRef, useState, type ComponentProps, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import './docs.css';

interface SeenPart {
  readonly part: string;
  readonly state: string | null;
  readonly box: DOMRect;
}

type Of = ComponentProps<typeof Story>['of'];

/** A widget at work, and its parts as they stand in its page: numbered where they are, named below and under the pointer. */
export function Anatomy({ of }: { readonly of: Of }) {
  const [shown, setShown] = useState(false);
  const [pointed, setPointed] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeenParts(place, shown);
  const names = [...new Set(seen.map(({ part }) => part))];

  return (
    <div className="docs-anatomy">
      <label className="docs-toggle">
        <input type="checkbox" checked={shown} onChange={({ target }) => setShown(target.checked)} /> Show the parts
      </label>
      <div ref={place} className="docs-live sb-unstyled" onPointerOver={({ target }) => setPointed(partAt(target))} onPointerLeave={() => setPointed(null)}>
        <Story of={of} />
      </div>
      {shown && (
        <ol className="docs-legend">
          {names.map((name) => {
            const states = [...new Set(seen.flatMap(({ part, state }) => (part === name && state !== null ? [state] : [])))];
            return (
              <li key={name} onPointerEnter={() => setPointed(name)} onPointerLeave={() => setPointed(null)}>
                <code>{name}</code>
                {states.length > 0 && <span className="docs-soft"> is {states.join(', ')}</span>}
              </li>
            );
          })}
        </ol>
      )}
      {shown &&
        createPortal(
          <div aria-hidden="true">
            {seen.map(({ part, box }, index) => (
              <div
                key={index}
                className="docs-outline"
                data-state={pointed === null ? 'all' : pointed === part ? 'pointed' : 'other'}
                style={{ insetBlockStart: box.top, left: box.left, inlineSize: box.width, blockSize: box.height }}
              >
                <span>{pointed === part ? part : names.indexOf(part) + 1}</span>
              </div>
            ))}
          </div>,
          document.body,
        )}
    </div>
  );
}

function partAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-bf-part]')?.getAttribute('data-bf-part') ?? null) : null;
}

/** The parts within the place, and in a dialog that was opened from it, wherever they move. */
function useSeenParts(place: RefObject<HTMLElement | null>, watching: boolean): readonly SeenPart[] {
  const [seen, setSeen] = useState<readonly SeenPart[]>([]);
  useEffect(() => {
    if (!watching) return undefined;
    let frame = 0;
    let before = '';
    const look = () => {
      const roots = [...(document.querySelector('[data-bf-part="dialog"]') ? document.querySelectorAll('[data-bf-part="dialog"]') : [place.current])];
      const parts = roots.flatMap((root) => (root ? partsIn(root) : []));
      const now = JSON.stringify(parts);
      if (now !== before) setSeen(parts);
      before = now;
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [place, watching]);
  return seen;
}

function partsIn(root: Element): readonly SeenPart[] {
  const elements = [root, ...root.querySelectorAll('[data-bf-part]')];
  return elements.flatMap((element) => {
    const part = element.getAttribute('data-bf-part');
    const box = element.getBoundingClientRect();
    return part === null || box.width < 2 || box.height < 2 ? [] : [{ part, state: element.getAttribute('data-state'), box }];
  });
}
