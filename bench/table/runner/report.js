import { phases } from './phases.js';
import { sizesReport } from './sizes-report.js';

/** The tables in Markdown; "1.0x" is the ratio of medians to `limit` within the same table. */
export function reportOf({ tables, sizes }) {
  return [...tables.map(tableReport), sizesReport(sizes), notes].join('\n');
}

function tableReport({ phase: name, rows, when, cpu, node, browser, runs, settings, contenders }) {
  const { title, columns, pagedApart } = phases.find((phase) => phase.name === name);
  const sorts = columns.some(({ key }) => key === 'sort');
  const lines = [
    `### ${title}: ${rows.toLocaleString('en')} rows${settings ? `, ${settings}` : ''}`,
    '',
    `${when.slice(0, 10)}, ${runs} ${runs === 1 ? 'run' : 'runs'}, ${cpu}, ${browser}, Node ${node}`,
    '',
    `| contender | ${columns.map(({ heading }) => heading).join(' | ')} |`,
    `|---|${columns.map(() => '--:|').join('')}`,
  ];
  for (const [contender, figures] of Object.entries(contenders)) {
    const withoutRatio = Boolean(pagedApart && figures.paged);
    const mark = withoutRatio ? ' †' : sorts && figures.sortedByHost ? ' \\*' : '';
    const cells = figures.failed
      ? [`failed: ${figures.failed.split('\n')[0].replaceAll('|', '/')}`, ...columns.slice(1).map(() => '')]
      : columns.map((column) => cellOf(column, figures[column.key], withoutRatio || contender === 'limit' ? null : contenders.limit?.[column.key]));
    lines.push(`| ${contender}${mark} | ${cells.join(' | ')} |`);
  }
  return [...lines, ''].join('\n');
}

function cellOf({ ratio, atLeast, yes }, value, limit) {
  if (value === null || value === undefined) return '–';
  if (yes) return value ? 'yes' : 'no';
  if (atLeast && value < atLeast) return `<${atLeast}`;
  const figure = Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
  return ratio && limit > 0 ? `${figure} (${(value / limit).toFixed(1)}x)` : figure;
}

const notes = `\\* sorting and filtering are the application's own code there. † shows a page of 100 rows: it scrolls that page, not the data; no ratio.
`;
