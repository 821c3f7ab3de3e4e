import { readFileSync } from 'node:fs';

interface Token {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

/** The tokens of the stylesheet, in its order, with their value in each theme. */
export function tokensOf(file: string): Token[] {
  const css = readFileSync(file, 'utf8');
  const start = css.indexOf(':where(:root) {');
  const block = css.slice(start, css.indexOf('\n}', start));
  return [...block.matchAll(/^\s*(--bf-[\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => {
    const pair = /^light-dark\((.+),\s*(.+)\)$/.exec(value.trim());
    return { name, light: (pair?.[1] ?? value).trim(), dark: (pair?.[2] ?? value).trim() };
  });
}

export function tokensTable(file: string): string {
  const rows = tokensOf(file).map(({ name, light, dark }) => `| \`${name}\` | \`${light}\` | ${light === dark ? 'same' : `\`${dark}\``} |`);
  return ['| token | light | dark |', '|---|---|---|', ...rows].join('\n');
}
