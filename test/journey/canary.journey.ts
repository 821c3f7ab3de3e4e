import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandboxClient } from 'bankfeeds/sandbox';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customers } from '../../examples/demo/bank/customers.js';
import { goToSignIn, signInAndConnect } from './books-steps.js';
import { startDemo, type DemoProcess } from './demo-process.js';
import { watchEverything, type Sighting } from './everything-seen.js';
import { launchBrowser, paste, press, pressToOpen, visit } from './visitor.js';
import { words } from './words.js';

const apiKey = 'c4n4ry-api-key-7f3a9e51d2';
const webhookSecret = `whsec_${btoa('c4n4ry webhook secret 24')}`;

let demo: DemoProcess;
let browser: Browser;

beforeAll(async () => {
  demo = await startDemo({ SANDBOX_API_KEY: apiKey, SANDBOX_WEBHOOK_SECRET: webhookSecret, DEMO_LOG: 'yes' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await demo?.dispose();
});

interface Canary {
  readonly name: string;
  /** As it is, and as it would be in an address, in JSON, or in Basic authentication. */
  readonly forms: readonly string[];
}

function canary(name: string, secret: string): Canary {
  // Base64 writes three bytes as four letters: where the secret begins decides which letters those are.
  const base64 = [0, 1, 2].map((before) => btoa(`${'\0'.repeat(before)}${secret}`).slice(Math.ceil((before * 8) / 6), -4));
  return { name, forms: [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64.filter((form) => form.length >= 8)])] };
}

function hits(canaries: readonly Canary[], sightings: readonly Sighting[]): readonly string[] {
  return sightings.flatMap(({ place, origin, text }) =>
    canaries.filter(({ forms }) => forms.some((form) => text.includes(form))).map(({ name }) => `${name} in ${place} at ${origin}`),
  );
}

/** The bank's own keeping. What is in sandbox.json is Codat's and QuickBooks'. */
function filesOfTheBank(): readonly Sighting[] {
  const names = readdirSync(demo.dataFolder).filter((name) => name !== 'sandbox.json');
  expect(names).toEqual(expect.arrayContaining(['ledger.db', 'session-key']));
  return names.map((name) => ({ place: `the file ${name}`, origin: '', text: readFileSync(join(demo.dataFolder, name), 'latin1') }));
}

it('a whole visit leaves no secret anywhere: no log, address, answer, storage or page but the one place in which it is shown', async () => {
  const w = words['fr-CA'];
  const visitor = await visit(browser, demo, 'fr-CA');
  const secretPath = /\/api\/bankfeeds\/feed\/(credentials|link)$/;
  const seen = await watchEverything(
    visitor.context,
    (response) => response.request().method() === 'POST' && response.ok() && response.url().startsWith(demo.bank) && secretPath.test(response.url()),
  );
  const codat = createSandboxClient({ baseUrl: demo.sandbox, apiKey });
  const bank = await visitor.openBank();
  const dialog = bank.getByRole('dialog');
  const status = bank.getByRole('complementary').getByRole('status');

  // Connecting. The first pair is made at Codat, and its answer is lost.
  await press(bank, bank.getByRole('button', { name: 'Boulangerie Élégance (Québec) inc.' }));
  await press(bank, bank.getByRole('navigation').getByRole('link', { name: w.quickBooksPage }));
  await press(bank, bank.getByRole('main').getByRole('button', { name: w.connect, exact: true }).first());
  await press(bank, dialog.getByRole('button', { name: w.agree }));
  await press(bank, dialog.getByRole('button', { name: w.continueWith }));
  await dialog.getByRole('button', { name: w.getCredentials, exact: true }).waitFor();
  await codat.setFaults([{ method: 'POST', path: '*/credentials', when: 'after', times: 1, effect: { kind: 'status', status: 500 } }]);
  await press(bank, dialog.getByRole('button', { name: w.getCredentials, exact: true }));
  await dialog.getByRole('alert').waitFor();
  await press(bank, dialog.getByRole('button', { name: w.getCredentials, exact: true }).last());
  await dialog.getByRole('button', { name: w.copyUsername }).waitFor();

  const [answer = '{}'] = await seen.setApart();
  const { username, password }: Record<string, unknown> = JSON.parse(answer);
  if (typeof username !== 'string' || typeof password !== 'string') throw new Error(`The bank answered no pair: ${answer.length} characters.`);
  const shown = [canary('user name', username), canary('password', password)];
  const lost = (await pairsAtCodat(codat)).filter((pair) => pair.username !== username);
  expect(lost).toHaveLength(1);

  // Masked, it is in the page for nobody; shown, the search finds it.
  expect(hits(shown, await seen.pageNow(bank))).toEqual([
    `user name in elements of a page at ${demo.bank}`,
    `user name in accessibility tree of a page at ${demo.bank}`,
  ]);
  await press(bank, dialog.getByRole('button', { name: w.show }));
  expect(hits(shown, await seen.pageNow(bank))).toEqual(
    expect.arrayContaining([`password in elements of a page at ${demo.bank}`, `password in accessibility tree of a page at ${demo.bank}`]),
  );

  // Copying it to QuickBooks.
  const books = await pressToOpen(bank, dialog.getByRole('link', { name: w.openQuickBooks }));
  await goToSignIn(books, w);
  await carry(bank, w.copyUsername, w.copiedUsername, books, w.books.username);
  await carry(bank, w.copyPassword, w.copiedPassword, books, w.books.password);
  await signInAndConnect(books, bank, dialog, w);

  await bank.bringToFront();
  await dialog.getByRole('heading', { name: w.connectedTitle }).waitFor();
  await press(bank, dialog.getByRole('button', { name: w.done }));
  await dialog.waitFor({ state: 'hidden' });
  const afterClosing = [...(await seen.pageNow(bank)), ...(await seen.pageNow(books))];

  // Sending, and the goodbye.
  await press(bank, bank.getByRole('button', { name: w.demo.push }));
  await status.filter({ hasText: w.demo.pushed }).waitFor();
  await press(bank, bank.getByRole('button', { name: w.disconnect }));
  await press(bank, dialog.getByRole('button', { name: w.disconnectAll }));
  await dialog.waitFor({ state: 'hidden' });
  await bank.getByText(w.disconnected).first().waitFor();
  const afterGoodbye = await seen.pageNow(bank);

  // Another customer, on Codat's page.
  await press(bank, bank.getByRole('button', { name: w.signOut }));
  await press(bank, bank.getByRole('button', { name: 'Camel’s Hump Outfitters LLC' }));
  await press(bank, bank.getByRole('navigation').getByRole('link', { name: w.quickBooksPage }));
  await press(bank, bank.getByText(w.hosted));
  await press(bank, bank.getByRole('group').filter({ hasText: w.hosted }).getByRole('button'));
  await press(bank, dialog.getByRole('button', { name: w.agree }));
  await press(bank, dialog.getByRole('button', { name: w.continueWith }));
  await press(bank, dialog.getByRole('button', { name: w.getLink }));
  const link = dialog.getByRole('link', { name: w.followLink });
  await link.waitFor();
  const url = String(JSON.parse((await seen.setApart()).at(-1) ?? '{}').url);
  const otp = [canary('one-time password', `otp=${new URL(url).searchParams.get('otp')}`)];
  expect(hits(otp, await seen.pageNow(bank))).toContain(`one-time password in elements of a page at ${demo.bank}`);
  const hosted = await pressToOpen(bank, link);
  await hosted.getByRole('heading', { level: 1 }).waitFor();
  expect(await hosted.evaluate(() => document.referrer)).toBe('');
  await hosted.close();
  await bank.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  const afterLink = await seen.pageNow(bank);

  const secrets = [
    ...shown,
    ...otp,
    ...lost.flatMap((pair) => [canary('lost user name', pair.username), canary('lost password', pair.password)]),
    canary('API key', apiKey),
    canary('webhook secret', webhookSecret),
    canary('webhook secret itself', webhookSecret.slice('whsec_'.length)),
    ...customers.flatMap(({ accounts }) => accounts.map(({ id, accountNumber }) => canary(`account number of ${id}`, accountNumber))),
  ];

  const everywhere: readonly Sighting[] = [
    ...(await seen.sightings()),
    ...(await seen.keptNow([bank, books])),
    ...afterClosing,
    ...afterGoodbye,
    ...afterLink,
    ...filesOfTheBank(),
    { place: 'what the processes printed', origin: '', text: demo.output() },
  ];
  const inQuickBooks = `body of a request at ${demo.quickBooks}`;
  const permitted = [`user name in ${inQuickBooks}`, `password in ${inQuickBooks}`];
  const found = hits(
    secrets,
    everywhere.filter(({ origin }) => origin !== demo.sandbox),
  );
  expect(found.filter((hit) => !permitted.includes(hit))).toEqual([]);
  // On Codat's own page its one-time password is at home, and nothing else is.
  expect(
    hits(
      secrets,
      everywhere.filter(({ origin }) => origin === demo.sandbox),
    ).filter((hit) => !hit.startsWith('one-time password')),
  ).toEqual([]);

  // The search has looked, and it finds: each secret is where it may be, and every kind of place had something in it.
  expect(new Set(found)).toEqual(new Set(permitted));
  expect(
    hits(
      otp,
      everywhere.filter(({ origin }) => origin === demo.sandbox),
    ),
  ).toContain(`one-time password in address of a request at ${demo.sandbox}`);
  const atCodat = JSON.stringify(await codat.snapshot());
  expect(hits(secrets, [{ place: 'Codat', origin: '', text: atCodat }])).toEqual(
    expect.arrayContaining(['account number of elegance-operations in Codat at ', 'account number of camels-checking in Codat at ']),
  );
  expect((await fetch(`${demo.sandbox}/companies?page=1`, { headers: { Authorization: `Basic ${btoa(apiKey)}` } })).status).toBe(200);
  expect((await fetch(`${demo.sandbox}/companies?page=1`, { headers: { Authorization: `Basic ${btoa(`${apiKey}x`)}` } })).status).toBe(401);
  const planted = [...secrets.map(({ forms }) => forms).flat()].map((form) => ({ place: 'here', origin: '', text: `before ${form} after` }));
  for (const sighting of planted) expect(hits(secrets, [sighting])).not.toEqual([]);
  const places = new Set(everywhere.filter(({ text }) => text.length > 2).map(({ place }) => place));
  for (const place of [
    'address of a page',
    'address of a request',
    'body of a request',
    'headers of a request',
    'headers of an answer',
    'console.debug',
    'console.error',
    'storage',
    'state of a page',
    'answer to GET /api/bankfeeds/feed',
    'answer to DELETE /api/bankfeeds/feed',
    'the file ledger.db',
  ]) {
    expect(places).toContain(place);
  }
  for (const event of [
    '"verb":"issueCredentials","status":503',
    '"verb":"issueCredentials","status":200',
    '"verb":"getLink","status":200',
    '"type":"webhook"',
    '"verb":"disconnect","status":200',
  ])
    expect(demo.output()).toContain(event);
  await visitor.leave();
});

async function pairsAtCodat(codat: ReturnType<typeof createSandboxClient>): Promise<readonly { readonly username: string; readonly password: string }[]> {
  const { companies } = await codat.snapshot();
  return companies.filter(({ name }) => name.startsWith('Boulangerie')).flatMap(({ connections }) => connections.flatMap(({ credentials }) => credentials));
}

/** By the clipboard, as a person does. */
async function carry(bank: Page, copy: string, copied: RegExp, books: Page, label: string): Promise<void> {
  await bank.bringToFront();
  const dialog = bank.getByRole('dialog');
  await press(bank, dialog.getByRole('button', { name: copy }));
  await dialog.getByRole('status').filter({ hasText: copied }).waitFor();
  await books.bringToFront();
  await paste(books, books.getByLabel(label));
}
