import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** The stylesheet after a host's build has had it: made small, and rewritten for browsers of 2023. */
async function afterHostsBuild(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      cssMinify: 'lightningcss',
      cssTarget: ['chrome111', 'safari16.4', 'firefox114'],
      rollupOptions: { input: `${source}styles/bankfeeds.css` },
    },
  });
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : [];
  return outputs.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n');
}

function stylesheets(): readonly (readonly [name: string, css: string])[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => [name, readFileSync(source + name, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')]);
}

describe('the stylesheet', () => {
  it('keeps both themes in a host’s build, also for the theme that is inherited from the page', async () => {
    const css = await afterHostsBuild();
    const tokens = readFileSync(`${source}styles/tokens.css`, 'utf8');
    const pairs = [...tokens.matchAll(/(--bf-color-[\w-]+):\s*light-dark\(/g)].map(([, name]) => name);
    expect(pairs.length).toBeGreaterThan(20);
    for (const name of pairs) expect(css).toMatch(new RegExp(`${name}:light-dark\\(`));
    expect(css).not.toMatch(/--bf-color-[\w-]+:[^;}]*--lightningcss/);
  });

  it('has a light value of every colour for browsers that know one theme only', () => {
    const tokens = readFileSync(`${source}styles/tokens.css`, 'utf8');
    const [plain = '', paired = ''] = tokens.split('@supports');
    const valueIn = (css: string, name: string) => new RegExp(`${name}:\\s*(?:light-dark\\()?([^,;)]+)`).exec(css)?.[1];
    for (const [, name = ''] of paired.matchAll(/(--bf-color-[\w-]+):/g)) expect(valueIn(plain, name), name).toBe(valueIn(paired, name));
  });

  it('has colours nowhere but in its tokens', () => {
    for (const [name, css] of stylesheets()) {
      if (name.endsWith('tokens.css')) continue;
      expect({ name, colours: css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|light-dark)a?\(/gi) ?? [] }).toEqual({ name, colours: [] });
    }
  });

  it('uses no token that does not exist', () => {
    const tokens = new Set([...readFileSync(`${source}styles/tokens.css`, 'utf8').matchAll(/(--bf-[\w-]+):/g)].map(([, name]) => name));
    for (const [name, css] of stylesheets()) {
      const own = new Set([...css.matchAll(/(--bf-[\w-]+):/g)].map(([, declared]) => declared));
      const unknown = [...css.matchAll(/var\((--bf-[\w-]+)/g)].map(([, used]) => used).filter((used) => !tokens.has(used) && !own.has(used));
      expect({ name, unknown }).toEqual({ name, unknown: [] });
    }
  });

  it('is read and tabbed through as it is seen, where something is stacked in reverse', () => {
    for (const [name, css] of stylesheets()) {
      const rules = css.match(/[^{}]*\{[^{}]*column-reverse[^{}]*\}/g) ?? [];
      expect({ name, rules: rules.filter((rule) => !rule.includes('reading-flow: flex-visual')) }).toEqual({ name, rules: [] });
    }
  });

  it('writes in no direction but the text’s own', () => {
    for (const [name, css] of stylesheets()) {
      const physical =
        css.match(/(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?<![\w-])(?:left|right):|text-align:\s*(?:left|right)/g) ?? [];
      expect({ name, physical }).toEqual({ name, physical: [] });
    }
  });

  it('moves nothing for those who asked for rest, and prints no credentials', () => {
    const all = stylesheets()
      .map(([, css]) => css)
      .join('\n');
    expect(all).toMatch(/@media \(prefers-reduced-motion: reduce\)/);
    expect(all).toMatch(/@media \(forced-colors: active\)/);
    expect(stylesheets().find(([name]) => name.endsWith('copy-field.css'))?.[1]).toMatch(/@media print/);
  });
});
