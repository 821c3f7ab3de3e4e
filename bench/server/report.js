/**
 * What was measured, as a table in Markdown.
 * @param {{ when: string, cpu: string, node: string, runs: number, comparisons: readonly import('./figures.js').Comparison[] }} result
 */
export function reportOf({ when, cpu, node, runs, comparisons }) {
  const lines = comparisons.map(({ name, against, ours, other, ratio, ratioGoal, goalMs }) => {
    const cells = [
      name,
      against,
      time(ours.median),
      time(other.median),
      `${factor(ratio.median)} (${factor(ratio.least)} to ${factor(ratio.most)})`,
      `${factor(ratioGoal)}${goalMs === null ? '' : `, ${goalMs} ms`}`,
      isMet({ ours, ratio, ratioGoal, goalMs }) ? 'yes' : '**no**',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `${when.slice(0, 10)}, ${runs} runs, ${cpu}, Node ${node}. Medians; in brackets the runs apart.`,
    '',
    '| what | against | takes | that takes | ratio | goal: at most | met |',
    '|---|---|--:|--:|--:|--:|---|',
    ...lines,
  ].join('\n');
}

/** @param {Pick<import('./figures.js').Comparison, 'ours' | 'ratio' | 'ratioGoal' | 'goalMs'>} comparison */
export function isMet({ ours, ratio, ratioGoal, goalMs }) {
  return ratio.median <= ratioGoal && (goalMs === null || ours.median <= goalMs);
}

/** @param {number} milliseconds */
function time(milliseconds) {
  return milliseconds >= 1_000 ? `${(milliseconds / 1_000).toFixed(2)} s` : `${milliseconds.toFixed(milliseconds >= 100 ? 0 : milliseconds >= 10 ? 1 : 2)} ms`;
}

/** @param {number} ratio */
function factor(ratio) {
  return `${ratio.toFixed(ratio >= 10 ? 0 : 2)}x`;
}
