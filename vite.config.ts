import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Alias } from 'vite';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface TsConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly [string]>> };
}

/** `bankfeeds/server` and its like stand for the sources, as tsconfig.json says. */
export function sourceAliases(): Alias[] {
  const { compilerOptions }: TsConfig = JSON.parse(readFileSync(here('tsconfig.json'), 'utf8'));
  return Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
    find: new RegExp(`^${name.replace(/[.]/g, '\\.')}$`),
    replacement: here(path),
  }));
}

const entries = {
  index: here('src/index.ts'),
  'core/index': here('src/core/index.ts'),
  'http/index': here('src/http/index.ts'),
  'server/index': here('src/server/index.ts'),
  'server/ledger/sql/index': here('src/server/ledger/sql/index.ts'),
  'sandbox/index': here('src/sandbox/index.ts'),
  'testing/index': here('src/testing/index.ts'),
  'cli/bankfeeds': here('src/cli/bankfeeds.ts'),
  styles: here('src/styles/bankfeeds.css'),
};

export default defineConfig({
  plugins: [react()],
  resolve: { alias: sourceAliases() },
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    cssCodeSplit: true,
    lib: { entry: entries, formats: ['es'] },
    rollupOptions: {
      external: /^(?!\.|\/|bankfeeds(\/|$)).+/,
      output: { preserveModules: true, preserveModulesRoot: here('src'), entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['test/**/*.test.ts'], environment: 'node', testTimeout: 20_000 },
      },
      {
        extends: true,
        test: { name: 'dom', include: ['test/**/*.test.tsx'], environment: 'jsdom', setupFiles: ['test/dom-setup.ts'], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: { name: 'journey', include: ['test/journey/**/*.journey.ts'], environment: 'node', testTimeout: 180_000, hookTimeout: 180_000 },
      },
    ],
  },
});
