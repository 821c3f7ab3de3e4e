import { Drawing } from './Drawing.js';

export const linkDrawing = (
  <>
    <path d="M8.4 11.6a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-1 1" />
    <path d="M11.6 8.4a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l1-1" />
  </>
);

/** By itself, so that a page with one button does not load every drawing. */
export function LinkIcon() {
  return <Drawing>{linkDrawing}</Drawing>;
}
