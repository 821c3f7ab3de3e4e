import * as v from 'valibot';
import { cssOf, kindOf, parseValue, type TokenKind, type TokenValue } from './token-values.js';
import type { ThemeName, Token } from './tokens.js';

/*
 * Themes in the Design Tokens Community Group's format (Format Module 2025.10): what is the same in both themes stands
 * in the group `base`, what is not in `light` and `dark`. `--bf-color-ink` is `color.ink`, `--bf-duration` is
 * `duration.$root`.
 */

const schemaAddress = 'https://www.designtokens.org/schemas/2025.10/format.json';
const vendor = 'bankfeeds';

type TokenType = Exclude<TokenKind, 'em'>;

interface DesignToken {
  readonly $type: TokenType;
  readonly $value: unknown;
  readonly $extensions?: { readonly bankfeeds: { readonly unit: 'em' } };
}

type TokenSet = Record<string, Record<string, DesignToken>>;

export interface DesignTokens {
  readonly $schema: string;
  readonly $description: string;
  readonly base: TokenSet;
  readonly light: TokenSet;
  readonly dark: TokenSet;
}

/** @throws RangeError for a value that the format cannot say */
export function designTokensOf(theme: readonly Token[]): DesignTokens {
  const sets: Record<'base' | ThemeName, TokenSet> = { base: {}, light: {}, dark: {} };
  for (const token of theme) {
    for (const set of setsOf(token)) {
      const [group, name] = pathOf(token.name);
      (sets[set][group] ??= {})[name] = designTokenOf(token, set);
    }
  }
  return { $schema: schemaAddress, $description: 'The theme of bankfeeds: the same in both themes, light, dark.', ...sets };
}

/** A token that refers to another stands where that one stands. */
function setsOf({ light, dark }: Token): readonly ('base' | ThemeName)[] {
  return light === dark && !light.includes('var(') ? ['base'] : ['light', 'dark'];
}

function pathOf(name: string): readonly [group: string, name: string] {
  const [group = '', ...rest] = name.replace('--bf-', '').split('-');
  return [group, rest.join('-') || '$root'];
}

function designTokenOf(token: Token, set: 'base' | ThemeName): DesignToken {
  const kind = kindOf(token);
  const css = token[set === 'dark' ? 'dark' : 'light'];
  const value = parseValue(kind, css);
  if (value === null) throw new RangeError(`${token.name}: "${css}" is no ${kind}.`);
  if (kind === 'em') return { $type: 'number', $value: value, $extensions: { [vendor]: { unit: 'em' } } };
  return { $type: kind, $value: kind === 'shadow' ? referringTo(set, value) : value };
}

function referringTo(set: string, value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"{', `"{${set}.`));
}

const number = v.pipe(v.number(), v.finite());
const measure = <const Units extends readonly string[]>(units: Units) => v.strictObject({ value: number, unit: v.picklist(units) });
const dimension = measure(['px', 'rem']);
const reference = v.pipe(v.string(), v.regex(/^\{[^{}$.][^{}.]*(?:\.[^{}.]+)*\}$/));
const unitRange = v.pipe(number, v.minValue(0), v.maxValue(1));
const color = v.strictObject({
  colorSpace: v.literal('srgb'),
  components: v.strictTuple([unitRange, unitRange, unitRange]),
  alpha: unitRange,
  hex: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
});

const designTokenSchema = v.variant('$type', [
  v.strictObject({ $type: v.literal('color'), $value: color }),
  v.strictObject({ $type: v.literal('dimension'), $value: dimension }),
  v.strictObject({
    $type: v.literal('number'),
    $value: number,
    $extensions: v.optional(v.strictObject({ [vendor]: v.strictObject({ unit: v.literal('em') }) })),
  }),
  v.strictObject({ $type: v.literal('fontWeight'), $value: v.pipe(number, v.minValue(1), v.maxValue(1000)) }),
  v.strictObject({ $type: v.literal('fontFamily'), $value: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)) }),
  v.strictObject({ $type: v.literal('duration'), $value: measure(['ms', 's']) }),
  v.strictObject({ $type: v.literal('cubicBezier'), $value: v.strictTuple([unitRange, number, unitRange, number]) }),
  v.strictObject({
    $type: v.literal('shadow'),
    $value: v.strictObject({ color: v.union([color, reference]), offsetX: dimension, offsetY: dimension, blur: dimension, spread: dimension }),
  }),
]);

const groupName = v.pipe(v.string(), v.regex(/^[^${}.][^{}.]*$/));
const tokenName = v.union([groupName, v.literal('$root')]);
const tokenSet = v.record(groupName, v.record(tokenName, designTokenSchema));

/** What of the format this workbench writes and reads, held to the format's rules. */
export const designTokensSchema = v.strictObject({
  $schema: v.literal(schemaAddress),
  $description: v.string(),
  base: tokenSet,
  light: tokenSet,
  dark: tokenSet,
});

type ReadToken = v.InferOutput<typeof designTokenSchema>;

/**
 * The theme that the tokens become with what the file says of them; names that are not known are left out.
 * @throws ValiError when the file is not in the format
 */
export function themeOfDesignTokens(tokens: readonly Token[], file: unknown): readonly Token[] {
  const { base, light, dark } = v.parse(designTokensSchema, file);
  return tokens.map((token) => {
    const [group, name] = pathOf(token.name);
    const read = (set: v.InferOutput<typeof tokenSet>) => {
      const found = set[group]?.[name] ?? base[group]?.[name];
      return found && cssOf(valueOf(found));
    };
    return { name: token.name, light: read(light) ?? token.light, dark: read(dark) ?? token.dark };
  });
}

function valueOf(token: ReadToken): TokenValue {
  switch (token.$type) {
    case 'number':
      return { kind: token.$extensions ? 'em' : 'number', value: token.$value };
    case 'shadow': {
      const { color: shade, ...rest } = token.$value;
      return { kind: 'shadow', value: { ...rest, color: typeof shade === 'string' ? shade.replace(/^\{(?:base|light|dark)\./, '{') : shade } };
    }
    case 'color':
      return { kind: 'color', value: token.$value };
    case 'dimension':
      return { kind: 'dimension', value: token.$value };
    case 'fontWeight':
      return { kind: 'fontWeight', value: token.$value };
    case 'fontFamily':
      return { kind: 'fontFamily', value: token.$value };
    case 'duration':
      return { kind: 'duration', value: token.$value };
    case 'cubicBezier':
      return { kind: 'cubicBezier', value: token.$value };
    default:
      return token satisfies never;
  }
}
