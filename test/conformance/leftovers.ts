import { createRoot } from 'react-dom/client';

// React's first root has it listen to the document for as long as there is one.
createRoot(document.createElement('div')).unmount();

/**
 * Watches timers and listeners from the moment it is called. React and Testing Library have taken their own before, so what
 * is counted belongs to the widget.
 */
export function watchLeftovers() {
  const timers = new Map<unknown, string>();
  const listeners = new Map<string, number>();
  const restore: (() => void)[] = [];

  function watchTimer(set: 'setTimeout' | 'setInterval', clear: 'clearTimeout' | 'clearInterval'): void {
    const originalSet = globalThis[set];
    const originalClear = globalThis[clear];
    const watchedSet = (act: () => void, delay?: number): unknown => {
      const handle: unknown = originalSet(() => {
        if (set === 'setTimeout') timers.delete(handle);
        act();
      }, delay);
      timers.set(handle, `${set} of ${delay ?? 0} ms`);
      return handle;
    };
    const watchedClear = (handle?: number): void => {
      timers.delete(handle);
      originalClear(handle);
    };
    Object.assign(globalThis, { [set]: watchedSet, [clear]: watchedClear });
    restore.push(() => Object.assign(globalThis, { [set]: originalSet, [clear]: originalClear }));
  }

  function watchListeners(name: string, target: EventTarget): void {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    const keys = new Map<unknown, number>();
    const keyOf = (type: string, listener: unknown, options: unknown) => {
      if (!keys.has(listener)) keys.set(listener, keys.size);
      const capture =
        typeof options === 'boolean' ? options : typeof options === 'object' && options !== null && 'capture' in options && options.capture === true;
      return `${type} on ${name}${capture ? ' (capture)' : ''} #${keys.get(listener)}`;
    };
    target.addEventListener = (type: string, listener: EventListenerOrEventListenerObject | null, options?: AddEventListenerOptions | boolean) => {
      listeners.set(keyOf(type, listener, options), 1);
      add(type, listener, options);
    };
    target.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject | null, options?: EventListenerOptions | boolean) => {
      listeners.delete(keyOf(type, listener, options));
      remove(type, listener, options);
    };
    restore.push(() => {
      target.addEventListener = add;
      target.removeEventListener = remove;
    });
  }

  const unwatchedTimeout = globalThis.setTimeout;

  watchTimer('setTimeout', 'clearTimeout');
  watchTimer('setInterval', 'clearInterval');
  watchListeners('window', window);
  watchListeners('document', document);

  return {
    /** What is still running or listening a second after it should have ended, in words. */
    async left(): Promise<readonly string[]> {
      const left = () => [...timers.values(), ...listeners.keys()];
      for (let turns = 0; turns < 50 && left().length > 0; turns += 1) {
        await new Promise((resolve) => unwatchedTimeout(resolve, 20));
      }
      return left();
    },
    stop() {
      for (const undo of restore) undo();
    },
  };
}
