import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** What keeps headless Chromium quiet and working in a container. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} name */
function onPath(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (folder && existsSync(file)) return file;
  }
  return null;
}

async function downloadedByPlaywright() {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return file && existsSync(file) && starts(file) ? file : null;
}

/**
 * A download does not bring the system's libraries along.
 * @param {string} file
 */
function starts(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * The path of a Chromium to test with: CHROMIUM_PATH, else one on PATH, else Playwright's own download, else Debian's package.
 * Says in one line what it downloads.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, and there is no such file.`);
    return given;
  }
  const installed = onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome') ?? (await downloadedByPlaywright());
  if (installed) return installed;

  say('No Chromium found: downloading one with Playwright for the browser tests.');
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 });
  const downloaded = await downloadedByPlaywright();
  if (downloaded) return downloaded;

  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    say('Playwright’s did not come or does not start: installing Debian’s chromium package with apt-get.');
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', 'chromium', 'fonts-dejavu'], { stdio: 'ignore' });
    const packaged = onPath('chromium');
    if (packaged) return packaged;
  }
  throw new Error('No Chromium could be found or installed. Install one and set CHROMIUM_PATH to its executable.');
}
