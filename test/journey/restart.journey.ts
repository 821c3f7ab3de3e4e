import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { goToSignIn } from './books-steps.js';
import { startDemo, type DemoProcess } from './demo-process.js';
import { launchBrowser, press, type, visit } from './visitor.js';
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

it('nothing is lost when the whole process is killed and started again in the middle of the journey', async () => {
  const w = words['en-CA'];
  const visitor = await visit(browser, demo, 'en-CA');
  const bank = await visitor.openBank();
  const dialog = bank.getByRole('dialog');
  const status = bank.getByRole('complementary').getByRole('status');
  const clipboard = () => bank.evaluate(() => navigator.clipboard.readText());

  await press(bank, bank.getByRole('button', { name: 'Camel’s Hump Outfitters LLC' }));
  await press(bank, bank.getByRole('navigation').getByRole('link', { name: w.quickBooksPage }));
  await press(bank, bank.getByRole('main').getByRole('button', { name: w.connect, exact: true }).first());
  await press(bank, dialog.getByRole('button', { name: w.agree }));
  await press(bank, dialog.getByRole('button', { name: w.continueWith }));
  await press(bank, dialog.getByRole('button', { name: w.getCredentials, exact: true }));
  await press(bank, dialog.getByRole('button', { name: w.copyUsername }));
  await dialog.getByRole('status').filter({ hasText: w.copiedUsername }).waitFor();
  const username = await clipboard();
  await press(bank, dialog.getByRole('button', { name: w.copyPassword }));
  await dialog.getByRole('status').filter({ hasText: w.copiedPassword }).waitFor();
  const password = await clipboard();

  await bank.goto('about:blank');
  await demo.kill();
  demo = await demo.startAgain();

  // The pair that was made before still opens the way.
  const books = await visitor.context.newPage();
  await books.goto(demo.quickBooks);
  await goToSignIn(books, w);
  await type(books, books.getByLabel(w.books.username), username);
  await type(books, books.getByLabel(w.books.password), password);
  await press(books, books.getByRole('button', { name: w.books.signIn }));
  await press(books, books.getByRole('button', { name: w.books.connect, exact: true }));
  await books.getByRole('heading', { name: w.books.linked }).waitFor();

  await books.goto('about:blank');
  await demo.kill();
  demo = await demo.startAgain();

  // Still signed in, and connected.
  await bank.goto(`${demo.bank}/quickbooks`);
  await bank.getByText('2 of 2 accounts connected').waitFor();
  await press(bank, bank.getByRole('button', { name: w.demo.day }));
  await status.filter({ hasText: w.demo.clock }).waitFor();
  const dayAhead = await status.innerText();
  await press(bank, bank.getByRole('button', { name: w.demo.push }));
  await status.filter({ hasText: w.demo.pushed }).waitFor();
  const sent = Number(/Operating account \((\d+)\)/.exec(await status.innerText())?.[1]);
  expect(sent).toBeGreaterThan(8);

  await bank.goto('about:blank');
  expect(await demo.interrupt()).toBe(0);
  demo = await demo.startAgain();

  // What was sent stays sent, the clock stays ahead, and a second run of the push sends nothing twice.
  await bank.goto(`${demo.bank}/quickbooks`);
  await bank.locator('[data-bf-part="transaction"][data-state="sent"]').first().waitFor();
  expect(await bank.locator('[data-bf-part="transaction"]:not([data-state="sent"])').count()).toBe(0);
  await bank
    .getByRole('complementary')
    .getByText(dayAhead.slice(0, dayAhead.lastIndexOf(' at ')))
    .first()
    .waitFor();
  await press(bank, bank.getByRole('button', { name: w.demo.push }));
  await status.filter({ hasText: 'Nothing new to send.' }).waitFor();

  // QuickBooks knows its visitor again, and gets every transaction once.
  await books.goto(demo.quickBooks);
  await press(books, books.getByRole('button', { name: w.books.update }));
  await books.getByRole('radio', { name: new RegExp(`^Operating account.*For review \\(${sent + 2}\\)`) }).waitFor();

  expect(visitor.complaints()).toEqual([]);
  await visitor.leave();
});
