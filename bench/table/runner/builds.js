import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The package as `npm run build` makes it, in a folder of the bench's own: a dist that somebody uses is left alone. */
export const builtPackage = here('../.build/package');

export const builtPage = here('../.build/page');

export function buildPackage() {
  vite(here('../../../'), here('../../../node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'error', '--outDir', builtPackage, '--emptyOutDir']);
  // It says which files have side effects: bundlers look for it above the files that they read.
  copyFileSync(here('../../../package.json'), `${builtPackage}/package.json`);
}

export function buildPage() {
  vite(here('../'), here('../node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'error', '--config', here('../vite.config.js')]);
}

function vite(cwd, file, args) {
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`Could not build in ${cwd}: see above.`);
}
