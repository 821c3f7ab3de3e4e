/** What is seen on what, and how far it must stand out from it. */
export interface ContrastPair {
  readonly shows: string;
  readonly on: string;
  /** WCAG 1.4.3: 4.5 for text of our sizes. WCAG 1.4.11: 3 for what is needed to see a control, its state or its focus. */
  readonly atLeast: 4.5 | 3;
  readonly where: string;
}

const softGrounds = ['--bf-color-neutral-soft', '--bf-color-good-soft', '--bf-color-wait-soft', '--bf-color-bad-soft'] as const;
const grounds = ['--bf-color-card', '--bf-color-sunk', ...softGrounds] as const;

const text = (shows: string, on: string, where: string): ContrastPair => ({ shows, on, atLeast: 4.5, where });
const shape = (shows: string, on: string, where: string): ContrastPair => ({ shows, on, atLeast: 3, where });

/**
 * Once, with the reason. Not here: the lines between rows and around cards and quiet buttons, which tell nothing that
 * words and space do not tell, and what is disabled.
 */
export const contrastPairs: readonly ContrastPair[] = [
  ...grounds.map((on) => text('--bf-color-ink', on, on === '--bf-color-card' ? 'All text' : 'Text in notices, callouts and side panels')),
  ...grounds.map((on) =>
    text('--bf-color-ink-soft', on, on === '--bf-color-card' ? 'Small text and labels' : 'Small text in notices, callouts and side panels'),
  ),
  text('--bf-color-ink-faint', '--bf-color-card', 'Placeholders, steps to come'),
  ...grounds.map((on) =>
    text('--bf-color-accent', on, on === '--bf-color-card' ? 'Links and quiet buttons' : 'Links and quiet buttons in notices and side panels'),
  ),
  text('--bf-color-accent', '--bf-color-accent-soft', 'Numbers of steps, a pressed choice, a quiet button under the pointer'),
  text('--bf-color-on-accent', '--bf-color-accent', 'Main buttons'),
  text('--bf-color-on-accent', '--bf-color-accent-strong', 'Main buttons under the pointer'),
  text('--bf-color-good', '--bf-color-card', 'Money in, “Copied”'),
  text('--bf-color-good', '--bf-color-good-soft', 'Badges: connected, sent'),
  text('--bf-color-wait', '--bf-color-wait-soft', 'Badges: waiting, late'),
  text('--bf-color-bad', '--bf-color-card', 'Buttons that end something, errors of fields'),
  text('--bf-color-bad', '--bf-color-bad-soft', 'Badges: disconnected, refused; a button that ends something, under the pointer'),
  text('--bf-color-on-bad', '--bf-color-bad', 'The button that ends something for good'),
  text('--bf-color-on-bad', '--bf-color-bad-strong', 'The button that ends something for good, under the pointer'),
  text('--bf-color-neutral', '--bf-color-neutral-soft', 'Badges: unknown, on hold'),
  shape('--bf-color-line-control', '--bf-color-card', 'Borders of fields, lists and choices'),
  ...[...grounds, '--bf-color-accent-soft'].map((on) => shape('--bf-color-focus', on, 'The ring around what has the focus')),
  shape('--bf-color-accent', '--bf-color-card', 'The shape of main buttons, ticked boxes, steps done'),
  shape('--bf-color-bad', '--bf-color-card', 'The shape of a button that ends something for good'),
];
