import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('the package is built for production, whatever NODE_ENV says: nothing asks for React’s development build', async () => {
  expect(process.env['NODE_ENV']).toBe('test');
  const built = await build({ root, configFile: `${root}vite.config.ts`, logLevel: 'error', build: { write: false } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('the build gave no files');
  const imports = output.output.filter((file): file is Rollup.OutputChunk => file.type === 'chunk').flatMap((chunk) => chunk.imports);
  expect(imports).toContain('react/jsx-runtime');
  expect(imports).not.toContain('react/jsx-dev-runtime');
}, 120_000);
