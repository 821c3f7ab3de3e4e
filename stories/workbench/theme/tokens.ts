export type ThemeName = 'light' | 'dark';

export interface Token {
  /** With its dashes, e.g. `--bf-color-ink`. */
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

/** What a host sets of its own, by a token's name. */
export type Changes = Readonly<Record<string, Readonly<Record<ThemeName, string>>>>;

/** The tokens of the stylesheet, in its order: the light theme's block, then what `light-dark()` says of the dark one. */
export function parseTokens(css: string): readonly Token[] {
  const start = css.indexOf(':where(:root) {');
  const block = css.slice(start, css.indexOf('\n}', start));
  const darks = new Map([...css.matchAll(/^\s*(--bf-[\w-]+):\s*light-dark\((.+),\s*(.+)\);/gm)].map(([, name = '', , dark = '']) => [name, dark.trim()]));
  return [...block.matchAll(/^\s*(--bf-[\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => {
    const light = value.trim();
    return { name, light, dark: darks.get(name) ?? light };
  });
}

/** The theme that these changes make of the tokens. */
export function withChanges(tokens: readonly Token[], changes: Changes): readonly Token[] {
  return tokens.map((token) => ({ ...token, ...changes[token.name] }));
}

/** What of a theme differs from the tokens. */
export function changesOf(tokens: readonly Token[], theme: readonly Token[]): Changes {
  const before = new Map(tokens.map((token) => [token.name, token]));
  return Object.fromEntries(
    theme.flatMap(({ name, light, dark }) => {
      const token = before.get(name);
      return token && (token.light !== light || token.dark !== dark) ? [[name, { light, dark }]] : [];
    }),
  );
}
