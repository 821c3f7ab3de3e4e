import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf, reachOf } from './imports.js';
import { packedPackage, type Manifest } from './packed-package.js';

const page = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8');
const [ofOurs = '', ofTheBank = ''] = page.split('## What the bank installs itself');

/** Columns "package" and "loaded by"; every column says something. */
function rowsIn(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => {
        const cells = line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim());
        expect(
          cells.filter((cell) => cell === ''),
          line,
        ).toEqual([]);
        const [name = '', loadedBy = ''] = cells;
        return [name.replaceAll('`', ''), loadedBy.replaceAll('`', '').split(', ')];
      }),
  );
}

const inBrowsers = ['bankfeeds', 'bankfeeds/core', 'bankfeeds/http', 'bankfeeds/elements'];
/** What loads no package: types alone, and the one file with everything in it. */
const byThemselves = ['bankfeeds/elements.js', 'bankfeeds/elements/jsx', 'bankfeeds/elements/vue'];
const onServers = ['bankfeeds/server', 'bankfeeds/server/node', 'bankfeeds/server/sql', 'bankfeeds/server/worker'];

describe('docs/dependencies.md', () => {
  let manifest: Manifest;
  /** Packages by entry, also those that are loaded later. */
  let loaded: ReadonlyMap<string, ReadonlySet<string>>;

  beforeAll(async () => {
    const published = await packedPackage();
    manifest = published.manifest;
    const modules = entriesOf(manifest).filter(({ file }) => file.endsWith('.js'));
    const starts = [
      ...modules.map(({ name, file }) => [name, file] as const),
      ...Object.values(manifest.bin).map((file) => ['the command', posix.normalize(file)] as const),
    ];
    loaded = new Map(starts.map(([name, file]) => [name, reachOf([file], published, { later: true }).packages]));
  }, 200_000);

  /** The packages of one kind that entries load. */
  function usedBy(entries: readonly string[], kind: Readonly<Record<string, string>>): readonly string[] {
    const names = entries.flatMap((entry) => [...(loaded.get(entry) ?? ['there is no such entry'])]);
    return [...new Set(names)].filter((name) => Object.hasOwn(kind, name)).sort();
  }

  const loaders = (name: string) => [...loaded].filter(([, names]) => names.has(name)).map(([entry]) => entry);

  it('has each dependency, and says which entries load it', () => {
    const rows = rowsIn(ofOurs);
    expect([...rows.keys()]).toEqual(Object.keys(manifest.dependencies).sort());
    for (const [name, entries] of rows) expect(entries, name).toEqual(loaders(name));
  });

  it('has each peer, and says which entries load it', () => {
    const rows = rowsIn(ofTheBank);
    expect([...rows.keys()]).toEqual(Object.keys(manifest.peerDependencies).sort());
    for (const [name, entries] of rows) expect(entries, name).toEqual(loaders(name));
  });

  it('is right that a bank installs peers itself, where it wants them', () => {
    for (const name of Object.keys(manifest.peerDependencies)) expect(manifest.peerDependenciesMeta[name], name).toEqual({ optional: true });
  });

  it('names six packages at most in a browser and six on a server, and no entry that there is not', () => {
    expect(usedBy(inBrowsers, manifest.dependencies)).toHaveLength(5);
    expect(usedBy(onServers, manifest.dependencies)).toHaveLength(5);
    expect(new Set([...loaded.keys()])).toEqual(
      new Set([...inBrowsers, ...onServers, ...byThemselves, 'bankfeeds/sandbox', 'bankfeeds/testing', 'the command']),
    );
    expect(usedBy(byThemselves, manifest.dependencies)).toEqual([]);
  });

  it('is right that each is pinned', () => {
    for (const [name, version] of Object.entries(manifest.dependencies)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
