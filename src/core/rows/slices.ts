/**
 * When work goes on: `soon` where a person waits for it, `idle` when the page has nothing else to do, `later` when it has
 * drawn what it has just been given.
 */
export type Breath = 'soon' | 'idle' | 'later';

/** Runs an act after a breath, with the page's own work in between. What it returns calls it off. */
export type Breather = (act: () => void, when: Breath) => () => void;

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
  let callOff = breathe(slice, isAwaited() ? 'soon' : 'later');
  function slice() {
    const end = now() + sliceInMs;
    let more = true;
    while (more && now() < end) more = step();
    if (more) callOff = breathe(slice, isAwaited() ? 'soon' : 'idle');
    afterSlice(!more);
  }
  return () => callOff();
}
