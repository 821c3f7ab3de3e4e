import { cpSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../journey/visitor.js';
import { expectBackEndFound, expectLeanBundles } from './expect-lean-bundles.js';
import { expectQuickBooksPage } from './expect-quickbooks-page.js';
import { startHost } from './host-process.js';
import { installExample, versionOf, type InstalledExample } from './installed-example.js';
import { serveSandbox } from './served-sandbox.js';

const vite = 'vite/bin/vite.js';
const address = /http:\/\/127\.0\.0\.1:\d+/;

describe.each([
  { react: '19', options: {} },
  { react: '18', options: { manifest: 'react-18' } },
])('the example for Vite, with React $react and the package as it is published', ({ react, options }) => {
  let example: InstalledExample;
  let browser: Browser;

  beforeAll(async () => {
    [example, browser] = await Promise.all([installExample('vite-react', options), launchBrowser()]);
    await example.run('typescript/bin/tsc');
    await example.run(vite, 'build');
  });
  afterAll(async () => {
    await browser?.close();
    example?.dispose();
  });

  it('connects a customer, in French and in English, without a complaint', async () => {
    expect(versionOf(example, 'react')).toMatch(new RegExp(`^${react}\\.`));
    // Beside the page's packages: one installation does for both.
    cpSync(`${example.folder}/../node/server.js`, `${example.folder}/back-end.js`);
    const sandbox = await serveSandbox();
    const backEnd = await startHost({
      command: ['back-end.js'],
      folder: example.folder,
      environment: { ...sandbox.environment, PORT: '0' },
      urlIn: (output) => address.exec(output)?.[0] ?? null,
    });
    const pages = await startHost({
      command: [example.installed(vite), 'preview', '--port', '0', '--host', '127.0.0.1'],
      folder: example.folder,
      environment: { BANK_URL: backEnd.url },
      urlIn: (output) => address.exec(output)?.[0] ?? null,
    });
    try {
      await expectQuickBooksPage(browser, pages.url);
    } finally {
      await pages.stop();
      await backEnd.stop();
      await sandbox.stop();
    }
  });

  it('serves no back end, and no widget with another', async () => {
    const build = (page: string, into: string) => example.run(vite, 'build', page, '--outDir', into);
    await expectLeanBundles(example, `${example.folder}/dist`, build);
    await expectBackEndFound(example, build);
  });
});
