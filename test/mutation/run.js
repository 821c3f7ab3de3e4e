import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { groups } from './groups.js';

/*
 * `npm run test:mutation [group …]`: changes the sources a few thousand times, each time by one operator, one condition or one
 * text, and counts which changes the tests notice. What they did not is listed, and in reports/mutation.
 */

const asked = process.argv.slice(2);
for (const [name, { mutate, atLeast }] of Object.entries(groups)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}: at least ${atLeast} of a hundred\n`);
  await new Stryker({
    mutate: [...mutate],
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation/vitest.config.ts' },
    plugins: ['@stryker-mutator/vitest-runner', fileURLToPath(new URL('./unreachable.js', import.meta.url))],
    ignorers: ['unreachable'],
    coverageAnalysis: 'perTest',
    // A loop that never ends is noticed by the time it takes, in milliseconds beyond what the tests need.
    timeoutMS: 3000,
    concurrency: 2,
    ignorePatterns: ['*', '!src/**', '!test/core/**', '!test/server/rules/**', '!test/mutation/**', '!test/*.ts', '!package.json', '!tsconfig.json'],
    thresholds: { high: 100, low: atLeast, break: atLeast },
    reporters: ['clear-text', 'json', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `reports/mutation/${name}.json` },
  }).runMutationTest();
}
