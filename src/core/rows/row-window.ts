/** A list of rows of one height behind a view that shows some of them. Lengths are CSS pixels. */
export interface RowGeometry {
  readonly count: number;
  readonly rowHeight: number;
  /** Of the part of the view in which rows are seen. */
  readonly viewHeight: number;
}

/**
 * No element is made higher than this: Chromium ends at 33.5 million pixels, Firefox is said to ignore heights above
 * 17.9 million. A longer list is scrolled in a shorter element, in which each pixel stands for more than one.
 */
export const tallestElement = 16_000_000;

/** How high the rows are together. */
export function listHeight({ count, rowHeight }: RowGeometry): number {
  return count * rowHeight;
}

/** How high the element is in which they are scrolled. */
export function elementHeight(geometry: RowGeometry): number {
  return Math.min(listHeight(geometry), Math.max(tallestElement, geometry.viewHeight));
}

/** How far into the list the view can be scrolled. */
export function furthestTop(geometry: RowGeometry): number {
  return Math.max(0, listHeight(geometry) - geometry.viewHeight);
}

function furthestScroll(geometry: RowGeometry): number {
  return Math.max(0, elementHeight(geometry) - geometry.viewHeight);
}

/** How far into the list a scroll position leads. */
export function topAtScroll(geometry: RowGeometry, scrollTop: number): number {
  const furthest = furthestScroll(geometry);
  if (furthest === 0) return 0;
  const inside = Math.min(Math.max(0, scrollTop), furthest);
  // The ends are exact: the last row of ten million is reached.
  return inside === furthest ? furthestTop(geometry) : inside * (furthestTop(geometry) / furthest);
}

/** The scroll position that leads this far into the list. */
export function scrollAtTop(geometry: RowGeometry, top: number): number {
  const furthest = furthestTop(geometry);
  return furthest === 0 ? 0 : clampedTop(geometry, top) * (furthestScroll(geometry) / furthest);
}

export function clampedTop(geometry: RowGeometry, top: number): number {
  return Math.min(Math.max(0, top), furthestTop(geometry));
}

/** Each pixel of the element stands for more than one of the list. */
export function isShortened(geometry: RowGeometry): boolean {
  return listHeight(geometry) > elementHeight(geometry);
}

/**
 * Where a scroll that has just happened leads. A wheel, a finger or an arrow key moves by the pixels that it says, also
 * where the element is shortened; only what moves by a view and more, as the scroll bar does, goes by proportion.
 */
export function topAfterScroll(geometry: RowGeometry, before: { readonly top: number; readonly scrollTop: number }, scrollTop: number): number {
  const moved = scrollTop - before.scrollTop;
  if (!isShortened(geometry) || Math.abs(moved) >= geometry.viewHeight) return topAtScroll(geometry, scrollTop);
  return clampedTop(geometry, before.top + moved);
}

/** From `first` up to, not including, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** How many rows more at each end. */
export interface RowsBeyond {
  readonly before: number;
  readonly after: number;
}

export const noRowsBeyond: RowsBeyond = { before: 0, after: 0 };

/** The rows of which anything is in view, and some more at both ends where there are any. */
export function rowsInView({ count, rowHeight, viewHeight }: RowGeometry, top: number, { before, after }: RowsBeyond = noRowsBeyond): RowRange {
  const first = Math.floor(top / rowHeight) - before;
  const end = Math.ceil((top + viewHeight) / rowHeight) + after;
  return { first: Math.min(Math.max(0, first), count), end: Math.min(Math.max(0, end), count) };
}
