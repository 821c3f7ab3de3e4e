import { expect } from 'storybook/test';

/** WCAG 1.4.10: nothing inside needs scrolling in two directions. */
export async function expectNoSidewaysScroll(element: HTMLElement): Promise<void> {
  const wider = [element, ...element.querySelectorAll<HTMLElement>('*')].filter(
    ({ scrollWidth, clientWidth, dataset, className }) =>
      clientWidth > 1 && scrollWidth > clientWidth + 1 && dataset['bfPart'] !== 'region' && !String(className).includes('visually-hidden'),
  );
  await expect(wider.map(({ outerHTML, scrollWidth, clientWidth }) => `${scrollWidth} > ${clientWidth}: ${outerHTML.slice(0, 120)}`).join('\n')).toBe('');
}
