import { request as httpRequest } from 'node:http';
import { createHttpAdapter } from 'bankfeeds/http';
import { createSandboxClient } from 'bankfeeds/sandbox';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTryCommand } from '../../src/cli/try-command.js';
import { run } from './run.js';
import { serveTry } from './served-try.js';

const signal = new AbortController().signal;

describe('bankfeeds try', () => {
  let served: Awaited<ReturnType<typeof serveTry>>;

  beforeAll(async () => {
    served = await serveTry();
  });
  afterAll(() => served.stop());

  /** A form of the page, sent as a browser sends it. */
  async function submit(
    page: string,
    filled: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly page: string; readonly title: string }> {
    const { document } = new JSDOM(page).window;
    const form = document.querySelector('form');
    const body = new URLSearchParams(filled);
    for (const input of form?.querySelectorAll<HTMLInputElement>('input[type=hidden], input:checked') ?? []) body.append(input.name, input.value);
    const response = await fetch(new URL(form?.getAttribute('action') ?? '', served.baseUrl), { method: 'POST', body });
    const text = await response.text();
    return { status: response.status, page: text, title: new JSDOM(text).window.document.title };
  }

  it('says what to give to the page and to its dev server, there and at its address', async () => {
    expect(served.printed()).toContain(`'/api/bankfeeds': '${served.baseUrl}'`);
    expect(served.printed()).toContain(`${served.baseUrl}/quickbooks`);
    expect(await (await fetch(served.baseUrl)).text()).toBe(`${served.printed()}\n`);
  });

  it('lets the one customer connect, enter the pair in QuickBooks, and see what was sent', async () => {
    const adapter = createHttpAdapter({ baseUrl: `${served.baseUrl}/api/bankfeeds` });
    const accounts = await adapter.listBankAccounts({ signal });
    expect(accounts.map(({ name, ineligible }) => [name, ineligible])).toEqual([
      ['Operating', null],
      ['Savings', null],
      ['Old account', 'closed'],
    ]);
    const { consent } = await adapter.getFeed({ signal });
    await adapter.connect({ accountIds: ['operating', 'savings'], consent: { textVersion: consent.textVersion, locale: 'en' } }, { signal });
    const pair = await adapter.credentials?.issue({ signal });

    const signIn = await (await fetch(`${served.baseUrl}/quickbooks`)).text();
    expect(await submit(signIn, { username: 'somebody', password: 'else' })).toMatchObject({ status: 403, title: 'Link account' });
    const choose = await submit(signIn, { username: pair?.username ?? '', password: pair?.password ?? '' });
    expect(choose).toMatchObject({ status: 200, title: 'Choose accounts of Sandbox Bank' });
    expect(await submit(choose.page, {})).toMatchObject({ status: 200, title: '2 accounts are connected' });

    expect(await adapter.getFeed({ signal })).toMatchObject({ status: 'linked', accounts: [{ status: 'connected' }, { status: 'connected' }] });
    const { results } = await adapter.listTransactions({ accountId: 'operating', page: 1, pageSize: 25, orderBy: '-date', query: '' }, { signal });
    expect(results.map(({ stage }) => stage)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent']);
    expect(served.printed()).not.toContain('error');
  });

  it('keeps the adapter contract', async () => {
    const other = await serveTry('--country', 'US');
    try {
      const { exitCode, out } = await run('check', `${other.baseUrl}/api/bankfeeds`, '--write');
      expect([exitCode, out], out).toEqual([0, expect.stringContaining(' 0 broken')]);
    } finally {
      await other.stop();
    }
  });

  it('shows Codat’s hosted page, and opens the sandbox’s clock and faults', async () => {
    const adapter = createHttpAdapter({ baseUrl: `${served.baseUrl}/api/bankfeeds` });
    const link = await adapter.hostedLink?.get({ signal });
    expect((await fetch(link?.url ?? '')).status).toBe(200);
    expect(await createSandboxClient({ baseUrl: served.baseUrl }).faults()).toEqual([]);
  });

  it('answers nobody who calls this machine by another name', async () => {
    const { port } = new URL(served.baseUrl);
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port, path: '/api/bankfeeds/feed', headers: { Host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end();
    });
    expect(status).toBe(403);
  });

  it('says so where its port is taken', async () => {
    const { port } = new URL(served.baseUrl);
    expect(await run('try', '--port', port)).toMatchObject({ exitCode: 2, err: expect.stringContaining(`Port ${port} is taken`) });
  });

  it('does not start in production', async () => {
    const io = { print: () => {}, printError: () => {}, environment: { NODE_ENV: 'production' } };
    await expect(runTryCommand(['--port', '0'], io)).rejects.toThrow('--force');
  });

  it.each([
    ['--port', 'x'],
    ['--country', 'FR'],
    ['--host', '0.0.0.0'],
  ])('refuses %s %s', async (...args) => {
    expect(await run('try', ...args)).toMatchObject({ exitCode: 2 });
  });
});
