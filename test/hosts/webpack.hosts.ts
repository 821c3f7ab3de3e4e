import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from '../journey/visitor.js';
import { expectLeanBundles } from './expect-lean-bundles.js';
import { expectQuickBooksPage } from './expect-quickbooks-page.js';
import { startHost } from './host-process.js';
import { installExample, type InstalledExample } from './installed-example.js';
import { serveSandbox } from './served-sandbox.js';

const webpack = 'webpack/bin/webpack.js';

describe('the example for webpack, with the package as it is published', () => {
  let example: InstalledExample;
  let browser: Browser;

  beforeAll(async () => {
    [example, browser] = await Promise.all([installExample('webpack'), launchBrowser()]);
    await example.run(webpack);
  });
  afterAll(async () => {
    await browser?.close();
    example?.dispose();
  });

  it('connects a customer, in French and in English, without a complaint', async () => {
    const sandbox = await serveSandbox();
    const host = await startHost({
      command: ['server.js'],
      folder: example.folder,
      environment: { ...sandbox.environment, PORT: '0' },
      urlIn: (output) => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? null,
    });
    try {
      await expectQuickBooksPage(browser, host.url);
    } finally {
      await host.stop();
      await sandbox.stop();
    }
  });

  it('serves no back end, and no widget with another', async () => {
    await expectLeanBundles(example, `${example.folder}/dist`, (page, into) =>
      example.run(webpack, '--entry-reset', '--entry', `${page}/main.js`, '--output-path', into),
    );
  });
});
