import { kindOf } from './token-values.js';
import type { Token } from './tokens.js';

const groups = [
  { title: 'Colour', has: (token: Token) => kindOf(token) === 'color' },
  { title: 'Type', has: ({ name }: Token) => /^--bf-(?:font|line-height|letter)/.test(name) },
  { title: 'Space and density', has: ({ name }: Token) => /^--bf-(?:space|density)/.test(name) },
  { title: 'Motion', has: ({ name }: Token) => /^--bf-(?:duration|easing)/.test(name) },
  { title: 'Shape', has: ({ name }: Token) => /^--bf-(?:radius|border|focus|shadow)/.test(name) },
  { title: 'Sizes and layers', has: () => true },
] as const;

export interface TokenGroup {
  readonly title: string;
  readonly tokens: readonly Token[];
}

/** Each token in the first group that takes it. */
export function groupsOf(tokens: readonly Token[]): readonly TokenGroup[] {
  const groupOf = (token: Token) => groups.find(({ has }) => has(token));
  return groups.map((group) => ({ title: group.title, tokens: tokens.filter((token) => groupOf(token) === group) })).filter((group) => group.tokens.length > 0);
}
