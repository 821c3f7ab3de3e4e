import { readFileSync } from 'node:fs';
import { reportOf } from './report.js';

/* `npm run report`: the kept figures as tables. */

process.stdout.write(reportOf(JSON.parse(readFileSync(new URL('../latest.json', import.meta.url), 'utf8'))));
