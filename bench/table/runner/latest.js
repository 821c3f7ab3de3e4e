import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { phases } from './phases.js';
import { reportOf } from './report.js';

const file = (name) => new URL(`../${name}`, import.meta.url);

const placeOf = ({ phase, rows }) => phases.findIndex(({ name }) => name === phase) * 1e9 + rows;

/** Puts the tables of a session in the place of those that they measured again. A table is never mixed from two sessions. */
export function saveLatest({ tables, sizes }) {
  const before = existsSync(file('latest.json')) ? JSON.parse(readFileSync(file('latest.json'), 'utf8')) : { tables: [], sizes: {} };
  const kept = before.tables.filter((table) => !tables.some(({ phase, rows }) => phase === table.phase && rows === table.rows));
  const latest = {
    tables: [...kept, ...tables].sort((a, b) => placeOf(a) - placeOf(b)),
    // A size is the same whenever it is taken.
    sizes: { ...before.sizes, ...sizes, whole: { ...before.sizes.whole, ...sizes.whole } },
  };
  const tableLines = latest.tables.map((table) => JSON.stringify(table)).join(',\n');
  writeFileSync(file('latest.json'), `{"tables":[\n${tableLines}\n],\n"sizes":${JSON.stringify(latest.sizes)}}\n`);
  writeFileSync(
    file('latest.md'),
    `# The latest figures\n\nOne table is one session: ratios count within it alone. [README.md](README.md) says what they mean.\n\n${reportOf(latest)}`,
  );
}
