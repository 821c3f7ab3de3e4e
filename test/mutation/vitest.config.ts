import { defineConfig } from 'vitest/config';

/** The tests that hold the mutated files by themselves, without a sandbox: quick enough to be run a thousand times. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/server/rules/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/same-chance.ts'],
    testTimeout: 20_000,
    isolate: false,
  },
});
