import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { inject, vi } from 'vitest';
import { packSources } from './pack-sources.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

const ranges = v.record(v.string(), v.string());
const manifestSchema = v.object({
  name: v.string(),
  version: v.string(),
  dependencies: ranges,
  peerDependencies: ranges,
  peerDependenciesMeta: v.record(v.string(), v.object({ optional: v.boolean() })),
  exports: v.record(v.string(), v.union([v.string(), v.object({ types: v.string(), default: v.string() })])),
  bin: v.record(v.string(), v.string()),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** The package as somebody has it who has installed it. */
export interface PackedPackage {
  readonly tarball: string;
  /** Where it is unpacked; Node and TypeScript find its dependencies from there. */
  readonly folder: string;
  /** Every file, from the folder. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
  read(file: string): string;
}

/** Built and packed once in a run, by whoever asks first. */
export async function packedPackage(): Promise<PackedPackage> {
  const place = inject('packagePlace');
  const folder = join(place, 'package');
  const outcome = join(place, 'outcome');
  if (isFirst(join(place, 'begun'))) {
    const failure = await packAndUnpack(place).then(() => '', String);
    writeFileSync(outcome, failure);
  }
  await vi.waitFor(
    () => {
      if (!existsSync(outcome)) throw new Error('The package is not built yet.');
    },
    { timeout: 180_000, interval: 100 },
  );
  const failure = readFileSync(outcome, 'utf8');
  if (failure !== '') throw new Error(failure);
  const [tarball = 'none'] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    tarball: join(place, tarball),
    folder,
    files: readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort(),
    manifest: v.parse(manifestSchema, JSON.parse(read('package.json'))),
    read,
  };
}

/** A folder can be made once, whichever of the processes tries. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function packAndUnpack(place: string): Promise<void> {
  const tarball = await packSources(place);
  await run('tar', ['-xzf', tarball, '-C', place]);
  symlinkSync(join(repository, 'node_modules'), join(place, 'node_modules'), 'junction');
}
