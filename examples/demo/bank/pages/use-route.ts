import { useEffect, useState, type MouseEvent } from 'react';

export type Link = (path: string) => { readonly href: string; readonly onClick: (event: MouseEvent) => void };

/** The portal's two pages, at their own addresses. */
export function useRoute() {
  const [path, setPath] = useState(() => location.pathname);

  useEffect(() => {
    const moved = () => setPath(location.pathname);
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);

  function go(next: string): void {
    if (next !== location.pathname) history.pushState(null, '', next);
    setPath(next);
    scrollTo(0, 0);
  }

  const link: Link = (to) => ({
    href: to,
    onClick(event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(to);
    },
  });

  return { path, go, link };
}
