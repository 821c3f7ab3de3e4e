import { readFileSync } from 'node:fs';
import { isMet } from '../../bench/server/report.js';
import type { Comparison } from '../../bench/server/figures.js';

interface Latest {
  readonly when: string;
  readonly runs: number;
  readonly comparisons: readonly Comparison[];
}

/** The last figures that were saved, without the milliseconds where only the ratio counts. */
export function serverBenchTable(file: string): string {
  const { when, runs, comparisons }: Latest = JSON.parse(readFileSync(file, 'utf8'));
  const lines = comparisons.map((comparison) => {
    const { name, against, ours, ratio, ratioGoal, goalMs } = comparison;
    const takes = goalMs === null ? '' : `, ${Math.ceil(ours.median)} ms`;
    return `| ${name} | ${against} | ${times(ratio.median)}${takes} | ${times(ratioGoal)}${goalMs === null ? '' : `, ${goalMs} ms`}${isMet(comparison) ? '' : ' (**missed**)'} |`;
  });
  return [`| ${when.slice(0, 10)}, medians of ${runs} runs | against | takes | goal: at most |`, '|---|---|--:|--:|', ...lines].join('\n');
}

function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 1 : 0)}x`;
}
