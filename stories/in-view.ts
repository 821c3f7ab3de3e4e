import { expect } from 'storybook/test';

/** Seen and reachable by the pointer as it stands, without scrolling. */
export async function expectInView(element: HTMLElement): Promise<void> {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  await expect({ left: left >= 0, top: top >= 0, right: right <= innerWidth, bottom: bottom <= innerHeight }).toEqual({
    left: true,
    top: true,
    right: true,
    bottom: true,
  });
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  await expect(element.contains(hit)).toBe(true);
}
