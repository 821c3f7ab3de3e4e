import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium/find-chromium.js';

/*
 * `npm test [vitest's arguments]`: types, then every test. The browser is found (or fetched) before Vitest starts,
 * because its browser project needs the path when it is configured.
 */

/**
 * @param {string} modulePath
 * @param {readonly string[]} args
 */
function run(modulePath, args) {
  const file = fileURLToPath(new URL(`../node_modules/${modulePath}`, import.meta.url));
  const { status } = spawnSync(process.execPath, [file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

process.env['CHROMIUM_PATH'] = await findChromium();
run('typescript/bin/tsc', ['-p', 'tsconfig.json']);
run('vitest/vitest.mjs', ['run', ...process.argv.slice(2)]);
