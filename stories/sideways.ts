import { expect } from 'storybook/test';

/**
 * WCAG 1.4.10: nothing has to be scrolled in two directions. What sticks out is named; the table's own region may scroll.
 */
export async function expectNoSidewaysScroll(element: HTMLElement): Promise<void> {
  const edge = element.getBoundingClientRect().right + 1;
  const out = [...element.querySelectorAll<HTMLElement>('*')].filter((child) => {
    const { clipPath, overflowX } = getComputedStyle(child);
    if (clipPath !== 'none' || child.closest('.bf-visually-hidden, thead, [data-bf-part="region"][tabindex]')) return false;
    return child.getBoundingClientRect().right > edge || (overflowX !== 'visible' && child.scrollWidth > child.clientWidth + 1);
  });
  await expect(out.map(({ outerHTML }) => outerHTML.slice(0, 160)).join('\n')).toBe('');
}
