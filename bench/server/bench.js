import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { reportOf } from './report.js';

/* `npm run bench`: what the server kit takes, in ratios to what cannot be spared. README.md says what can be asked for. */

const here = fileURLToPath(new URL('.', import.meta.url));
const subjects = ['planning', 'ingest', 'reads'];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const chosen = values.only?.split(',') ?? subjects;
const unknown = chosen.find((subject) => !subjects.includes(subject));
if (unknown !== undefined) throw new Error(`There is no subject "${unknown}": ${subjects.join(', ')}.`);
if (values.save && (values.quick || values.only !== undefined)) throw new Error('Only a whole run is saved: without --only and --quick.');

await build({
  configFile: `${here}../../vite.config.ts`,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    lib: false,
    ssr: `${here}measure.ts`,
    outDir: `${here}.build`,
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: { external: [], output: { preserveModules: false, entryFileNames: 'measure.mjs' } },
  },
});

const comparisons = [];
for (const subject of chosen) {
  process.stderr.write(`Measuring: ${subject}…\n`);
  comparisons.push(...(await measured(subject)));
}
const result = {
  when: new Date().toISOString(),
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`,
  node: process.version,
  runs: Number(values.runs),
  comparisons,
};
process.stdout.write(`\n${reportOf(result)}\n`);
if (values.save) {
  writeFileSync(`${here}latest.json`, `${JSON.stringify(result, null, 1)}\n`);
  writeFileSync(`${here}latest.md`, `# The latest figures\n\n[README.md](README.md) says what they mean.\n\n${reportOf(result)}\n`);
}

/**
 * @param {string} subject
 * @returns {Promise<readonly import('./figures.js').Comparison[]>}
 */
function measured(subject) {
  return new Promise((resolve, reject) => {
    const child = fork(`${here}.build/measure.mjs`, [subject, values.runs, values.quick ? '0.1' : '1'], { execArgv: ['--expose-gc'] });
    child.once('message', (/** @type {readonly import('./figures.js').Comparison[]} */ message) => resolve(message));
    child.once('exit', (code) => reject(new Error(`Measuring ${subject} ended with ${code}.`)));
  });
}
