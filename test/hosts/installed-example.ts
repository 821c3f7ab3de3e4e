import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const examples = fileURLToPath(new URL('../../examples/hosts', import.meta.url));
const run = promisify(execFile);
/** What is made on the spot: it may be another's, and it is large. */
const made = new Set(['node_modules', '.next', '.build', 'dist']);

/** A copy of an example with this package as it is published, in a folder of its own. */
export interface InstalledExample {
  readonly folder: string;
  /** Below its node_modules: the modules behind its commands (an `npx` in between would outlive its end), and the package. */
  installed(path: string): string;
  /** Runs a module of its node_modules until it ends well. */
  run(module: string, ...options: readonly string[]): Promise<void>;
  dispose(): void;
}

export interface ExampleOptions {
  /** The folder in it with another package.json, and its lockfile. */
  readonly manifest?: string;
}

/** @param name a folder of examples/hosts */
export async function installExample(name: string, { manifest }: ExampleOptions = {}): Promise<InstalledExample> {
  const place = mkdtempSync(join(tmpdir(), `bankfeeds-${name}-`));
  // The examples share bank.js.
  cpSync(examples, place, { recursive: true, filter: (path) => !made.has(basename(path)) });
  writeFileSync(join(place, 'package.json'), '{ "private": true, "type": "module" }');
  const folder = join(place, name);
  if (manifest !== undefined) cpSync(join(folder, manifest), folder, { recursive: true });
  const npm = (...options: readonly string[]) => run('npm', [...options, '--prefix', folder, '--ignore-scripts', '--prefer-offline'], { cwd: folder });
  await npm('ci');
  await npm('install', '--no-save', '--no-package-lock', inject('tarball'));
  const installed = (path: string) => join(folder, 'node_modules', path);
  return {
    folder,
    installed,
    async run(module, ...options) {
      await run(process.execPath, [installed(module), ...options], {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', NEXT_TELEMETRY_DISABLED: '1' },
      }).catch((failure: unknown) => {
        throw failure instanceof Error && 'stdout' in failure ? new Error(`${failure.message}\n${String(failure.stdout)}`) : failure;
      });
    },
    dispose: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** The version of a package that an example has. */
export function versionOf({ installed }: InstalledExample, name: string): string {
  const { version }: { readonly version: string } = JSON.parse(readFileSync(installed(`${name}/package.json`), 'utf8'));
  return version;
}
