import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** How a host installs, in its own folder. */
export type Installer = (folder: string, packages: readonly string[]) => Promise<unknown>;

export const installers: Readonly<Record<'npm' | 'pnpm', Installer>> = {
  npm: (folder, packages) => run('npm', ['install', '--ignore-scripts', ...packages], { cwd: folder }),
  // A store of its own: pnpm's usual one is the user's.
  pnpm: (folder, packages) =>
    run(process.execPath, [join(repository, 'node_modules/pnpm/bin/pnpm.cjs'), 'add', '--ignore-scripts', '--store-dir', `${folder}-store`, ...packages], {
      cwd: folder,
    }),
};

/** A host that has nothing but the package and the React that it is tested with. */
export async function installPackage(folder: string, tarball: string, install: Installer): Promise<void> {
  const { devDependencies } = v.parse(
    v.object({ devDependencies: v.object({ react: v.string(), 'react-dom': v.string() }) }),
    JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')),
  );
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }));
  await install(folder, [tarball, `react@${devDependencies.react}`, `react-dom@${devDependencies['react-dom']}`]);
}

/** Where each copy of a package lies, below a folder; a link is no copy. */
export function copiesOf(name: string, folder: string): readonly string[] {
  const modules = join(folder, 'node_modules');
  const nested = readdirSync(modules, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'node_modules' && entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const copies = [modules, ...nested].map((place) => join(place, name)).filter((place) => existsSync(join(place, 'package.json')));
  return [...new Set(copies.map((place) => realpathSync(place)))];
}

/** The file that a module in a folder gets when it imports a package. */
export function foundFrom(folder: string, name: string): string {
  return realpathSync(createRequire(join(folder, 'index.js')).resolve(name));
}

/** Imports in a process of the host's own. @returns how many names each has */
export async function importIn(folder: string, names: readonly string[]): Promise<readonly number[]> {
  const script = `const all = await Promise.all(${JSON.stringify(names)}.map((name) => import(name)));
process.stdout.write(JSON.stringify(all.map((module) => Object.keys(module).length)));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  return v.parse(v.array(v.number()), JSON.parse(stdout));
}
