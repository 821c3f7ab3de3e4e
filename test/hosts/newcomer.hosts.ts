import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeBlocksOf, type CodeBlock } from '../docs/code-blocks.js';
import { launchBrowser, paste, press, pressToOpen, visit } from '../journey/visitor.js';
import { words } from '../journey/words.js';
import { freePort } from './free-port.js';
import { startHost, type HostProcess } from './host-process.js';
import { testedPackage } from './tested-package.js';

/* The guide for front ends, by the letter: its files are written, its commands run, its steps taken, by a script. */

const run = promisify(execFile);
const guide = 'docs/guides/front-end.md';
const printedAddress = 'http://127.0.0.1:3000';

/** The blocks of somebody who has no page yet: from the first file on. */
function blocksInOrder(): readonly CodeBlock[] {
  const blocks = codeBlocksOf(guide);
  return blocks.slice(blocks.findIndex(({ file }) => file === 'package.json'));
}

let folder: string;
let browser: Browser;
const processes: HostProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bankfeeds-newcomer-'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns where it is served, of a command that stays */
async function follow({ language, file, code }: CodeBlock, bankPort: number): Promise<string | null> {
  const said = code.replaceAll(printedAddress, `http://127.0.0.1:${bankPort}`);
  if (file !== null) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), said);
    return null;
  }
  if (language !== 'sh') return null;
  let address: string | null = null;
  for (const line of said.split('\n')) {
    const [program, command = '', ...rest] = line.split(' ');
    if (program === 'npm') {
      await run('npm', [command, '--prefer-offline', '--no-audit', '--no-fund', ...rest.map((word) => (word.startsWith('-') ? word : testedPackage(word)))], {
        cwd: folder,
      });
      continue;
    }
    expect(program, line).toBe('npx');
    const isBank = command === 'bankfeeds';
    // What npx runs; an npx in between would outlive its end.
    const served = await startHost({
      command: [`node_modules/.bin/${command}`, ...rest, ...(isBank ? ['--port', String(bankPort)] : ['--port', String(await freePort())])],
      folder,
      environment: { NO_COLOR: '1' },
      urlIn: (output) =>
        (isBank ? /Everything is in memory/ : /Local/).test(output) ? (/http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(output)?.[0] ?? null) : null,
    });
    processes.push(served);
    address = served.url;
  }
  return address;
}

it('a newcomer who follows the guide has credentials, and then connected accounts, in a page of their own', async () => {
  const bankPort = await freePort();
  const quickBooks = `http://127.0.0.1:${bankPort}`;
  let sinceInstalled = performance.now();
  let portal: string | null = null;
  for (const block of blocksInOrder()) {
    const served = await follow(block, bankPort);
    if (block.code.includes('npm install')) sinceInstalled = performance.now();
    portal = served === quickBooks ? null : served;
    // What comes after the page is served is for reading on.
    if (portal !== null) break;
  }
  const seconds = () => ((performance.now() - sinceInstalled) / 1000).toFixed(1);
  expect(portal, 'the guide ends with a page that is served').not.toBeNull();

  const w = words['en-CA'];
  const visitor = await visit(browser, { bank: portal ?? '', quickBooks, sandbox: quickBooks }, 'en-CA');
  try {
    const page = await visitor.openBank();
    const dialog = page.getByRole('dialog');
    await press(page, page.getByRole('button', { name: w.connect, exact: true }).first());
    const atButton = seconds();
    await press(page, dialog.getByRole('button', { name: w.agree }));
    await press(page, dialog.getByRole('button', { name: 'Continue with 2 accounts' }));
    await press(page, dialog.getByRole('button', { name: w.getCredentials, exact: true }));
    await press(page, dialog.getByRole('button', { name: w.copyUsername }));
    const atCredentials = seconds();
    console.log(`After npm install: the Connect button works after ${atButton} s, the credentials are there after ${atCredentials} s.`);

    const books = await pressToOpen(page, dialog.getByRole('link', { name: w.openQuickBooks }));
    await paste(books, books.getByLabel('User name'));
    await page.bringToFront();
    await press(page, dialog.getByRole('button', { name: w.copyPassword }));
    await books.bringToFront();
    await paste(books, books.getByLabel('Password'));
    await press(books, books.getByRole('button', { name: 'Sign in' }));
    await press(books, books.getByRole('button', { name: 'Connect', exact: true }));
    await books.getByRole('heading', { name: '2 accounts are connected' }).waitFor();

    await page.bringToFront();
    // The page hears of it by itself.
    await dialog.getByRole('heading', { name: w.connectedTitle }).waitFor({ timeout: 60_000 });
    await press(page, dialog.getByRole('button', { name: w.done }));
    await page.getByRole('table').getByText('Flour and butter').waitFor();
    console.log(`And all steps of the guide were taken after ${seconds()} s.`);
    expect(visitor.complaints()).toEqual([]);
  } finally {
    await visitor.leave();
  }
});
