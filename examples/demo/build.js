import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds the pages and the back ends.
 * @param {string} folder where to, inside this folder
 */
export async function buildDemo(folder) {
  /** @type {import('vite').InlineConfig} */
  const common = {
    configFile: false,
    root: here,
    logLevel: 'warn',
    plugins: [react()],
    // `bankfeeds` and its like stand for the sources of this repository.
    resolve: { tsconfigPaths: true },
  };
  await build({
    ...common,
    html: { cspNonce: 'NONCE-OF-THIS-ANSWER' },
    build: {
      outDir: `${folder}/pages`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
      rollupOptions: { input: [`${here}bank/pages/index.html`, `${here}quickbooks/pages/index.html`] },
    },
  });
  await build({
    ...common,
    build: { outDir: `${folder}/server`, emptyOutDir: true, target: 'node20', ssr: `${here}demo.ts`, minify: false },
  });
}
