import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { packedPackage } from './packed-package.js';

/**
 * The package is ESM only: Node before 20.19 is out of support, and from 20.19 on `require` loads ESM. So it is no
 * problem that `require` finds ESM, and none that a TypeScript from before `exports` (`moduleResolution: node10`) finds nothing.
 */
function isOfEsmOnly(problem: Problem): boolean {
  return problem.kind === 'CJSResolvesToESM' || (problem.kind === 'NoResolution' && problem.resolutionKind === 'node10');
}

describe('the package as it is published', () => {
  it('is declared as publint would have it, down to suggestions', async () => {
    const { tarball } = await packedPackage();
    const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer }, level: 'suggestion', strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  }, 200_000);

  it('has types that say what is loaded, however TypeScript resolves an entry', async () => {
    const { tarball } = await packedPackage();
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    if (!analysis.types) throw new Error('The package has no types.');
    expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './server/sql', './openapi.json', './styles.css']));
    expect(analysis.problems.filter((problem) => !isOfEsmOnly(problem))).toEqual([]);
  }, 200_000);
});
