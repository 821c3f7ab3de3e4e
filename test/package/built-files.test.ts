import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
}

const packageJson: PackageJson = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** The package that an import names; a module of Node's keeps its prefix. */
function packageOf(specifier: string): string {
  return specifier.startsWith('node:') ? 'node:' : specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

describe('the built package', () => {
  let files: readonly (Rollup.OutputChunk | Rollup.OutputAsset)[];
  let chunks: readonly Rollup.OutputChunk[];

  beforeAll(async () => {
    const built = await build({ root, configFile: `${root}vite.config.ts`, logLevel: 'error', build: { write: false } });
    const [output] = Array.isArray(built) ? built : [built];
    if (!output || !('output' in output)) throw new Error('the build gave no files');
    files = output.output;
    chunks = files.filter((file): file is Rollup.OutputChunk => file.type === 'chunk');
  }, 120_000);

  it('imports nothing that its package.json does not name', () => {
    const named = ['node:', ...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.peerDependencies)];
    const own = new Set(chunks.map(({ fileName }) => fileName));
    const foreign = chunks.flatMap(({ fileName, imports, dynamicImports }) =>
      [...imports, ...dynamicImports].filter((specifier) => !own.has(specifier) && !named.includes(packageOf(specifier))).map((specifier) => `${fileName}: ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });

  it('has every file that its package.json exports or runs', () => {
    const exported = [
      ...Object.values(packageJson.exports).map((entry) => (typeof entry === 'string' ? entry : entry.default)),
      ...Object.values(packageJson.bin),
    ].filter((path) => path.startsWith('./dist/'));
    const names = files.map(({ fileName }) => `./dist/${fileName}`);
    for (const path of exported) expect(names).toContain(path);
  });

  it('keeps the server, the sandbox and Node out of what a browser loads', () => {
    const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
    for (const entry of ['index.js', 'http/index.js', 'core/index.js']) {
      const loaded = new Set<string>();
      const visit = (fileName: string) => {
        const chunk = byName.get(fileName);
        if (loaded.has(fileName)) return;
        loaded.add(fileName);
        for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) visit(next);
      };
      visit(entry);
      expect([...loaded].filter((name) => /^(server|sandbox|testing|cli)\/|^node:|^hono|^kysely/.test(name)), entry).toEqual([]);
    }
  });

  it('marks the widgets as the browser’s own for hosts with server components', () => {
    const index = chunks.find(({ fileName }) => fileName === 'index.js');
    expect(index?.code.trimStart()).toMatch(/^['"]use client['"]/);
  });
});
