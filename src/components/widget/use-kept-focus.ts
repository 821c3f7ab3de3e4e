import { useEffect, type RefObject } from 'react';

/**
 * An answer may take away the very button that has the focus, and the browser then begins at the top of the page again.
 * The widget's heading gets the focus instead (WCAG 2.4.3).
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let focused: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function remember({ target }: FocusEvent): void {
      focused = target instanceof Element && element?.contains(target) ? target : null;
    }

    function forget({ target }: PointerEvent): void {
      if (target instanceof Node && !element?.contains(target)) focused = null;
    }

    function rescue(): void {
      if (!focused || focused.isConnected || document.activeElement !== document.body) return;
      const heading = element?.querySelector<HTMLElement>('.bf-title');
      // It may stand in a part that is still being loaded.
      if (!heading) return;
      focused = null;
      heading.focus({ preventScroll: true });
    }

    // A turn later: what replaced the button may have taken the focus itself.
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(rescue);
    });
    observer.observe(element, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, [root]);
}
