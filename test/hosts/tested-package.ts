import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { inject } from 'vitest';

const { devDependencies } = v.parse(
  v.object({ devDependencies: v.record(v.string(), v.string()) }),
  JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')),
);

/** What npm is to install where a reader types a name: the package as it is packed, the others as they are tested here. */
export function testedPackage(name: string): string {
  if (name === 'bankfeeds') return inject('tarball');
  const version = devDependencies[name];
  return version === undefined ? name : `${name}@${version}`;
}
