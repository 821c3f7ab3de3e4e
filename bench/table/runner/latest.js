import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { phases } from './phases.js';
import { reportOf } from './report.js';

const file = (name) => new URL(`../${name}`, import.meta.url);

const placeOf = ({ phase, rows }) => phases.findIndex(({ name }) => name === phase) * 1e9 + rows;

/** Puts the tables of a session in the place of those that they measured again. A table is never mixed from two sessions. */
export async function saveLatest({ tables, sizes }) {
  const before = existsSync(file('latest.json')) ? JSON.parse(readFileSync(file('latest.json'), 'utf8')) : { tables: [] };
  const kept = before.tables.filter((table) => !tables.some(({ phase, rows }) => phase === table.phase && rows === table.rows));
  const latest = { tables: [...kept, ...tables].sort((a, b) => placeOf(a) - placeOf(b)), sizes };
  writeFileSync(file('latest.json'), `${JSON.stringify(latest, null, 1)}\n`);
  writeFileSync(file('latest.md'), `# The latest figures\n\nOne table is one session: ratios count within it alone. [README.md](README.md) says what they mean.\n\n${reportOf(latest)}`);
}
