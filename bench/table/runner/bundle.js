import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const configFile = fileURLToPath(new URL('../vite.config.js', import.meta.url));

const kilobytes = (bytes) => bytes / 1000;
const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/**
 * A module bundled and minified for production: what is loaded at once, each chunk that is loaded later, and the CSS.
 * Kilobytes of 1,000, gzipped; `modules` are bytes before minifying.
 */
export async function bundle(input, isExternal) {
  const built = await build({
    configFile,
    logLevel: 'error',
    build: { write: false, minify: true, manifest: false, rollupOptions: { input, external: isExternal, preserveEntrySignatures: 'strict' } },
  });
  const files = [built].flat().flatMap(({ output }) => output);
  const chunks = new Map(files.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = loadedWith(
    [...chunks.values()].find(({ isEntry }) => isEntry),
    chunks,
  );
  const later = [...chunks.values()].filter((chunk) => !first.has(chunk));
  const styles = files.filter(({ type, fileName }) => type === 'asset' && fileName.endsWith('.css'));

  const sum = (sizes) => kilobytes(sizes.reduce((total, size) => total + size, 0));
  return {
    first: sum([...first].map(({ code }) => gzipped(code))),
    firstMinified: sum([...first].map(({ code }) => Buffer.byteLength(code))),
    later: later.map(({ name, code }) => ({ name, size: kilobytes(gzipped(code)) })),
    css: sum(styles.map(({ source }) => gzipped(source))),
    modules: [...first].flatMap((chunk) => Object.entries(chunk.modules).map(([id, { renderedLength }]) => ({ id, size: renderedLength }))),
  };
}

function loadedWith(entry, chunks) {
  const loaded = new Set();
  const visit = (chunk) => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const fileName of chunk.imports) visit(chunks.get(fileName));
  };
  visit(entry);
  return loaded;
}
