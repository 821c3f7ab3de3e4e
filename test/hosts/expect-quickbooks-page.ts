import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { press, visit, type Visitor } from '../journey/visitor.js';
import { words } from '../journey/words.js';

type Language = keyof typeof words;

/** A customer's first visit to a host's page, in French and then in English up to the credentials: nothing is wanting, and nothing complains. */
export async function expectQuickBooksPage(browser: Browser, url: string): Promise<void> {
  await visiting(browser, url, 'fr-CA', async (page) => {
    await openDialog(page, 'fr-CA');
    await page.getByRole('dialog').getByRole('button', { name: words['fr-CA'].agree }).waitFor();
  });

  await visiting(browser, url, 'en-CA', async (page) => {
    const w = words['en-CA'];
    const dialog = page.getByRole('dialog');
    await openDialog(page, 'en-CA');
    await press(page, dialog.getByRole('button', { name: w.agree }));
    await dialog.getByRole('heading', { name: w.chooseAccounts }).waitFor();
    await press(page, dialog.getByRole('button', { name: w.continueWith }));
    await press(page, dialog.getByRole('button', { name: w.getCredentials, exact: true }));
    await dialog.getByRole('button', { name: w.copyUsername }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('listitem').filter({ hasText: 'Operating' }).waitFor();
    await page.getByRole('table').getByText('Flour and butter').waitFor();
  });
}

async function visiting(browser: Browser, url: string, language: Language, visitPage: (page: Page) => Promise<void>): Promise<void> {
  const visitor: Visitor = await visit(browser, { bank: url, quickBooks: url, sandbox: url }, language);
  try {
    const page = await visitor.openBank();
    await visitPage(page);
    await page.waitForLoadState('networkidle');
    expect(visitor.complaints()).toEqual([]);
  } catch (failure) {
    const complaints = visitor.complaints();
    throw complaints.length === 0 ? failure : new Error(`The page complained of ${complaints.join('\n')}`, { cause: failure });
  } finally {
    await visitor.leave();
  }
}

async function openDialog(page: Page, language: Language): Promise<void> {
  const button = page.getByRole('button', { name: words[language].connect, exact: true }).first();
  await button.waitFor();
  // The stylesheet is in effect: the token, and what is drawn from it.
  expect(await button.evaluate((element) => getComputedStyle(element).getPropertyValue('--bf-size-action'))).toBe('2.75rem');
  expect(await button.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThanOrEqual(44);
  await press(page, button);
  await page.getByRole('dialog').waitFor();
}
