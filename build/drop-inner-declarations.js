import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/*
 * TypeScript declares every module, and an entry's declarations name a third of them: the others would only be offered
 * by editors, as if one might import them.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
/** @type {{ exports: Record<string, string | { types: string }> }} */
const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** @type {Set<string>} */
const needed = new Set();

/** @param {string} file */
function need(file) {
  if (needed.has(file)) return;
  needed.add(file);
  for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
    if (fileName.startsWith('.')) need(resolve(dirname(file), fileName.replace(/\.js$/, '.d.ts')));
  }
}

for (const entry of Object.values(exports)) if (typeof entry === 'object') need(resolve(root, entry.types));
for (const path of readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' })) {
  const file = resolve(root, 'dist', path);
  if (file.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
}
