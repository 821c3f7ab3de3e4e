import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { phases } from './phases.js';

const contendersFolder = new URL('../page/contenders/', import.meta.url);

export const allContenders = readdirSync(contendersFolder)
  .filter((file) => /\.jsx?$/.test(file))
  .map((file) => file.replace(/\.jsx?$/, ''))
  .sort((a, b) => Number(b === 'limit') - Number(a === 'limit') || a.localeCompare(b));

/** What the command line asks for. See README.md. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      contender: { type: 'string' },
      size: { type: 'string' },
      phase: { type: 'string' },
      runs: { type: 'string' },
      quick: { type: 'boolean' },
      save: { type: 'boolean' },
      force: { type: 'boolean' },
      verbose: { type: 'boolean' },
      'no-build': { type: 'boolean' },
      'scroll-ms': { type: 'string', default: '3000' },
      speed: { type: 'string', default: '12000' },
      latency: { type: 'string', default: '50' },
      'cell-limit': { type: 'string', default: '120' },
    },
  });
  const quick = values.quick ?? false;
  const isWhole = !quick && !values.contender && !values.size && !values.phase;
  return {
    contenders: chosenContenders(values.contender ?? (quick ? 'limit,ours,rdg' : null)),
    /** null: the sizes of each phase. */
    sizes: listOf(values.size ?? (quick ? '100000' : null))?.map(Number) ?? null,
    phases: chosenPhases(values.phase ?? (quick ? 'main,scroll' : null)),
    runs: Number(values.runs ?? (quick ? 3 : 5)),
    save: values.save ?? isWhole,
    build: !values['no-build'],
    force: values.force ?? false,
    verbose: values.verbose ?? false,
    scrollMs: Number(values['scroll-ms']),
    speed: Number(values.speed),
    latencyMs: Number(values.latency),
    cellLimitMs: Number(values['cell-limit']) * 1000,
  };
}

const listOf = (text) => text?.split(',') ?? null;

function chosenContenders(text) {
  const names = listOf(text) ?? allContenders;
  const unknown = names.find((name) => !allContenders.includes(name));
  if (unknown) throw new Error(`There is no contender "${unknown}": ${allContenders.join(', ')}.`);
  // Ratios are to it.
  return names.includes('limit') ? names : ['limit', ...names];
}

function chosenPhases(text) {
  const names = listOf(text);
  const unknown = names?.find((name) => !phases.some((phase) => phase.family === name));
  if (unknown) throw new Error(`There is no phase "${unknown}": ${[...new Set(phases.map(({ family }) => family))].join(', ')}.`);
  return names ? phases.filter(({ family }) => names.includes(family)) : phases;
}
