import axe from 'axe-core';

/** What jsdom cannot know, having no layout, and what belongs to the page around a widget. */
const beyondReach = ['color-contrast', 'target-size', 'region', 'landmark-one-main', 'page-has-heading-one'];

// axe measures letters on a canvas, which jsdom does not have and says so each time; without one axe goes on.
HTMLCanvasElement.prototype.getContext = () => null;

/** The faults that axe finds in the page as it stands, one line each: rule, what is wrong, where. */
export async function axeFaults(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: Object.fromEntries(beyondReach.map((rule) => [rule, { enabled: false }])),
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
