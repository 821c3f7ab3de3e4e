/** Runs an act soon, with the page's own work in between; what it returns calls it off. */
export type Breather = (act: () => void) => () => void;

export interface Pace {
  readonly breathe: Breather;
  /** Milliseconds that never go back. */
  readonly now: () => number;
}

/** How long a page may be busy without a person noticing: half of what a frame has. */
export const sliceInMs = 8;

/**
 * Long work in short slices with breaths between. `step` does a little and answers whether there is more; `afterSlice`
 * is called after each slice, told whether it was the last. What it returns calls the rest off.
 */
export function inSlices({ breathe, now }: Pace, step: () => boolean, afterSlice: (isLast: boolean) => void): () => void {
  let callOff = breathe(slice);
  function slice() {
    const end = now() + sliceInMs;
    let more = true;
    while (more && now() < end) more = step();
    if (more) callOff = breathe(slice);
    afterSlice(!more);
  }
  return () => callOff();
}
