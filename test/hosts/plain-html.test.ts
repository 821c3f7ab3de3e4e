import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf, countTimers } from '../journey/counted-leftovers.js';
import { launchBrowser, visit } from '../journey/visitor.js';
import { packedPackage } from '../package/packed-package.js';
import { expectQuickBooksPage } from './expect-quickbooks-page.js';
import { startHost, type HostProcess } from './host-process.js';
import { serveSandbox } from './served-sandbox.js';

const examples = fileURLToPath(new URL('../../examples/hosts/', import.meta.url));
const rounds = 40;

describe('the example in plain HTML, with the elements in one file as it is published', () => {
  let place: string;
  let browser: Browser;
  let sandbox: Awaited<ReturnType<typeof serveSandbox>>;
  let host: HostProcess;

  beforeAll(async () => {
    const { folder } = await packedPackage();
    place = mkdtempSync(join(tmpdir(), 'bankfeeds-plain-html-'));
    for (const part of ['bank.js', 'plain-html']) cpSync(join(examples, part), join(place, part), { recursive: true });
    mkdirSync(join(place, 'node_modules'));
    symlinkSync(folder, join(place, 'node_modules', 'bankfeeds'), 'junction');
    [browser, sandbox] = await Promise.all([launchBrowser(), serveSandbox()]);
    host = await startHost({
      command: ['server.js'],
      folder: join(place, 'plain-html'),
      environment: { ...sandbox.environment, PORT: '0' },
      urlIn: (output) => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? null,
    });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await sandbox?.stop();
    if (place) rmSync(place, { recursive: true, force: true });
  });

  it('connects a customer, in French and in English, without a complaint', async () => {
    await expectQuickBooksPage(browser, host.url);
  }, 120_000);

  it(`leaves no listener, no timer and no node behind in ${rounds} rounds of coming and going, as an element and by mount()`, async () => {
    const visitor = await visit(browser, { bank: host.url, quickBooks: host.url, sandbox: host.url }, 'en-CA');
    await countTimers(visitor.context);
    const page = await visitor.openBank();
    await page.locator('[data-bf-part="root"]').first().waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');

    // As text: what transforms this file would take the import for its own.
    const elements = await page.evaluateHandle<typeof import('bankfeeds/elements')>("import('/bankfeeds/elements.js')");
    const comeAndGo = (times: number) =>
      page.evaluate(
        async ({ count, elements: { mount } }) => {
          const loaded = '[data-bf-part="accounts"], [data-bf-part="empty"], [data-bf-part="table"]';
          const found = async (isThere: () => boolean) => {
            while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
          };
          const [given] = document.getElementsByTagName('bankfeeds-provider');
          if (!given) throw new Error('The page has no provider.');
          const markup = given.cloneNode(true);
          given.remove();
          for (let round = 0; round < count; round += 1) {
            const provider = markup.cloneNode(true);
            if (!(provider instanceof HTMLElement)) throw new Error('What is copied is an element.');
            document.body.append(provider);
            await found(() => provider.querySelector(loaded) !== null);
            provider.remove();
            await found(() => provider.querySelector('.bf-root') === null);
            const place = document.createElement('div');
            document.body.append(place);
            const mounted = mount(place, { widget: 'account-status-list', baseUrl: '/api/bankfeeds' });
            await found(() => place.querySelector(loaded) !== null);
            mounted.unmount();
            await found(() => place.childElementCount === 0);
            place.remove();
          }
          // Counted as the page was before.
          document.body.append(given);
          await found(() => given.querySelectorAll(loaded).length === 2);
        },
        { count: times, elements },
      );

    await comeAndGo(5);
    await page.waitForLoadState('networkidle');
    const before = await countsOf(page, devtools);
    await comeAndGo(rounds);
    await page.waitForLoadState('networkidle');
    const after = await countsOf(page, devtools);
    console.info(
      `Leftovers of ${rounds} rounds of elements: ${after.listeners - before.listeners} listeners, ${after.nodes - before.nodes} nodes, ${after.timers - before.timers} timers.`,
    );
    expect(after.listeners - before.listeners).toBeLessThanOrEqual(3);
    expect(after.nodes - before.nodes).toBeLessThanOrEqual(30);
    expect(after.timers - before.timers).toBeLessThanOrEqual(1);
    expect(visitor.complaints()).toEqual([]);
    await visitor.leave();
  }, 120_000);
});
