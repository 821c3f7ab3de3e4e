import { describe, expect, it } from 'vitest';
import { stateNames } from '../../stories/states.js';

interface Parameters {
  readonly parameters?: { readonly shows?: readonly string[]; readonly scenario?: string };
  readonly tags?: readonly string[];
}

const files = import.meta.glob<Record<string, Parameters>>('../../stories/**/*.stories.tsx', { eager: true });

const stories = Object.entries(files).flatMap(([file, { default: meta, ...exports }]) =>
  Object.entries(exports).map(([name, story]) => ({ file, name, parameters: { ...meta?.parameters, ...story.parameters } })),
);

/** Each state with the stories that show it; in Chromium each story is held to what it says it shows. */
const shownBy = new Map(stateNames.map((state) => [state, stories.filter(({ parameters }) => parameters.shows?.includes(state)).map(({ name }) => name)]));

describe('a story shows', () => {
  it('every advice, status, step, stage, reason and way to fail that there is', () => {
    expect(stories.length).toBeGreaterThan(80);
    expect(stateNames.length).toBeGreaterThan(80);
    expect(stateNames.filter((state) => shownBy.get(state)?.length === 0)).toEqual([]);
  });

  it('only states that there are', () => {
    expect(stories.flatMap(({ parameters }) => parameters.shows ?? []).filter((state) => !stateNames.includes(state))).toEqual([]);
  });

  it.each(['loading', 'failed'])('each widget %s', (state) => {
    for (const widget of ['credentials', 'accounts', 'transactions', 'receipt']) expect(shownBy.get(`${widget}.${state}`), widget).not.toEqual([]);
  });

  it('each state in a named scenario, the words of failures apart', () => {
    const without = stories.filter(({ parameters }) => parameters.shows && !parameters.scenario).map(({ name }) => name);
    expect(without).toEqual(['Every']);
  });
});
