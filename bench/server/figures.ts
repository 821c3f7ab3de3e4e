/** Two things measured in turn, so that both see the same noise; milliseconds. */
export interface Pair {
  readonly ours: number;
  readonly other: number;
}

export interface Figure {
  /** The median of the runs. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface Comparison {
  readonly name: string;
  readonly against: string;
  readonly ours: Figure;
  readonly other: Figure;
  /** Of each pair; not of the medians. */
  readonly ratio: Figure;
  readonly ratioGoal: number;
  /** Milliseconds that `ours` may take; null: only the ratio counts. */
  readonly goalMs: number | null;
}

export function figureOf(values: readonly number[]): Figure {
  return { median: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function comparisonOf(about: Pick<Comparison, 'name' | 'against' | 'ratioGoal' | 'goalMs'>, pairs: readonly Pair[]): Comparison {
  return {
    ...about,
    ours: figureOf(pairs.map(({ ours }) => ours)),
    other: figureOf(pairs.map(({ other }) => other)),
    ratio: figureOf(pairs.map(({ ours, other }) => ours / other)),
  };
}

export async function millisecondsOf(work: () => Promise<unknown> | unknown): Promise<number> {
  globalThis.gc?.();
  const since = performance.now();
  await work();
  return performance.now() - since;
}
