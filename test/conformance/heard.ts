import { screen } from '@testing-library/react';

/** What a reader of the screen hears from now on of the regions that are there: each text as it is put in, or changes. */
export function listen(): { readonly heard: readonly string[] } {
  const heard: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      const texts = type === 'characterData' ? [target.textContent] : Array.from(addedNodes, ({ textContent }) => textContent);
      heard.push(...texts.flatMap((text) => text || []));
    }
  });
  for (const region of screen.getAllByRole('status')) {
    if (region.getAttribute('aria-live') !== 'off') observer.observe(region, { childList: true, characterData: true, subtree: true });
  }
  return { heard };
}
