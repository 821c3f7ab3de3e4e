import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownPageOnly, safeHeaders } from '../../examples/demo/shared/guards.js';
import { listen } from '../../examples/demo/shared/http-server.js';
import { createPagesApp, noncePlaceholder } from '../../examples/demo/shared/pages-app.js';

describe('a change', () => {
  const app = new Hono()
    .use(safeHeaders)
    .use(ownPageOnly)
    .all('/', (c) => c.text('done'));
  const send = (headers: Record<string, string>) => app.request('http://bank.localhost/', { method: 'POST', headers });
  const json = { 'Content-Type': 'application/json' };

  it('is carried out for the own page', async () => {
    expect((await send({ ...json, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    expect((await send({ ...json, Origin: 'http://bank.localhost' })).status).toBe(200);
  });

  it.each([
    ['another site', { ...json, 'Sec-Fetch-Site': 'cross-site' }],
    ['another port of the same machine', { ...json, 'Sec-Fetch-Site': 'same-site', Origin: 'http://bank.localhost:81' }],
    ['another origin, in an old browser', { ...json, Origin: 'http://elsewhere.localhost' }],
    ['nobody knows whom', json],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }],
  ])('is refused when it comes from %s', async (_, headers) => {
    const answer = await send(headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});

describe('a page', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bankfeeds-pages-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets/page-1.js'), 'export {};');
    writeFileSync(join(folder, 'index.html'), `<!doctype html>\n<html lang="en" data-theme="light"><script nonce="${noncePlaceholder}"></script></html>`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const get = (path: string, headers: Record<string, string> = {}) =>
    createPagesApp({ folder, document: 'index.html', paths: ['/'], lookCookie: 'look' }).request(path, { headers });

  it('has a nonce of its own in each answer, in the policy and in the document', async () => {
    const answers = await Promise.all([get('/'), get('/')]);
    const nonces = answers.map(({ headers }) => /script-src 'nonce-([^']+)'/.exec(headers.get('Content-Security-Policy') ?? '')?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    expect(await answers[0]?.text()).toContain(`nonce="${nonces[0]}"`);
    expect(answers[0]?.headers.get('Content-Security-Policy')).not.toContain('unsafe');
  });

  it('comes in the language and the theme that were chosen, else in the browser’s language', async () => {
    expect(await (await get('/', { Cookie: 'look=fr-CA.dark' })).text()).toContain('<html lang="fr-CA" data-theme="dark">');
    expect(await (await get('/', { 'Accept-Language': 'fr-FR,fr;q=0.9' })).text()).toContain('<html lang="fr-CA" data-theme="light">');
    expect(await (await get('/', { Cookie: 'look="><script>.dark' })).text()).toContain('<html lang="en" data-theme="light">');
  });

  it('serves what was built, and nothing else', async () => {
    expect((await get('/assets/page-1.js')).headers.get('Content-Type')).toMatch(/^text\/javascript/);
    expect((await get('/assets/..%2Findex.html')).status).toBe(404);
    expect((await get('/assets/none.js')).status).toBe(404);
  });
});

it('takes the next port when the one it wants is taken', async () => {
  const one = await listen(0, () => new Response('one'));
  const two = await listen(one.port, () => new Response('two'));
  try {
    expect(two.port).toBeGreaterThan(one.port);
    expect(await (await fetch(`http://127.0.0.1:${two.port}`)).text()).toBe('two');
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});
