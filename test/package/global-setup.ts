import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for the package as it is published: the first test that asks for it builds it there, for all files. */
    packagePlace: string;
  }
}

export default function setup(project: TestProject): () => void {
  const run = mkdtempSync(join(tmpdir(), 'bankfeeds-package-'));
  const provide = () => project.provide('packagePlace', mkdtempSync(join(run, 'run-')));
  provide();
  // Watched sources have changed: what was built of them is of yesterday.
  project.onTestsRerun(async () => provide());
  return () => rmSync(run, { recursive: true, force: true });
}
