import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright';
import { expect } from 'vitest';
import { chromiumArguments } from '../chromium/find-chromium.js';
import type { DemoAddresses } from './demo-process.js';

/** A person at the keyboard: no pointer is ever used. */
export interface Visitor {
  readonly context: BrowserContext;
  openBank(path?: string): Promise<Page>;
  /** Whatever a page complained of since the visit began: console, policy, errors, requests elsewhere. */
  complaints(): readonly string[];
  /** Every address that any page has asked. */
  addresses(): readonly string[];
  leave(): Promise<void>;
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  return chromium.launch({ args: chromiumArguments, ...(executablePath && { executablePath }) });
}

export async function visit(browser: Browser, demo: DemoAddresses, locale: 'en-CA' | 'fr-CA'): Promise<Visitor> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 }, timezoneId: 'America/Toronto', reducedMotion: 'reduce' });
  // A bound for what never comes: a development server compiles a page when it is first asked for.
  context.setDefaultTimeout(120_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints: string[] = [];
  const addresses: string[] = [];
  const own = new Set([demo.bank, demo.quickBooks, demo.sandbox]);

  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`));
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console ${message.type()}: ${message.text()} (${message.page()?.url().split('?')[0] ?? 'no page'})`);
  });
  context.on('weberror', (error) => complaints.push(`page error: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    addresses.push(request.url());
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && !own.has(origin)) complaints.push(`request to ${origin}`);
    // A page asks its own server only; a navigation is the visitor's.
    if (request.isNavigationRequest()) return;
    const asking = request.frame().url();
    if (asking.startsWith('http') && new URL(asking).origin !== origin) complaints.push(`request from ${new URL(asking).origin} to ${origin}`);
  });
  context.on('requestfailed', (request) => {
    // What a page no longer needs, it aborts.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`failed request: ${request.method()} ${new URL(request.url()).pathname} ${request.failure()?.errorText ?? ''}`);
  });

  return {
    context,
    async openBank(path = '/') {
      const page = await context.newPage();
      await page.goto(`${demo.bank}${path}`);
      return page;
    },
    complaints: () => complaints,
    addresses: () => addresses,
    leave: () => context.close(),
  };
}

const mostTabs = 150;

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'visible' });
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`The Tab key does not reach ${target.toString()}.`);
}

export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** The page that the key opens in another tab. */
export async function pressToOpen(page: Page, target: Locator): Promise<Page> {
  await tabTo(page, target);
  const opening = page.context().waitForEvent('page');
  await page.keyboard.press('Enter');
  const opened = await opening;
  await opened.waitForLoadState();
  return opened;
}

export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** From the clipboard. */
export async function paste(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Control+V');
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
