import Color from 'colorjs.io';
import { contrastPairs, type ContrastPair } from './contrast-pairs.js';
import type { ThemeName, Token } from './tokens.js';

export interface Measured {
  readonly pair: ContrastPair;
  readonly theme: ThemeName;
  /** 1 to 21; null where a colour cannot be read. */
  readonly ratio: number | null;
  readonly passes: boolean;
}

/** Every pair in every theme, by WCAG 2's relative luminance. Nothing is rounded before it is compared. */
export function measureContrast(theme: readonly Token[]): readonly Measured[] {
  const byName = new Map(theme.map((token) => [token.name, token]));
  return contrastPairs.flatMap((pair) =>
    (['light', 'dark'] as const).map((name) => {
      const ratio = ratioOf(byName.get(pair.shows)?.[name], byName.get(pair.on)?.[name]);
      return { pair, theme: name, ratio, passes: ratio !== null && ratio >= pair.atLeast };
    }),
  );
}

function ratioOf(shown: string | undefined, ground: string | undefined): number | null {
  const front = shown === undefined ? null : Color.try(shown);
  const back = ground === undefined ? null : Color.try(ground);
  // What can be seen through has no contrast of its own.
  if (!front || !back || (front.alpha ?? 1) < 1 || (back.alpha ?? 1) < 1) return null;
  return front.contrast(back, 'WCAG21');
}
