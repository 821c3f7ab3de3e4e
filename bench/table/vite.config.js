import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { builtPackage } from './runner/builds.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('page'),
  plugins: [react()],
  resolve: {
    alias: [
      { find: 'bankfeeds/styles.css', replacement: `${builtPackage}/styles.css` },
      { find: 'bankfeeds', replacement: `${builtPackage}/index.js` },
    ],
    // What the package depends on comes from the repository's own node_modules, which has a React too.
    dedupe: ['react', 'react-dom'],
  },
  build: { target: 'es2022', outDir: here('.build/page'), emptyOutDir: true, manifest: true, chunkSizeWarningLimit: 9999 },
});
