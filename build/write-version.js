import { readFileSync, writeFileSync } from 'node:fs';

/* Says the version of package.json in the sources, which cannot read it where they run. */

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const source = new URL('../src/core/version.ts', import.meta.url);
writeFileSync(source, readFileSync(source, 'utf8').replace(/'[^']*'/, `'${version}'`));
