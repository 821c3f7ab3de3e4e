/**
 * Runs an act later, with the page's own work in between: `soon` where a person waits for it, else when the page has
 * nothing else to do (`idle`). What it returns calls it off.
 */
export type Breather = (act: () => void, when: 'soon' | 'idle') => () => void;

export interface Pace {
  readonly breathe: Breather;
  /** Milliseconds that never go back. */
  readonly now: () => number;
}

/** How long a page may be busy without a person noticing: half of what a frame has. */
const sliceInMs = 8;

/** How long a person who has pressed a key may wait for the first rows: little over a frame. */
export const firstSliceInMs = 20;

export interface SlicedWork {
  /** Does a little, and answers whether there is more. */
  readonly step: () => boolean;
  /** A person waits for what comes next. */
  readonly isAwaited: () => boolean;
  /** Called after each slice, told whether it was the last. */
  readonly afterSlice: (isLast: boolean) => void;
}

/** Long work in short slices with breaths between. What it returns calls the rest off. */
export function inSlices({ breathe, now }: Pace, { step, isAwaited, afterSlice }: SlicedWork): () => void {
  const when = () => (isAwaited() ? 'soon' : 'idle');
  let callOff = breathe(slice, when());
  function slice() {
    const end = now() + sliceInMs;
    let more = true;
    while (more && now() < end) more = step();
    if (more) callOff = breathe(slice, when());
    afterSlice(!more);
  }
  return () => callOff();
}
