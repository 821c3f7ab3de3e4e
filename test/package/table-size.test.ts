import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { withoutImports } from './page-weight.js';

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const table = source('components/transactions-table/TransactionsTable.tsx');
const otherWidgets = ['account-status-list/BankFeedAccountStatusList', 'connect-button/ConnectToQuickBooksButton', 'credentials-panel/CredentialsPanel'].map(
  (widget) => source(`components/${widget}.tsx`),
);

/** React, and what translates. */
const isAside = (id: string) => !/^[./]/.test(id) || /[\\/]src[\\/]i18n[\\/]|[\\/]i18n[\\/][^/]*\.js$/.test(id);

/** What a page loads for an entry at once, minified; and the modules that it comes from. */
async function firstLoad(entry: string, isExternal: (id: string) => boolean) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rollupOptions: { input: entry, external: (id) => isAside(id) || isExternal(id), preserveEntrySignatures: 'strict' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('the build gave no files');
  const chunks = new Map(output.output.filter((file): file is Rollup.OutputChunk => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set<Rollup.OutputChunk>();
  const visit = (chunk: Rollup.OutputChunk | undefined) => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const fileName of chunk.imports) visit(chunks.get(fileName));
  };
  visit([...chunks.values()].find(({ isEntry }) => isEntry));
  return {
    gzipped: gzipSync([...loaded].map(({ code }) => withoutImports(code)).join('\n'), { level: 9 }).length,
    modules: new Set([...loaded].flatMap((chunk) => Object.keys(chunk.modules))),
    later: new Set([...chunks.values()].filter((chunk) => !loaded.has(chunk)).flatMap((chunk) => Object.keys(chunk.modules))),
  };
}

describe('the transactions table', () => {
  it('adds at most 14 kB to a page that has the other widgets, before anything of it is opened', async () => {
    const others = await Promise.all(otherWidgets.map((widget) => firstLoad(widget, () => false)));
    const shared = new Set(others.flatMap(({ modules }) => [...modules]));
    const own = await firstLoad(table, (id) => shared.has(id));
    expect(own.modules.size).toBeGreaterThan(20);
    expect(own.gzipped).toBeLessThanOrEqual(14_000);
  }, 60_000);

  it('loads details, export, filters, options, the line and the scroll when they are first used', async () => {
    const { modules, later } = await firstLoad(table, () => false);
    for (const part of [
      'details/TransactionDetails',
      'export/ExportPanel',
      'filters/FiltersPanel',
      'options/OptionsPanel',
      'balance-line/BalanceLine',
      'scroll/ScrollingTransactions',
      'LocalTable',
      'RemoteScroll',
      'SelectionBar',
    ]) {
      const file = source(`components/transactions-table/${part}.tsx`);
      expect([part, modules.has(file), later.has(file)]).toEqual([part, false, true]);
    }
  }, 60_000);
});
