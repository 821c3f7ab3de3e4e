import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemo, type DemoProcess } from './demo-process.js';
import { accessibilityProblems } from './inspection.js';
import { launchBrowser, press, visit } from './visitor.js';

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

it('the portal turns to the other language and the dark at once, remembers both, and begins anew when asked to', async () => {
  const visitor = await visit(browser, demo, 'en-CA');
  const bank = await visitor.openBank();

  await bank.getByRole('heading', { level: 1, name: 'Who is banking today?' }).waitFor();
  expect(await accessibilityProblems(bank)).toEqual([]);

  // Whoever is not in Canada or the United States learns it, and is offered nothing that cannot be had.
  await press(bank, bank.getByRole('button', { name: 'Atelier Lumière SARL' }));
  await press(bank, bank.getByRole('navigation').getByRole('link', { name: 'QuickBooks' }));
  await bank.getByText('available to businesses in the United States and Canada only').waitFor();
  expect(
    await bank
      .getByRole('main')
      .getByRole('button', { name: /QuickBooks/ })
      .count(),
  ).toBe(0);

  await press(bank, bank.getByRole('button', { name: 'Français' }));
  await bank.getByText('aux entreprises des États-Unis et du Canada').waitFor();
  await press(bank, bank.getByRole('button', { name: 'Sombre' }));
  await bank.reload();
  await bank.getByText('aux entreprises des États-Unis et du Canada').waitFor();
  expect(await bank.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await accessibilityProblems(bank)).toEqual([]);

  // A customer whose feed is old, with pages of transactions.
  await press(bank, bank.getByRole('button', { name: 'Fermer la session' }));
  await press(bank, bank.getByRole('button', { name: 'Harbour Street Hardware Ltd.' }));
  await press(bank, bank.getByRole('navigation').getByRole('link', { name: 'QuickBooks' }));
  await bank.locator('[data-bf-part="transaction"][data-state="sent"]').nth(24).waitFor();
  await press(bank, bank.getByRole('button', { name: 'Suivante' }));
  await bank.getByText(/^26 à 50 sur \d+/).waitFor();
  await press(bank, bank.getByRole('button', { name: 'Lancer l’envoi quotidien' }));
  await bank.getByText(/opérations? (a|ont) été transmises?/).waitFor();

  // Everything begins anew: nobody is signed in, and the push has the same to do as before.
  await press(bank, bank.getByRole('button', { name: 'Recommencer à zéro' }));
  await press(bank, bank.getByRole('button', { name: 'Vraiment? Tout sera effacé' }));
  await press(bank, bank.getByRole('button', { name: 'Harbour Street Hardware Ltd.' }));
  await press(bank, bank.getByRole('button', { name: 'Lancer l’envoi quotidien' }));
  await bank.getByText(/opérations? (a|ont) été transmises?/).waitFor();

  expect(visitor.complaints()).toEqual([]);
  expect(demo.output()).not.toMatch(/error/i);
  await visitor.leave();
});
