import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import type { CodeBlock } from './code-blocks.js';

const root = join(import.meta.dirname, '../../');
const fixtures = join(import.meta.dirname, 'fixtures');

const endings: Readonly<Record<string, string>> = { ts: 'ts', tsx: 'tsx', js: 'js' };

export interface WrittenBlocks {
  /** Where each block lies that is a module. */
  readonly modules: ReadonlyMap<CodeBlock, string>;
  dispose(): void;
}

/**
 * The blocks that are modules, in a folder a page: named files lie where the page says. What a bank's own team would
 * bring (`./your-bank.js`) is of `fixtures`, below the name that the block imports, unless the page itself has it.
 */
export function writeBlocks(blocks: readonly CodeBlock[]): WrittenBlocks {
  mkdirSync(join(root, 'test/docs/.blocks'), { recursive: true });
  const place = mkdtempSync(join(root, 'test/docs/.blocks/run-'));
  const modules = new Map<CodeBlock, string>();
  const taken = new Set<string>();
  for (const block of blocks) {
    const ending = endings[block.language];
    if (ending === undefined) continue;
    const folder = join(place, block.page.replace(/\.md$/, '').replaceAll('/', '-'));
    const named = join(folder, block.file ?? `line-${block.line}.${ending}`);
    const path = taken.has(named) ? join(folder, `line-${block.line}`, block.file ?? '') : named;
    taken.add(path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, block.code);
    for (const fixture of readdirSync(fixtures)) {
      const isPages = blocks.some(({ page, file }) => page === block.page && file === fixture);
      if (!isPages && block.code.includes(`/${basename(fixture, '.ts')}.js'`))
        writeFileSync(join(dirname(path), fixture), `export * from '${join(fixtures, basename(fixture, '.ts'))}.js';\n`);
    }
    modules.set(block, path);
  }
  return { modules, dispose: () => rmSync(place, { recursive: true, force: true }) };
}

/** What the compiler says of each file, under the project's own settings and over its sources. */
export function faultsIn(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => readFileSync(path, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const wanted = [...paths];
  const program = ts.createProgram([...wanted, `${root}node_modules/vite/client.d.ts`], { ...options, noEmit: true });
  return new Map(
    wanted.map((path) => {
      const source = program.getSourceFile(path);
      const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [path, faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}
