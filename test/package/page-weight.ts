import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, minifySync, type Plugin, type Rollup } from 'vite';
import type { PackedPackage } from './packed-package.js';

export interface PageWeight {
  /** What is loaded at once, minified and gzipped, in bytes. */
  readonly atFirst: number;
  /** That, and all that is loaded later. */
  readonly inAll: number;
  /** The modules that are loaded at once, from the package's folder or by the name of their package. */
  readonly modules: ReadonlySet<string>;
}

export interface PageOptions {
  /** Not weighed, though it is loaded: a pattern over what is imported. */
  readonly without?: RegExp;
  /** Not weighed, though it could be loaded later: a pattern over the files' names. */
  readonly never?: RegExp;
}

const isReact = /^react(-dom)?($|\/)/;

/**
 * What a page with this code has to load, with React outside, in one file for what is loaded at once, as bundlers of
 * pages make it, and one for what comes later.
 */
export async function weigh({ folder, manifest }: PackedPackage, page: string, { without, never }: PageOptions = {}): Promise<PageWeight> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [theOnlyPage(page, folder, manifest.exports)],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      // A library has no loader of Vite's own around its parts.
      lib: { entry: pageName, formats: ['es'], fileName: 'page' },
      rollupOptions: { external: (id) => isReact.test(id) || without?.test(id) === true },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('the build gave no files');
  const chunks = new Map(output.output.filter((file): file is Rollup.OutputChunk => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const atFirst = reached(
    chunks,
    [...chunks.values()].filter(({ isEntry }) => isEntry),
  );
  const later = reached(
    chunks,
    [...chunks.values()].filter(({ fileName }) => !never?.test(fileName)),
  );
  for (const chunk of atFirst) later.delete(chunk);
  const weight = weightOf(atFirst);
  const modules = [...atFirst]
    .flatMap((chunk) => Object.keys(chunk.modules))
    .map((id) => id.replace(`${folder}/`, '').replace(/^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, '$1'));
  return { atFirst: weight, inAll: weight + weightOf(later), modules: new Set(modules) };
}

const pageName = 'the-only-page';

function theOnlyPage(code: string, folder: string, exports: PackedPackage['manifest']['exports']): Plugin {
  return {
    name: 'the-only-page',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id.endsWith(pageName)) return `\0${pageName}`;
      if (importer !== `\0${pageName}`) return null;
      const entry = exports[id.replace(/^bankfeeds/, '.')];
      return entry === undefined ? null : join(folder, typeof entry === 'string' ? entry : entry.default);
    },
    load: (id) => (id === `\0${pageName}` ? code : null),
  };
}

function reached(chunks: ReadonlyMap<string, Rollup.OutputChunk>, from: readonly Rollup.OutputChunk[]): Set<Rollup.OutputChunk> {
  const found = new Set<Rollup.OutputChunk>();
  const visit = (chunk: Rollup.OutputChunk | undefined) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const fileName of chunk.imports) visit(chunks.get(fileName));
  };
  from.forEach(visit);
  return found;
}

function weightOf(chunks: ReadonlySet<Rollup.OutputChunk>): number {
  if (chunks.size === 0) return 0;
  return gzipSync([...chunks].map(({ fileName, code }) => withoutImports(minifySync(fileName, code).code)).join('\n'), { level: 9 }).length;
}

/** In a page's file they are gone: what they name stands beside. */
export function withoutImports(code: string): string {
  return code
    .replaceAll(/\b(?:import|export)\s*(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*\s*as\s+[\w$]+)?\s*from\s*"[^"]*";/g, '')
    .replaceAll(/\bexport\s*\{[^}]*\};?/g, '');
}
