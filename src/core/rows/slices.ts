/** Runs an act soon, with the page's own work in between; what it returns calls it off. */
export type Breather = (act: () => void) => () => void;

export interface Pace {
  readonly breathe: Breather;
  /** Milliseconds that never go back. */
  readonly now: () => number;
}

/** How long a page may be busy without a person noticing: half of what a frame has. */
const sliceInMs = 8;

/**
 * Long work in short slices, the first of them at once. `step` does a little and answers whether there is more;
 * `between` is called after each slice but the last, `done` after the last. What it returns calls the rest off.
 */
export function inSlices({ breathe, now }: Pace, step: () => boolean, { between, done }: { readonly between: () => void; readonly done: () => void }): () => void {
  let callOff = () => {};
  function slice() {
    const end = now() + sliceInMs;
    do {
      if (!step()) {
        done();
        return;
      }
    } while (now() < end);
    callOff = breathe(slice);
    between();
  }
  slice();
  return () => callOff();
}
