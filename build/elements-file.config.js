import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/*
 * The custom elements as one file for pages without a bundler: React and all the others in it, nothing loaded later. Who
 * wrote what stands beside it.
 */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @type {{ name: string, version: string, license: string }} */
const { name, version, license } = JSON.parse(readFileSync(here('../package.json'), 'utf8'));
const banner = `/*! ${name} ${version}, ${license}. What it holds of others, and their licences: bankfeeds-elements.licenses.md */`;

export default defineConfig({
  root: here('..'),
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { development: false } },
  build: {
    target: 'es2022',
    outDir: here('../dist/elements'),
    emptyOutDir: false,
    minify: true,
    license: { fileName: 'bankfeeds-elements.licenses.md' },
    modulePreload: false,
    chunkSizeWarningLimit: 700,
    // Not as a library: Vite leaves all space in those.
    rollupOptions: {
      input: here('../src/elements/index.ts'),
      preserveEntrySignatures: 'strict',
      output: { codeSplitting: false, entryFileNames: 'bankfeeds-elements.js', postBanner: banner },
    },
  },
});
