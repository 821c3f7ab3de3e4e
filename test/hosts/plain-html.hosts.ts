import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPolicy } from '../../examples/demo/shared/content-policy.js';
import { launchBrowser } from '../journey/visitor.js';
import { expectQuickBooksPage } from './expect-quickbooks-page.js';
import { startHost, type HostProcess } from './host-process.js';
import { installExample, type InstalledExample } from './installed-example.js';
import { serveSandbox } from './served-sandbox.js';

describe('the example in plain HTML, installed with the package as it is published', () => {
  let example: InstalledExample;
  let browser: Browser;
  let sandbox: Awaited<ReturnType<typeof serveSandbox>>;
  let host: HostProcess;

  beforeAll(async () => {
    [example, browser, sandbox] = await Promise.all([installExample('plain-html'), launchBrowser(), serveSandbox()]);
    host = await startHost({
      command: ['server.js'],
      folder: example.folder,
      environment: { ...sandbox.environment, PORT: '0' },
      urlIn: (output) => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? null,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await sandbox?.stop();
    example?.dispose();
  });

  it('connects a customer, in French and in English, under the strict policy, without a complaint', async () => {
    const page = await fetch(host.url);
    const [, nonce = 'none'] = /nonce="([^"]+)"/.exec(await page.text()) ?? [];
    expect(page.headers.get('Content-Security-Policy')).toBe(contentPolicy(nonce));
    await expectQuickBooksPage(browser, host.url);
  });
});
