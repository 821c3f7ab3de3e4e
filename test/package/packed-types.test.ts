import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { entriesOf } from './imports.js';
import { packedPackage } from './packed-package.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('what compiles in a host over the sources compiles over the declarations of the package, and what does not does not', async () => {
  const { folder, manifest } = await packedPackage();
  const paths = Object.fromEntries(entriesOf(manifest).flatMap(({ name, types }) => (types === null ? [] : [[name, [`${folder}/${types}`]]])));
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config, ts.sys, root);
  const program = ts.createProgram([fileURLToPath(new URL('./public-types.test.ts', import.meta.url))], { ...options, paths, noEmit: true });
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  expect(complaints).toEqual([]);
  expect(
    program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(`${root}src/`))
      .map(({ fileName }) => fileName),
  ).toEqual([]);
}, 240_000);
