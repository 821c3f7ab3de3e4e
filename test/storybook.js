import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/* `npm run storybook` and `npm run build-storybook`, with telemetry off whatever the machine's settings say. */

const [mode = 'dev', ...rest] = process.argv.slice(2);
const cli = fileURLToPath(new URL('../node_modules/storybook/dist/bin/dispatcher.js', import.meta.url));
const args = mode === 'build' ? ['build', '--disable-telemetry', ...rest] : ['dev', '--port', '6006', '--disable-telemetry', '--ci', ...rest];

const { status } = spawnSync(process.execPath, [cli, ...args], {
  stdio: 'inherit',
  env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
});
process.exit(status ?? 1);
