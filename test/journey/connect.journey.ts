import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goToSignIn, signInAndConnect } from './books-steps.js';
import { startDemo, type DemoProcess } from './demo-process.js';
import { accessibilityProblems, sidewaysScrollAt320 } from './inspection.js';
import { launchBrowser, paste, press, pressToOpen, tabTo, type, visit } from './visitor.js';
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

const visitors = [
  { locale: 'en-CA', customer: 'Kestrel Bay Kayaks Ltd.', account: 'Business chequing' },
  { locale: 'fr-CA', customer: 'Boulangerie Élégance (Québec) inc.', account: 'Opérations' },
] as const;

describe.each(visitors)('in $locale, by the keyboard alone', ({ locale, customer, account }) => {
  it('accounts are connected to QuickBooks, and their transactions arrive there', async () => {
    const w = words[locale];
    const visitor = await visit(browser, demo, locale);
    const bank = await visitor.openBank();
    const dialog = bank.getByRole('dialog');
    const status = bank.getByRole('complementary').getByRole('status');

    await press(bank, bank.getByRole('button', { name: customer }));
    await press(bank, bank.getByRole('navigation').getByRole('link', { name: w.quickBooksPage }));
    await bank.getByRole('heading', { level: 1, name: w.pageTitle }).waitFor();
    expect(await bank.locator('html').getAttribute('lang')).toBe(w.lang);

    // Consent, accounts, credentials.
    await press(bank, bank.getByRole('main').getByRole('button', { name: w.connect, exact: true }).first());
    await press(bank, dialog.getByRole('button', { name: w.agree }));
    await dialog.getByRole('heading', { name: w.chooseAccounts }).waitFor();
    await press(bank, dialog.getByRole('button', { name: w.continueWith }));
    await press(bank, dialog.getByRole('button', { name: w.getCredentials, exact: true }));
    await dialog.getByRole('button', { name: w.copyUsername }).waitFor();

    const books = await pressToOpen(bank, dialog.getByRole('link', { name: w.openQuickBooks }));
    await goToSignIn(books, w);

    // A pair that is none is refused in words.
    await type(books, books.getByLabel(w.books.username), 'nobody');
    await type(books, books.getByLabel(w.books.password), 'nothing');
    await press(books, books.getByRole('button', { name: w.books.signIn }));
    await books.getByRole('alert').filter({ hasText: w.books.refused }).waitFor();

    // The pair travels by the clipboard.
    await bank.bringToFront();
    await press(bank, dialog.getByRole('button', { name: w.copyUsername }));
    await dialog.getByRole('status').filter({ hasText: w.copiedUsername }).waitFor();
    await books.bringToFront();
    await empty(books, w.books.username);
    await paste(books, books.getByLabel(w.books.username));
    await bank.bringToFront();
    await press(bank, dialog.getByRole('button', { name: w.copyPassword }));
    await dialog.getByRole('status').filter({ hasText: w.copiedPassword }).waitFor();
    await books.bringToFront();
    await empty(books, w.books.password);
    await paste(books, books.getByLabel(w.books.password));
    const pair = [await books.getByLabel(w.books.username).inputValue(), await books.getByLabel(w.books.password).inputValue()];
    await signInAndConnect(books, bank, dialog, w);
    await press(books, books.getByRole('button', { name: w.books.toRegister }));
    const card = books.getByRole('radio', { name: new RegExp(`^${account}`) });
    await card.waitFor();
    // Codat's two test transactions.
    await books.getByText(w.books.review(2)).first().waitFor();

    // The bank sees it connected, by itself.
    await bank.bringToFront();
    await dialog.getByRole('heading', { name: w.connectedTitle }).waitFor();
    await press(bank, dialog.getByRole('button', { name: w.done }));
    await dialog.waitFor({ state: 'hidden' });

    // The night run, and QuickBooks' daily visit.
    await press(bank, bank.getByRole('button', { name: w.demo.push }));
    await status.filter({ hasText: w.demo.pushed }).waitFor();
    const sent = Number(new RegExp(`${account} \\((\\d+)\\)`).exec(await status.innerText())?.[1]);
    expect(sent).toBeGreaterThan(8);
    const table = bank.getByRole('table');
    await table.getByText(w.sent).first().waitFor();
    await press(bank, bank.getByRole('button', { name: w.demo.collect }));
    await status.filter({ hasText: w.demo.collected }).waitFor();

    await books.bringToFront();
    await press(books, books.getByRole('button', { name: w.books.update }));
    await books.getByRole('status').filter({ hasText: /\d/ }).waitFor();
    // What the bank says it sent is what QuickBooks has, besides the two test transactions.
    await books.getByRole('radio', { name: w.books.review(sent + 2) }).waitFor();
    const register = (await books.getByRole('table').locator('tbody td:nth-child(2) > span').allInnerTexts()).toSorted();
    const handedOver = await table.locator('[data-state="sent"] [data-column="description"] > bdi:first-child').allInnerTexts();
    expect(handedOver).toHaveLength(Math.min(sent, 25));
    expect(register).toEqual(expect.arrayContaining(handedOver));

    expect(visitor.complaints()).toEqual([]);

    // The pair is in no address, in no log, not in the bank's ledger, and no longer in its page.
    const ledger = readFileSync(demo.ledgerFile, 'latin1');
    const kept = await bank.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]));
    for (const secret of pair) {
      expect(secret.length).toBeGreaterThan(8);
      for (const place of [...visitor.addresses(), demo.output(), ledger, await bank.content(), kept]) expect(place.includes(secret)).toBe(false);
    }

    for (const page of [bank, books]) {
      expect(await sidewaysScrollAt320(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await press(page, page.getByRole('button', { name: w.dark }));
      expect(await accessibilityProblems(page)).toEqual([]);
    }
    await visitor.leave();
  });
});

async function empty(page: Page, label: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
}
