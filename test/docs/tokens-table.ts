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
  const pairs = new Map([...css.matchAll(/^\s*(--bf-[\w-]+):\s*light-dark\((.+),\s*(.+)\);/gm)].map(([, name = '', , dark = '']) => [name, dark]));
  return [...block.matchAll(/^\s*(--bf-[\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => {
    const light = value.trim();
    return { name, light, dark: pairs.get(name)?.trim() ?? light };
  });
}

export function tokensTable(file: string): string {
  const rows = tokensOf(file).map(({ name, light, dark }) => `| \`${name}\` | \`${light}\` | ${light === dark ? 'same' : `\`${dark}\``} |`);
  return ['| token | light | dark |', '|---|---|---|', ...rows].join('\n');
}
