import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startDemo, type DemoProcess } from './demo-process.js';
import { otherBrowsers, type OtherBrowser } from './other-browser.js';
import { words } from './words.js';

const visitors = [
  { locale: 'en-CA', customer: 'Kestrel Bay Kayaks Ltd.' },
  { locale: 'fr-CA', customer: 'Boulangerie Élégance (Québec) inc.' },
] as const;

const button = (text: string) => `//button[contains(normalize-space(), "${text}") and not(@disabled)]`;

function reader(browser: OtherBrowser) {
  const isThere = (xpath: string) => browser.evaluate(`document.evaluate(${JSON.stringify(xpath)}, document, null, 9, null).singleNodeValue !== null`);
  const wait = (xpath: string) => vi.waitFor(async () => expect([xpath, await isThere(xpath)]).toEqual([xpath, true]), { timeout: 60_000, interval: 100 });
  return {
    wait,
    arrive: (link: string, there: string) =>
      vi.waitFor(
        async () => {
          await browser.click(link);
          await vi.waitFor(async () => expect([there, await isThere(there)]).toEqual([there, true]), { timeout: 5_000, interval: 100 });
        },
        { timeout: 60_000, interval: 250 },
      ),
    // What is drawn anew in between is looked for again.
    press: (xpath: string) => vi.waitFor(() => browser.click(xpath), { timeout: 60_000, interval: 250 }),
  };
}

for (const { name, start, wants } of otherBrowsers()) {
  if (!start) process.stdout.write(`Not tried in ${name}: this machine does not have it (Debian: ${wants}).\n`);
  describe.skipIf(!start)(`in ${name}`, () => {
    // A customer who has connected in one browser is connected in the other.
    let demo: DemoProcess;

    beforeAll(async () => {
      demo = await startDemo();
    });

    afterAll(async () => {
      await demo?.dispose();
    });

    it.each(visitors)('a customer comes from the button to the credentials, in $locale', async ({ locale, customer }) => {
      if (!start) return;
      const browser = await start();
      onTestFinished(() => browser.close());
      const w = words[locale];
      const { wait, press, arrive } = reader(browser);
      await browser.open(demo.bank);
      await browser.evaluate(`document.cookie = 'aurivelle_look=${w.lang}.light; Path=/'`);
      await browser.open(demo.bank);
      await press(button(customer));
      // A click that the page has moved away from is made again.
      await arrive(`//nav//a[normalize-space()="${w.quickBooksPage}"]`, `//h1[normalize-space()="${w.pageTitle}"]`);
      await press(`//main${button(w.connect)}`);
      await press(`//*[@role="dialog"]${button(w.agree)}`);
      await wait(`//*[@role="dialog"]//*[normalize-space()="${w.chooseAccounts}"]`);
      await press('//*[@role="dialog"]//button[@data-tone="primary"]');
      await press(`//*[@role="dialog"]${button(w.getCredentials)}`);
      await wait('//*[@role="dialog"]//*[@data-bf-part="credential"]');
      // Everything is where it can be reached, in the language that was chosen, and nothing has failed.
      expect(await browser.evaluate('document.querySelectorAll(\'[data-bf-part="credential"]\').length')).toBe(2);
      expect(await browser.evaluate('document.querySelector(\'[role="dialog"]\').lang || document.documentElement.lang')).toBe(w.lang);
      expect(await browser.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
      expect(await browser.evaluate('document.querySelector(\'[data-bf-part="error"]\') === null')).toBe(true);
    });
  });
}
