/** What every contender is asked to look like. Pixels. */
export const rowHeight = 40;
export const headerHeight = 40;
export const boxHeight = 600;

/** Rows a page, for contenders that page. */
export const pageSize = 100;

/** The tallest element that is safe in every browser; Chromium stops at 33,554,400. */
export const tallestElement = 16_000_000;
