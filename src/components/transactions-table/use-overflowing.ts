import { useEffect, useState, type RefObject } from 'react';

/** Whether an element's content is wider than itself, so that it scrolls and must be reachable by keyboard. */
export function useOverflowing(element: RefObject<HTMLElement | null>): boolean {
  const [overflowing, setOverflowing] = useState(false);

  useEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setOverflowing(watched.scrollWidth > watched.clientWidth));
    observer.observe(watched);
    for (const child of watched.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element]);

  return overflowing;
}
