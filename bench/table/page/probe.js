import { boxHeight, headerHeight, rowHeight as usualRowHeight } from './layout.js';

/** Looks from outside, as an eye would, at which row is where. */
export function createProbe(box, { canvas = false, paged = false, rowHeight = usualRowHeight }, handle) {
  const rowNumber = /#(\d{7})/;
  const heading = 'heading';

  /** The part of the screen in which rows are seen: { top, bottom } in the viewport, null while there is none. */
  function rowsArea() {
    if (handle.rowsArea) return handle.rowsArea();
    const { top } = box.getBoundingClientRect();
    return { top: top + headerHeight, bottom: top + boxHeight };
  }

  /** What is shown at a height of the viewport: the number of a row, heading, or null where it is blank. */
  function lineAt(y) {
    if (handle.rowAt) return handle.rowAt(y);
    const element = document.elementFromPoint(box.getBoundingClientRect().left + 200, y);
    if (!element || !box.contains(element)) return null;
    return numberIn(element) ?? numberIn(element.closest('[role="row"], tr')) ?? (handle.isHeading?.(element) ? heading : null);
  }

  function numberIn(element) {
    // An element with more text than a row has holds several rows.
    const text = element?.textContent ?? '';
    const found = text.length < 300 ? rowNumber.exec(text) : null;
    return found ? Number(found[1]) : null;
  }

  function firstRow() {
    const [first, second] = linesSeen();
    return (first === heading ? second : first) ?? null;
  }

  /** From the top, one for each height of a row. */
  function* linesSeen() {
    const area = rowsArea();
    // The last row may be cut off by less than a half.
    if (area) for (let y = area.top + rowHeight / 2; y < area.bottom; y += rowHeight) yield lineAt(y);
  }

  /** The rows that are seen, from the top: null for each height of a row that is blank. */
  const rowsSeen = () => [...linesSeen()].filter((line) => line !== heading);

  /** Where every row has writing: a part of the descriptions, in the viewport. */
  function textArea() {
    const { left } = box.getBoundingClientRect();
    return { ...rowsArea(), left: left + 150, right: left + 500, rowHeight };
  }

  function textAt(y) {
    const element = document.elementFromPoint(box.getBoundingClientRect().left + 200, y);
    return (element?.closest('[role="row"], tr') ?? element)?.textContent ?? '';
  }

  const textAtTop = () => textAt(rowsArea().top + rowHeight / 2);

  function isTextSeen(text) {
    const { top, bottom } = rowsArea();
    for (let y = top + rowHeight / 2; y < bottom; y += rowHeight) if (textAt(y).includes(text)) return true;
    return false;
  }

  /** Whether any of five heights shows no row. A canvas cannot be probed. */
  function isBlank() {
    const { top, bottom } = rowsArea();
    // Where a pager or a scroll bar may lie over the last row, it is left out.
    const height = bottom - top - (paged ? 60 : 20);
    return [0.1, 0.3, 0.5, 0.7, 0.9].some((share) => lineAt(top + height * share) === null);
  }

  return { firstRow, textArea, rowsSeen, textAtTop, isTextSeen, isBlank, sees: !canvas };
}
