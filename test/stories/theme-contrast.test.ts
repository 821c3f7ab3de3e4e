import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastPairs } from '../../stories/workbench/theme/contrast-pairs.js';
import { measureContrast } from '../../stories/workbench/theme/contrast.js';
import { parseTokens, withChanges } from '../../stories/workbench/theme/tokens.js';

const root = new URL('../../', import.meta.url);
const tokens = parseTokens(readFileSync(new URL('src/styles/tokens.css', root), 'utf8'));

function told(measured: ReturnType<typeof measureContrast>): readonly string[] {
  return measured.map(({ pair, theme, ratio }) => `${pair.shows} on ${pair.on}, ${theme}: ${ratio?.toFixed(2)} of ${pair.atLeast}`);
}

describe('the default theme', () => {
  it('has contrast enough for all text (1.4.3), in light and dark', () => {
    const text = measureContrast(tokens).filter(({ pair }) => pair.atLeast === 4.5);
    expect(text.length).toBeGreaterThanOrEqual(50);
    expect(told(text.filter(({ passes }) => !passes))).toEqual([]);
  });

  it('has contrast enough for borders of controls and for the focus ring (1.4.11), in light and dark', () => {
    const shapes = measureContrast(tokens).filter(({ pair }) => pair.atLeast === 3);
    expect(shapes.length).toBeGreaterThanOrEqual(18);
    expect(told(shapes.filter(({ passes }) => !passes))).toEqual([]);
  });

  it('is measured in every colour that is seen', () => {
    const unseen = ['--bf-color-line', '--bf-color-line-soft', '--bf-color-overlay', '--bf-color-shadow'];
    const measured = new Set(contrastPairs.flatMap(({ shows, on }) => [shows, on]));
    const colours = tokens.map(({ name }) => name).filter((name) => name.startsWith('--bf-color-'));
    expect(colours.filter((name) => !measured.has(name))).toEqual(unseen);
    expect([...measured].filter((name) => !colours.includes(name))).toEqual([]);
  });
});

describe('a colour that is hard to see', () => {
  const failing = (changes: Parameters<typeof withChanges>[1]) => told(measureContrast(withChanges(tokens, changes)).filter(({ passes }) => !passes));

  it('is reported in the theme in which it is', () => {
    expect(failing({ '--bf-color-on-accent': { light: '#ffffff', dark: '#5599cc' } })).toEqual([
      '--bf-color-on-accent on --bf-color-accent, dark: 1.43 of 4.5',
      '--bf-color-on-accent on --bf-color-accent-strong, dark: 1.81 of 4.5',
    ]);
  });

  it('is not rounded up to what it should be', () => {
    // 4.48:1, of which many a tool says 4.5.
    expect(failing({ '--bf-color-ink-faint': { light: '#777777', dark: '#9aa9b5' } })).toEqual(['--bf-color-ink-faint on --bf-color-card, light: 4.48 of 4.5']);
  });

  it('is reported where it can be seen through, or is no colour', () => {
    const changes = { '--bf-color-line-control': { light: '#00000080', dark: 'blurple' } };
    expect(failing(changes)).toEqual([
      '--bf-color-line-control on --bf-color-card, light: undefined of 3',
      '--bf-color-line-control on --bf-color-card, dark: undefined of 3',
    ]);
  });

  it('measures black on white as 21, and a colour on itself as 1', () => {
    const ratios = measureContrast(
      withChanges(tokens, { '--bf-color-ink': { light: '#000', dark: '#182129' }, '--bf-color-card': { light: '#fff', dark: '#182129' } }),
    );
    const onCard = ratios.filter(({ pair }) => pair.shows === '--bf-color-ink' && pair.on === '--bf-color-card');
    expect(onCard.map(({ ratio }) => ratio)).toEqual([21, 1]);
  });
});
