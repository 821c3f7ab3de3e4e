import { rmSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../journey/visitor.js';
import { expectContract } from './expect-contract.js';
import { backEndRooms } from './expect-lean-bundles.js';
import { expectQuickBooksPage } from './expect-quickbooks-page.js';
import { startHost, type HostProcess } from './host-process.js';
import { installExample, type InstalledExample } from './installed-example.js';
import { wordsFound, wordsOnlyIn } from './kit-words.js';
import { serveSandbox } from './served-sandbox.js';

const next = 'next/dist/bin/next';

describe('the example for Next, with the package as it is published', () => {
  let example: InstalledExample;
  let browser: Browser;

  beforeAll(async () => {
    [example, browser] = await Promise.all([installExample('next'), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    example?.dispose();
  });

  async function withNext(command: 'start' | 'dev', check: (host: HostProcess) => Promise<void>): Promise<void> {
    const sandbox = await serveSandbox();
    const host = await startHost({
      command: [example.installed(next), command, '--port', '0', '--hostname', '127.0.0.1'],
      folder: example.folder,
      environment: { ...sandbox.environment, NEXT_TELEMETRY_DISABLED: '1' },
      urlIn: (output) => (output.includes('Ready') ? (/http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? null) : null),
    });
    try {
      await check(host);
    } finally {
      await host.stop();
      await sandbox.stop();
    }
  }

  it.each([
    ['Turbopack', []],
    ['webpack', ['--webpack']],
  ] as const)('built by %s keeps the adapter contract, and connects a customer without a complaint', async (_, options) => {
    rmSync(`${example.folder}/.next`, { recursive: true, force: true });
    await example.run(next, 'build', ...options);
    expect(wordsFound(`${example.folder}/.next/static`, wordsOnlyIn(example.installed('bankfeeds'), backEndRooms))).toEqual([]);
    await withNext('start', async ({ url }) => {
      await expectQuickBooksPage(browser, url);
      await expectContract(`${url}/api/bankfeeds`);
      expect((await fetch(`${url}/api/bankfeeds/feed`, { method: 'PUT' })).status).toBe(405);
    });
  });

  it('draws the same on the server and in the browser, of which React’s development build would warn', async () => {
    await withNext('dev', ({ url }) => expectQuickBooksPage(browser, url));
  });
});
