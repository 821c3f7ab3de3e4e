import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** Everything that a build reads, and what npm packs beside it. */
const parts = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'build',
  'src',
  '.storybook',
  'test/chromium',
];

/**
 * Builds today's sources as `npm publish` does, away from the repository's own `dist`, which others may be reading.
 * @returns the tarball
 */
export async function packSources(place: string): Promise<string> {
  const sources = join(place, 'sources');
  mkdirSync(sources);
  for (const part of parts) cpSync(join(repository, part), join(sources, part), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(sources, 'node_modules'), 'junction');
  try {
    // As in a shell: what a test runner says about itself would be heard by the build.
    await run('npm', ['pack', '--pack-destination', place], { cwd: sources, env: { PATH: process.env['PATH'] ?? '', HOME: homedir() } });
  } catch (error) {
    // What TypeScript finds wrong is in what was printed, not in the error.
    throw new Error(`The package could not be built: ${String(error)}\n${error instanceof Error && 'stdout' in error ? String(error.stdout) : ''}`, {
      cause: error,
    });
  }
  const [tarball = 'none'] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
  return join(place, tarball);
}
