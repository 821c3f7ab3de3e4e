import { expect } from 'storybook/test';

const hidden = '.bf-visually-hidden, thead, .bf-transactions-head, svg, [aria-hidden="true"]';
const mayScroll = '[data-bf-part="region"][tabindex]';
/** In a row of one height a long word ends with dots; its details tell it whole. */
const mayEndWithDots = '.bf-transactions-scrolling [data-column="type"], .bf-transactions-scrolling [data-column="description"]';

/**
 * WCAG 1.4.10: nothing has to be scrolled in two directions, and no word is cut off, in either direction of
 * writing. What sticks out is named; the table's own region may scroll.
 */
export async function expectFits(element: HTMLElement): Promise<void> {
  const { left, right } = element.getBoundingClientRect();
  const parts = [...element.querySelectorAll<HTMLElement>('*')].filter((part) => isSeen(part) && !part.closest(`${hidden}, ${mayScroll}, ${mayEndWithDots}`));
  const faults = parts.flatMap((part) => {
    const box = part.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(part);
    const wide = part.scrollWidth > part.clientWidth + 1;
    const high = part.scrollHeight > part.clientHeight + 1;
    return [
      ...(box.right > right + 1 || box.left < left - 1 ? ['sticks out'] : []),
      ...(overflowX !== 'visible' && wide ? ['scrolls or is cut off sideways'] : []),
      ...(/hidden|clip/.test(overflowY) && high && !scrollsInside(part) ? ['is cut off below'] : []),
    ].map((fault) => `${fault}: ${part.outerHTML.slice(0, 160)}`);
  });
  await expect(faults.join('\n')).toBe('');
}

function isSeen(part: HTMLElement): boolean {
  const { clipPath, display } = getComputedStyle(part);
  return clipPath === 'none' && display !== 'none' && display !== 'inline' && part.getClientRects().length > 0;
}

/** What is cut off in one box may be scrolled to in another that stands in it. */
function scrollsInside(part: HTMLElement): boolean {
  return [...part.querySelectorAll<HTMLElement>('*')].some((child) => /auto|scroll/.test(getComputedStyle(child).overflowY));
}

/** Everything of ours that is on the screen. */
export async function expectPageFits(): Promise<void> {
  for (const root of document.querySelectorAll<HTMLElement>('.bf-dialog, .bf-card')) await expectFits(root);
  await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
}

/** WCAG 1.4.12: as much room between lines, letters, words and paragraphs as a reader may set. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** The same with the reader's own text spacing. */
export async function expectSpacedTextFits(): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spacing);
  document.adoptedStyleSheets.push(sheet);
  try {
    // What watches sizes hears of them with the next drawing.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await expectPageFits();
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}
