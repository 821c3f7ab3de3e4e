import { readFileSync } from 'node:fs';
import { builtPage } from './builds.js';

/** Every script that a contender may load, now or later, as paths below the page. */
export function chunksOf(contender) {
  const manifest = JSON.parse(readFileSync(`${builtPage}/.vite/manifest.json`, 'utf8'));
  const files = new Set();
  const visit = (key) => {
    const { file, imports = [], dynamicImports = [] } = manifest[key];
    if (files.has(file)) return;
    files.add(file);
    for (const next of [...imports, ...dynamicImports]) visit(next);
  };
  visit(Object.keys(manifest).find((key) => key.replace(/\.jsx?$/, '') === `contenders/${contender}`));
  return [...files];
}
