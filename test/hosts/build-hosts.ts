import { mkdirSync, mkdtempSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const hosts = fileURLToPath(new URL('../../examples/hosts/', import.meta.url));

/** The hosts over today's sources, whatever was built before. @returns their folder, in which Node finds the packages */
export async function buildHosts(names: readonly string[]): Promise<string> {
  mkdirSync(`${hosts}.build`, { recursive: true });
  const outDir = mkdtempSync(`${hosts}.build/test-`);
  await build({
    configFile: false,
    root: hosts,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    build: {
      outDir,
      target: 'node20',
      ssr: true,
      minify: false,
      rollupOptions: { input: Object.fromEntries(names.map((name) => [name, `${hosts}${name}/server.js`])) },
    },
  });
  return outDir;
}
