import { defineConfig } from 'vitest/config';

/** `npm run test:coverage`: what the tests of `core` leave out of it. Fails where that is more than a twentieth of its branches. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/same-chance.ts'],
    testTimeout: 20_000,
    maxWorkers: '100%',
    coverage: { enabled: true, provider: 'v8', include: ['src/core/**/*.ts'], reporter: ['text'], thresholds: { branches: 95 } },
  },
});
