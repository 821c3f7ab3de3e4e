import { kindOf, parseValue } from './token-values.js';
import type { Changes, Token } from './tokens.js';

/**
 * What a host writes to make a theme its own: only what differs. The light value stands first, for browsers without
 * `light-dark()`. A rule of the host's outside of any layer wins over the stylesheet's own rest for those who have asked
 * for no motion, so changed durations say it again.
 */
export function hostCssOf(tokens: readonly Token[], changes: Changes): string {
  const changed = tokens.flatMap((token) => {
    const change = changes[token.name];
    return change ? [{ ...token, ...change, kind: kindOf(token) }] : [];
  });
  if (changed.length === 0) return '';
  const themed = changed.filter(({ light, dark }) => light !== dark);
  const durations = changed.filter(({ kind }) => kind === 'duration');
  return [
    rule(changed.map(({ name, light }) => `${name}: ${light};`)),
    ...(themed.length > 0
      ? [within('@supports (color: light-dark(#000, #fff))', rule(themed.map(({ name, light, dark }) => `${name}: light-dark(${light}, ${dark});`)))]
      : []),
    ...(durations.length > 0 ? [within('@media (prefers-reduced-motion: reduce)', rule(durations.map(({ name }) => `${name}: 0s;`)))] : []),
  ].join('\n');
}

function rule(declarations: readonly string[]): string {
  return [':root {', ...declarations.map((declaration) => `  ${declaration}`), '}', ''].join('\n');
}

function within(condition: string, css: string): string {
  return `${condition} {\n${css
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n}\n`;
}

export interface HostTheme {
  readonly changes: Changes;
  /** What was written and cannot be used, each with the reason. */
  readonly refused: readonly string[];
}

/** Reads what a host wrote, wherever in its CSS it stands. */
export function parseHostCss(tokens: readonly Token[], css: string): HostTheme {
  const known = new Map(tokens.map((token) => [token.name, token]));
  const changes: Record<string, { readonly light: string; readonly dark: string }> = {};
  const refused: string[] = [];
  for (const [, name = '', value = ''] of withoutReducedMotion(css).matchAll(/(--bf-[\w-]+)\s*:\s*([^;{}]+)/g)) {
    const token = known.get(name);
    const both = themesIn(value.trim());
    if (!token) refused.push(`${name} is not a token.`);
    else if (both.some((one) => parseValue(kindOf(token), one) === null)) refused.push(`${name}: ${value.trim()} cannot be read.`);
    else changes[name] = { light: both[0], dark: both[1] };
  }
  const different = Object.entries(changes).filter(([name, { light, dark }]) => light !== known.get(name)?.light || dark !== known.get(name)?.dark);
  return { changes: Object.fromEntries(different), refused };
}

/** The two sides of `light-dark(a, b)`; anything else holds in both themes. */
function themesIn(value: string): readonly [light: string, dark: string] {
  const [, inside] = /^light-dark\((.*)\)$/s.exec(value) ?? [];
  if (inside === undefined) return [value, value];
  let depth = 0;
  const comma = [...inside].findIndex((character) => {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    return character === ',' && depth === 0;
  });
  return [inside.slice(0, comma).trim(), inside.slice(comma + 1).trim()];
}

function withoutReducedMotion(css: string): string {
  return css.replace(/\/\*[^]*?\*\//g, '').replace(/@media[^{]*prefers-reduced-motion[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
}
