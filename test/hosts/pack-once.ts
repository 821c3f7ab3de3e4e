import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packSources } from '../package/pack-sources.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that would be published. */
    tarball: string;
  }
}

/** One tarball for all hosts. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const place = mkdtempSync(join(tmpdir(), 'bankfeeds-packed-'));
  provide('tarball', await packSources(place));
  return () => rmSync(place, { recursive: true, force: true });
}
