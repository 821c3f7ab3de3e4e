import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { designTokensOf, designTokensSchema, themeOfDesignTokens } from '../../stories/workbench/theme/design-tokens.js';
import { hostCssOf, parseHostCss } from '../../stories/workbench/theme/host-css.js';
import { cssOf, kindOf, parseValue, type TokenKind, type TokenValue } from '../../stories/workbench/theme/token-values.js';
import { changesOf, parseTokens, withChanges, type Changes } from '../../stories/workbench/theme/tokens.js';
import { tokensOf } from '../docs/tokens-table.js';

const file = fileURLToPath(new URL('../../src/styles/tokens.css', import.meta.url));
const tokens = parseTokens(readFileSync(file, 'utf8'));

/** A bank that changes something of every kind. */
const changes: Changes = {
  '--bf-color-accent': { light: '#7a1f5c', dark: '#e59ad0' },
  '--bf-color-overlay': { light: '#20102080', dark: '#000000b3' },
  '--bf-font-family': { light: '"Maple Sans", Georgia, sans-serif', dark: '"Maple Sans", Georgia, sans-serif' },
  '--bf-font-weight-strong': { light: '700', dark: '700' },
  '--bf-letter-spacing-tight': { light: '-0.02em', dark: '-0.02em' },
  '--bf-line-height': { light: '1.6', dark: '1.6' },
  '--bf-radius-control': { light: '2px', dark: '2px' },
  '--bf-shadow-dialog': { light: '0 8px 2rem var(--bf-color-shadow)', dark: '0 8px 2rem var(--bf-color-shadow)' },
  '--bf-duration': { light: '0.25s', dark: '0.25s' },
  '--bf-easing': { light: 'cubic-bezier(0.3, -0.5, 0.7, 1.5)', dark: 'cubic-bezier(0.3, -0.5, 0.7, 1.5)' },
};

describe('the tokens of the stylesheet', () => {
  it('are those of the README', () => {
    expect(tokens.length).toBeGreaterThan(40);
    expect(tokens).toEqual(tokensOf(file));
  });

  it('are read and written as they stand, each by its kind', () => {
    for (const token of tokens) {
      const kind = kindOf(token);
      for (const css of [token.light, token.dark]) {
        const value = parseValue(kind, css);
        expect(value, `${token.name}: ${css}`).not.toBeNull();
        expect(cssOf({ kind, value } as TokenValue)).toBe(css);
      }
    }
  });
});

describe('a value', () => {
  it.each<[TokenKind, string]>([
    ['color', 'blurple'],
    ['color', '#12'],
    ['color', ''],
    ['color', 'var(--brand)'],
    ['dimension', '1'],
    ['dimension', '2em'],
    ['dimension', '10%'],
    ['dimension', 'calc(1px + 1px)'],
    ['duration', '120'],
    ['duration', '-1s'],
    ['cubicBezier', 'cubic-bezier(2, 0, 0, 1)'],
    ['cubicBezier', 'cubic-bezier(0, 0, 1)'],
    ['cubicBezier', 'steps(2)'],
    ['fontWeight', '0'],
    ['fontWeight', 'bold'],
    ['number', '1.5px'],
    ['fontFamily', ''],
    ['fontFamily', 'Arial,'],
    ['fontFamily', 'a; } body { display: none'],
    ['shadow', 'none'],
    ['shadow', '1px #000'],
    ['shadow', '0 1px 2px'],
  ])('of the kind %s is not "%s"', (kind, css) => {
    expect(parseValue(kind, css)).toBeNull();
  });

  it('may be any colour that CSS knows, and is told in sRGB', () => {
    expect(parseValue('color', 'rebeccapurple')).toEqual({ colorSpace: 'srgb', components: [0.4, 0.2, 0.6], alpha: 1, hex: '#663399' });
    expect(parseValue('color', 'rgb(0 0 0 / 50%)')).toEqual({ colorSpace: 'srgb', components: [0, 0, 0], alpha: 0.5, hex: '#000000' });
    expect(parseValue('color', 'color(display-p3 0 1 0)')?.components.every((part) => part >= 0 && part <= 1)).toBe(true);
  });
});

describe('the CSS for the host', () => {
  it('says only what was changed, for both themes, for old browsers, and for those who want no motion', () => {
    const few: Changes = { '--bf-color-accent': { light: '#7a1f5c', dark: '#e59ad0' }, '--bf-duration': { light: '0.25s', dark: '0.25s' } };
    expect(hostCssOf(tokens, few)).toBe(`:root {
  --bf-color-accent: #7a1f5c;
  --bf-duration: 0.25s;
}

@supports (color: light-dark(#000, #fff)) {
  :root {
    --bf-color-accent: light-dark(#7a1f5c, #e59ad0);
  }
}

@media (prefers-reduced-motion: reduce) {
  :root {
    --bf-duration: 0s;
  }
}
`);
  });

  it('is what the README shows', () => {
    const [, shown = ''] = /```css\n(:root[^]*?)```/.exec(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')) ?? [];
    const { changes: read, refused } = parseHostCss(tokens, shown);
    expect(refused).toEqual([]);
    expect(Object.keys(read)).toHaveLength(2);
    expect(hostCssOf(tokens, read)).toBe(shown);
  });

  it('says nothing where nothing was changed', () => {
    expect(hostCssOf(tokens, {})).toBe('');
  });

  it('is read back as the same tokens', () => {
    expect(parseHostCss(tokens, hostCssOf(tokens, changes))).toEqual({ changes, refused: [] });
  });

  it('is read from wherever the host has written it, whatever the colours are called', () => {
    const css = `/* --bf-color-ink: red; */ .portal{--bf-color-ink:light-dark(rgb(1, 2, 3),color-mix(in srgb, red, blue));--bf-radius-card : 0;--brand: blue}`;
    expect(parseHostCss(tokens, css)).toEqual({
      changes: { '--bf-radius-card': { light: '0', dark: '0' } },
      refused: ['--bf-color-ink: light-dark(rgb(1, 2, 3),color-mix(in srgb, red, blue)) cannot be read.'],
    });
    expect(parseHostCss(tokens, '--bf-color-ink: light-dark(rgb(1, 2, 3), hsl(0 100% 50%))').changes).toEqual({
      '--bf-color-ink': { light: 'rgb(1, 2, 3)', dark: 'hsl(0 100% 50%)' },
    });
  });

  it('names what it cannot use', () => {
    expect(parseHostCss(tokens, ':root { --bf-color-inc: red; --bf-space-1: wide; }')).toEqual({
      changes: {},
      refused: ['--bf-color-inc is not a token.', '--bf-space-1: wide cannot be read.'],
    });
  });
});

describe('the design tokens file', () => {
  const theme = withChanges(tokens, changes);
  const written: unknown = JSON.parse(JSON.stringify(designTokensOf(theme)));

  it('keeps the rules of the Design Tokens Format Module 2025.10', () => {
    expect(v.safeParse(designTokensSchema, written).issues).toBeUndefined();
    expect(written).toMatchObject({
      light: { color: { accent: { $type: 'color', $value: { colorSpace: 'srgb', components: [0.4784, 0.1216, 0.3608], alpha: 1, hex: '#7a1f5c' } } } },
      dark: {
        color: { overlay: { $type: 'color', $value: { alpha: 0.702, hex: '#000000' } } },
        shadow: { dialog: { $type: 'shadow', $value: { color: '{dark.color.shadow}', offsetY: { value: 8, unit: 'px' }, blur: { value: 2, unit: 'rem' } } } },
      },
      base: {
        font: { family: { $type: 'fontFamily', $value: ['Maple Sans', 'Georgia', 'sans-serif'] }, 'weight-strong': { $type: 'fontWeight', $value: 700 } },
        duration: { $root: { $type: 'duration', $value: { value: 0.25, unit: 's' } }, fast: { $type: 'duration', $value: { value: 120, unit: 'ms' } } },
        easing: { $root: { $type: 'cubicBezier', $value: [0.3, -0.5, 0.7, 1.5] } },
        letter: { 'spacing-tight': { $type: 'number', $value: -0.02, $extensions: { bankfeeds: { unit: 'em' } } } },
      },
    });
  });

  it('has a token for each of ours, and refers only to tokens that it has', () => {
    const { base, light, dark } = v.parse(designTokensSchema, written);
    const count = (set: Record<string, object>) => Object.values(set).reduce((sum, group) => sum + Object.keys(group).length, 0);
    expect(count(base) + count(light)).toBe(tokens.length);
    expect(count(dark)).toBe(count(light));
    const references = [...JSON.stringify(written).matchAll(/"\{([^}]+)\}"/g)].map(([, path = '']) => path.split('.'));
    expect(references.length).toBeGreaterThan(0);
    for (const [set = '', group = '', name = ''] of references) expect({ light, dark }).toHaveProperty([set, group, name]);
  });

  it('is read back as the same tokens', () => {
    const read = themeOfDesignTokens(tokens, written);
    expect(changesOf(tokens, read)).toEqual({
      ...changes,
      '--bf-shadow-dialog': { light: '0 8px 2rem 0 var(--bf-color-shadow)', dark: '0 8px 2rem 0 var(--bf-color-shadow)' },
    });
  });

  it.each([
    ['a colour as text', { light: { color: { ink: { $type: 'color', $value: '#000000' } } } }],
    ['a dimension in em', { base: { space: { 1: { $type: 'dimension', $value: { value: 1, unit: 'em' } } } } }],
    ['a dimension without its unit', { base: { space: { 1: { $type: 'dimension', $value: 4 } } } }],
    [
      'a component beyond 1',
      { light: { color: { ink: { $type: 'color', $value: { colorSpace: 'srgb', components: [255, 0, 0], alpha: 1, hex: '#ff0000' } } } } },
    ],
    ['eight digits', { light: { color: { ink: { $type: 'color', $value: { colorSpace: 'srgb', components: [1, 0, 0], alpha: 0.5, hex: '#ff000080' } } } } }],
    ['a name with a dot', { base: { 'a.b': {} } }],
    ['a token without its type', { base: { space: { 1: { $value: { value: 1, unit: 'px' } } } } }],
  ])('is refused with %s', (_, parts) => {
    expect(() => themeOfDesignTokens(tokens, { ...(written as object), ...parts })).toThrow();
  });
});
