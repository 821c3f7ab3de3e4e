import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countsOf, countTimers } from './counted-leftovers.js';
import { startDemo, type DemoProcess } from './demo-process.js';
import { launchBrowser, visit } from './visitor.js';

/*
 * What the widgets leave behind in a real browser after they have come and gone many times. LEFTOVER_ROUNDS says how
 * many; `npm run test:leftovers` takes a thousand.
 */
const rounds = Number(process.env['LEFTOVER_ROUNDS'] ?? '40');

let demo: DemoProcess;
let browser: Browser;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await demo?.dispose();
});

async function comeAndGo(page: Page): Promise<void> {
  const navigation = page.getByRole('navigation');
  await navigation.getByRole('link', { name: 'QuickBooks' }).click();
  await page.locator('[data-bf-part="transaction"]').first().waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Manage QuickBooks connection' }).click();
  await page
    .getByRole('dialog')
    .getByRole('heading', { name: /connected$/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await navigation.getByRole('link', { name: 'Overview' }).click();
  await page.locator('[data-bf-part="root"]').first().waitFor({ state: 'detached' });
}

it(`after ${rounds} rounds of all widgets and the dialog, no listener, no timer and no node has been left behind`, async () => {
  const visitor = await visit(browser, demo, 'en-CA');
  await countTimers(visitor.context);
  const page = await visitor.openBank();
  await page.getByRole('button', { name: 'Harbour Street Hardware Ltd.' }).click();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');

  // The first rounds load code and fill caches that stay.
  for (let round = 0; round < 5; round += 1) await comeAndGo(page);
  const before = await countsOf(page, devtools);
  for (let round = 0; round < rounds; round += 1) await comeAndGo(page);
  const after = await countsOf(page, devtools);

  console.info(
    `Leftovers of ${rounds} rounds: ${after.listeners - before.listeners} listeners, ${after.nodes - before.nodes} nodes, ${after.timers - before.timers} timers.`,
  );
  // A few belong to the last round: what a browser keeps of the focus and of the selection.
  expect(after.listeners - before.listeners).toBeLessThanOrEqual(3);
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(30);
  expect(after.timers - before.timers).toBeLessThanOrEqual(1);
  expect(visitor.complaints()).toEqual([]);
  await visitor.leave();
}, 1_800_000);
