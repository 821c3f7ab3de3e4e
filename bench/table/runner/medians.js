import { phases } from './phases.js';

/** One table a phase and size: each contender's medians over the runs of this session. */
export function mediansOf({ when, cpu, node, browser, results, sizes, options }) {
  const tables = [];
  for (const { name, columns } of phases) {
    const ofPhase = results.filter(({ phase }) => phase === name);
    for (const rows of [...new Set(ofPhase.map((result) => result.rows))]) {
      const contenders = {};
      for (const contender of options.contenders) {
        const cells = ofPhase.filter((result) => result.rows === rows && result.contender === contender);
        const good = cells.filter(({ failed }) => !failed);
        if (good.length > 0) {
          const { paged, sortedByHost } = good[0];
          const figures = columns.map(({ key }) => [key, rounded(medianOf(good.map((result) => result[key])))]);
          contenders[contender] = { ...(paged && { paged }), ...(sortedByHost && { sortedByHost }), ...Object.fromEntries(figures) };
        } else if (cells.length > 0) contenders[contender] = { failed: cells[0].failed };
      }
      if (Object.keys(contenders).length > 0) {
        tables.push({ phase: name, rows, when, cpu, node, browser, runs: options.runs, settings: settingsOf(name, options), contenders });
      }
    }
  }
  return { tables, sizes };
}

function settingsOf(name, { scrollMs, speed, latencyMs }) {
  if (name === 'remote') return `${latencyMs} ms of latency`;
  return name === 'main' || name === 'slow' ? null : `${speed} px/s for ${scrollMs} ms`;
}

function medianOf(values) {
  const known = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (known.length === 0) return null;
  return (known[(known.length - 1) >> 1] + known[known.length >> 1]) / 2;
}

/** Three digits are more than the machine can tell apart. A row's number stays whole. */
function rounded(value) {
  if (value === null || Number.isInteger(value)) return value;
  return Number(value.toPrecision(3));
}
