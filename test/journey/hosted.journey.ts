import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goToSignIn, signInAndConnect } from './books-steps.js';
import { startDemo, type DemoProcess } from './demo-process.js';
import { launchBrowser, press, pressToOpen, type, visit } from './visitor.js';
import { words } from './words.js';

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

it('on Codat’s page: the link works for an hour, a new one replaces it, and the accounts are connected', async () => {
  const w = words['en-CA'];
  const visitor = await visit(browser, demo, 'en-CA');
  const bank = await visitor.openBank();
  const dialog = bank.getByRole('dialog');
  const status = bank.getByRole('complementary').getByRole('status');

  await press(bank, bank.getByRole('button', { name: 'Camel’s Hump Outfitters LLC' }));
  await press(bank, bank.getByRole('navigation').getByRole('link', { name: w.quickBooksPage }));
  await press(bank, bank.getByText(w.hosted));
  const hosted = bank.getByRole('group').filter({ hasText: w.hosted }).getByRole('button');
  await press(bank, hosted);
  await press(bank, dialog.getByRole('button', { name: w.agree }));
  await press(bank, dialog.getByRole('button', { name: w.continueWith }));
  await press(bank, dialog.getByRole('button', { name: w.getLink }));
  const first = await pressToOpen(bank, dialog.getByRole('link', { name: w.followLink }));
  await first.getByRole('heading', { level: 1, name: 'Choose your software' }).waitFor();
  expect(new URL(first.url()).origin).toBe(demo.sandbox);

  // An hour later the link is dead.
  await bank.bringToFront();
  await bank.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await press(bank, bank.getByRole('button', { name: w.demo.hour }));
  await status.filter({ hasText: w.demo.clock }).waitFor();
  expect(visitor.complaints()).toEqual([]);
  const expired = await first.reload();
  expect(expired?.status()).toBe(401);
  await first.getByRole('heading', { level: 1, name: 'This link has expired' }).waitFor();
  // Chromium notes the 401 of the dead link; nothing else has been complained of.
  expect(visitor.complaints().filter((complaint) => !complaint.includes('status of 401'))).toEqual([]);
  const afterExpiry = visitor.complaints().length;

  // The bank has a new one.
  await bank.bringToFront();
  await press(bank, hosted);
  await press(bank, dialog.getByRole('button', { name: w.getLink }));
  const second = await pressToOpen(bank, dialog.getByRole('link', { name: w.followLink }));
  expect(second.url()).not.toBe(first.url());
  const pair = await getCredentials(second);

  const books = await visitor.context.newPage();
  await books.goto(demo.quickBooks);
  await goToSignIn(books, w);
  await type(books, books.getByLabel(w.books.username), pair.username);
  await type(books, books.getByLabel(w.books.password), pair.password);
  await signInAndConnect(books, bank, dialog, w);

  await bank.bringToFront();
  await dialog.getByRole('heading', { name: 'Waiting for QuickBooks' }).waitFor();
  await bank.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await press(bank, bank.getByRole('button', { name: w.demo.push }));
  await status.filter({ hasText: w.demo.pushed }).waitFor();
  await bank.getByText('2 of 2 accounts connected').waitFor();

  expect(visitor.complaints().slice(afterExpiry)).toEqual([]);
  await visitor.leave();
});

async function getCredentials(page: Page): Promise<{ readonly username: string; readonly password: string }> {
  await press(page, page.getByRole('button', { name: 'Next' }));
  await press(page, page.getByRole('link', { name: 'Next' }));
  await press(page, page.getByRole('button', { name: 'Get credentials' }));
  await page.getByRole('heading', { name: 'Your credentials for QuickBooks' }).waitFor();
  return { username: await page.locator('#username').innerText(), password: await page.locator('#password').innerText() };
}
