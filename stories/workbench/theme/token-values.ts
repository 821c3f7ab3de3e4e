import Color from 'colorjs.io';
import type { Token } from './tokens.js';

/*
 * A token's value as CSS writes it, and as the Design Tokens Format Module 2025.10 has it. What cannot be said in that
 * format is not a value a token may have.
 */

export interface ColorValue {
  readonly colorSpace: 'srgb';
  /** 0 to 1. */
  readonly components: readonly [number, number, number];
  readonly alpha: number;
  /** Six digits: the colour without its alpha. */
  readonly hex: string;
}

export interface Measure<Unit extends string> {
  readonly value: number;
  readonly unit: Unit;
}

export interface ShadowValue {
  /** A colour, or the reference `{group.token}` to one. */
  readonly color: ColorValue | string;
  readonly offsetX: Measure<'px' | 'rem'>;
  readonly offsetY: Measure<'px' | 'rem'>;
  readonly blur: Measure<'px' | 'rem'>;
  readonly spread: Measure<'px' | 'rem'>;
}

export type TokenValue =
  | { readonly kind: 'color'; readonly value: ColorValue }
  | { readonly kind: 'dimension'; readonly value: Measure<'px' | 'rem'> }
  /** The format knows no `em`: a number, whose unit is told beside it. */
  | { readonly kind: 'em'; readonly value: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'fontWeight'; readonly value: number }
  | { readonly kind: 'fontFamily'; readonly value: readonly string[] }
  | { readonly kind: 'duration'; readonly value: Measure<'ms' | 's'> }
  | { readonly kind: 'cubicBezier'; readonly value: readonly [number, number, number, number] }
  | { readonly kind: 'shadow'; readonly value: ShadowValue };

export type TokenKind = TokenValue['kind'];

type ValueOf<Kind extends TokenKind> = Extract<TokenValue, { readonly kind: Kind }>;

const numeral = '-?(?:\\d+\\.?\\d*|\\.\\d+)';
const measure = new RegExp(`^(${numeral})(px|rem)$`);
const time = new RegExp(`^(${numeral})(ms|s)$`);
const em = new RegExp(`^(${numeral})em$`);
const bare = new RegExp(`^${numeral}$`);

const easings: Readonly<Record<string, readonly [number, number, number, number]>> = {
  linear: [0, 0, 1, 1],
  ease: [0.25, 0.1, 0.25, 1],
  'ease-in': [0.42, 0, 1, 1],
  'ease-out': [0, 0, 0.58, 1],
  'ease-in-out': [0.42, 0, 0.58, 1],
};

const parsers: { readonly [Kind in TokenKind]: (css: string) => ValueOf<Kind>['value'] | null } = {
  color: parseColor,
  dimension: parseDimension,
  em: (css) => numberIn(em.exec(css)?.[1]),
  duration(css) {
    const [, value, unit] = time.exec(css) ?? [];
    return value === undefined || Number(value) < 0 ? null : { value: Number(value), unit: unit === 's' ? 's' : 'ms' };
  },
  cubicBezier: parseEasing,
  shadow: parseShadow,
  fontWeight(css) {
    const weight = numberIn(bare.exec(css)?.[0]);
    return weight !== null && weight >= 1 && weight <= 1000 ? weight : null;
  },
  number: (css) => numberIn(bare.exec(css)?.[0]),
  fontFamily: parseFamilies,
};

/** What kind of value a token has, told by the value that it comes with. */
export function kindOf({ name, light }: Token): TokenKind {
  if (name.startsWith('--bf-font-weight')) return 'fontWeight';
  const order = ['color', 'dimension', 'em', 'duration', 'cubicBezier', 'shadow', 'number'] as const;
  return order.find((kind) => parsers[kind](light) !== null) ?? 'fontFamily';
}

/** null: no value of this kind. */
export function parseValue<Kind extends TokenKind>(kind: Kind, css: string): ValueOf<Kind>['value'] | null {
  return parsers[kind](css.trim());
}

export function cssOf(token: TokenValue): string {
  switch (token.kind) {
    case 'color':
      return cssOfColor(token.value);
    case 'dimension':
    case 'duration':
      return `${token.value.value}${token.value.unit}`;
    case 'em':
      return `${token.value}em`;
    case 'number':
    case 'fontWeight':
      return String(token.value);
    case 'fontFamily':
      return token.value.map((name) => (/^-?[a-z][\w-]*$/i.test(name) ? name : `"${name}"`)).join(', ');
    case 'cubicBezier':
      return `cubic-bezier(${token.value.join(', ')})`;
    case 'shadow': {
      const { offsetX, offsetY, blur, spread, color } = token.value;
      const lengths = [offsetX, offsetY, blur, spread].map(({ value, unit }) => (value === 0 ? '0' : `${value}${unit}`));
      return [...lengths, typeof color === 'string' ? cssOfReference(color) : cssOfColor(color)].join(' ');
    }
    default:
      return token satisfies never;
  }
}

function parseColor(css: string): ColorValue | null {
  const color = Color.try(css)?.to('srgb').toGamut();
  if (!color) return null;
  const [red = 0, green = 0, blue = 0] = color.coords.map((component) => rounded(component ?? 0));
  const alpha = rounded(color.alpha ?? 1);
  return { colorSpace: 'srgb', components: [red, green, blue], alpha, hex: `#${[red, green, blue].map(twoDigits).join('')}` };
}

function cssOfColor({ hex, alpha }: ColorValue): string {
  return alpha === 1 ? hex : `${hex}${twoDigits(alpha)}`;
}

function twoDigits(part: number): string {
  return Math.round(part * 255)
    .toString(16)
    .padStart(2, '0');
}

function rounded(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}

function numberIn(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function parseDimension(css: string): Measure<'px' | 'rem'> | null {
  if (css === '0') return { value: 0, unit: 'px' };
  const [, value, unit] = measure.exec(css) ?? [];
  return value === undefined ? null : { value: Number(value), unit: unit === 'rem' ? 'rem' : 'px' };
}

function parseEasing(css: string): readonly [number, number, number, number] | null {
  const named = easings[css];
  if (named) return named;
  const [, inside] = /^cubic-bezier\(([^()]*)\)$/.exec(css) ?? [];
  const parts = inside?.split(',').map((part) => part.trim()) ?? [];
  const [x1, y1, x2, y2, ...rest] = parts.map((part) => (bare.test(part) ? Number(part) : Number.NaN));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined || rest.length > 0) return null;
  const inRange = [x1, x2].every((x) => x >= 0 && x <= 1) && [y1, y2].every(Number.isFinite);
  return inRange ? [x1, y1, x2, y2] : null;
}

function parseShadow(css: string): ShadowValue | null {
  const [, lengths = '', colour = ''] = /^((?:[-\d.]+(?:px|rem)?\s+){2,4})(\S.*)$/.exec(css) ?? [];
  const [offsetX, offsetY, blur = zero, spread = zero] = lengths.trim().split(/\s+/).map(parseDimension);
  const color = referenceIn(colour) ?? parseColor(colour);
  return offsetX && offsetY && blur && spread && color ? { color, offsetX, offsetY, blur, spread } : null;
}

const zero: Measure<'px' | 'rem'> = { value: 0, unit: 'px' };

/** `var(--bf-color-shadow)` → `{color.shadow}`. */
function referenceIn(css: string): string | null {
  const [, group, rest] = /^var\(--bf-([a-z]+)-([\w-]+)\)$/.exec(css) ?? [];
  return group && rest ? `{${group}.${rest}}` : null;
}

function cssOfReference(reference: string): string {
  return `var(--bf-${reference.slice(1, -1).replaceAll('.', '-')})`;
}

function parseFamilies(css: string): readonly string[] | null {
  const names = [...css.matchAll(/\s*(?:"([^"]+)"|'([^']+)'|([\w][\w -]*|-[\w-]+))\s*(,|$)/g)];
  if (names.map(([all]) => all).join('') !== css || names.at(-1)?.[4] !== '') return null;
  return names.map(([, double, single, plain = '']) => (double ?? single ?? plain).trim());
}
