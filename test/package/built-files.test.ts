import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordsOnlyIn } from '../hosts/kit-words.js';
import { entriesOf, reachOf, type Entry } from './imports.js';
import { packedPackage, type PackedPackage } from './packed-package.js';

describe('the package as it is published', () => {
  let published: PackedPackage;
  let entries: readonly Entry[];
  let modules: readonly string[];
  let declarations: readonly string[];

  beforeAll(async () => {
    published = await packedPackage();
    entries = entriesOf(published.manifest);
    const commands = Object.values(published.manifest.bin).map((path) => posix.normalize(path));
    modules = [...entries.map(({ file }) => file).filter((file) => file.endsWith('.js')), ...commands];
    declarations = entries.flatMap(({ types }) => types ?? []);
  }, 200_000);

  it('imports nothing that its package.json does not name, in modules and declarations', () => {
    const named = new Set(['node:', ...Object.keys(published.manifest.dependencies), ...Object.keys(published.manifest.peerDependencies)]);
    const { packages } = reachOf([...modules, ...declarations], published, { later: true });
    expect([...packages].filter((name) => !named.has(name))).toEqual([]);
  });

  it('has every file that its package.json exports or runs', () => {
    expect(published.files).toEqual(expect.arrayContaining([...modules, ...declarations, ...entries.map(({ file }) => file)]));
  });

  it('exports every entry that is built', () => {
    expect(
      entries
        .map(({ file }) => file)
        .filter((file) => posix.basename(file) === 'index.js')
        .sort(),
    ).toEqual(published.files.filter((file) => posix.basename(file) === 'index.js'));
  });

  it('holds what its entries need, and no file more', () => {
    const loaded = [...reachOf(modules, published, { later: true }).files];
    const maps = published.files.filter((file) => file.endsWith('.js.map') && loaded.includes(file.slice(0, -'.map'.length)));
    const needed = new Set([
      'package.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'dist/elements/bankfeeds-elements.licenses.md',
      ...entries.map(({ file }) => file),
      ...loaded,
      ...maps,
      ...reachOf(declarations, published, { later: true }).files,
    ]);
    expect(published.files).toEqual([...needed].sort());
  });

  it('shows a debugger its sources, and nobody the machine it was built on', () => {
    const mapSchema = v.object({ sources: v.array(v.string()), sourcesContent: v.optional(v.array(v.string()), []) });
    const maps = published.files.filter((file) => file.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(100);
    for (const file of maps) {
      const { sources, sourcesContent } = v.parse(mapSchema, JSON.parse(published.read(file)));
      expect(sourcesContent, file).toHaveLength(sources.length);
      expect(
        sources.filter((source) => !source.startsWith('../')),
        file,
      ).toEqual([]);
    }
  });

  /** Every file and package that an entry loads; `later`: with what it loads when that is first used. */
  function loadedBy(entry: string, options: { readonly later: boolean }): readonly string[] {
    const { files, packages } = reachOf([`dist/${entry}`], published, options);
    return [...files, ...packages];
  }

  it('keeps the server, the sandbox and Node out of what a browser loads', () => {
    for (const entry of ['index.js', 'http/index.js', 'core/index.js', 'elements/index.js']) {
      const foreign = loadedBy(entry, { later: true }).filter((name) => /^dist\/(server|sandbox|testing|cli)\/|^node:|^hono|^kysely|openapi/.test(name));
      expect(foreign, entry).toEqual([]);
    }
  });

  it('keeps Node out of the server kit, and the OpenAPI document until somebody asks for it', () => {
    expect(loadedBy('server/index.js', { later: true }).filter((name) => /^node:|^@hono\/node-server/.test(name))).toEqual([]);
    expect(loadedBy('server/index.js', { later: true })).toContain('dist/server/http/adapter.openapi.js');
    expect(loadedBy('server/index.js', { later: false })).not.toContain('dist/server/http/adapter.openapi.js');
  });

  it('has the elements in one file that loads nothing, is small as a file, runs in a browser, and names who wrote what is in it', () => {
    const file = 'dist/elements/bankfeeds-elements.js';
    expect(loadedBy('elements/bankfeeds-elements.js', { later: true })).toEqual([file]);
    const code = published.read(file);
    console.info(`The elements with React, in one file: ${gzipSync(code, { level: 9 }).length} bytes compressed, ${code.length} as they are.`);
    expect(code).not.toMatch(/\bprocess\.env\b|\beval\(|\bnew Function\b/);
    expect(code.split('\n').length).toBeLessThan(100);
    expect(code).toMatch(/^\/\*! bankfeeds [\d.]+, MIT\. .*bankfeeds-elements\.licenses\.md \*\//);
    const licences = published.read('dist/elements/bankfeeds-elements.licenses.md');
    for (const name of ['react', 'react-dom', 'scheduler', 'i18next', 'valibot', '@radix-ui/react-dialog', 'get-nonce'])
      expect(licences).toMatch(new RegExp(`^## ${name} - .* \\(.+\\)$`, 'm'));
  });

  it('keeps the server and the sandbox out of that file, too', () => {
    const words = wordsOnlyIn(published.folder, ['server', 'sandbox', 'testing', 'cli']);
    expect(words.length).toBeGreaterThan(100);
    const code = published.read('dist/elements/bankfeeds-elements.js');
    expect(words.filter((word) => code.includes(word))).toEqual([]);
  });

  it('asks who uses the elements’ types for the types of no package: React’s neither', () => {
    expect([...reachOf(['dist/elements/index.d.ts', 'dist/elements/vue.d.ts'], published, { later: true }).packages]).toEqual([]);
  });

  it('keeps what defines the elements when a bundler looks for what nobody uses', () => {
    const { sideEffects }: { readonly sideEffects: readonly string[] } = JSON.parse(published.read('package.json'));
    expect(sideEffects.filter((path) => path.endsWith('.js')).sort()).toEqual(['./dist/elements/bankfeeds-elements.js', './dist/elements/index.js']);
  });

  it('marks the widgets as the browser’s own for hosts with server components', () => {
    for (const entry of ['index', 'elements/index']) expect(published.read(`dist/${entry}.js`).trimStart()).toMatch(/^['"]use client['"]/);
  });
});
