import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/* `npm run bench:table`: installs what the bench measures, where it is missing, and runs it. README.md says what can be asked for. */

const here = fileURLToPath(new URL('.', import.meta.url));

if (!existsSync(`${here}node_modules`)) {
  process.stdout.write('Installing the tables that are compared…\n');
  const npm = process.env['npm_execpath'];
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...args, 'ci', '--legacy-peer-deps'], { cwd: here, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const { runBench } = await import('./runner/run-bench.js');
await runBench(process.argv.slice(2));
// Chromium's pipes may outlive it.
process.exit(0);
