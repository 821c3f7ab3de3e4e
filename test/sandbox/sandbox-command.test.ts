import { once } from 'node:events';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createSandboxClient } from 'bankfeeds/sandbox';
import { Webhook } from 'standardwebhooks';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runSandboxCommand } from '../../src/cli/sandbox-command.js';

const running: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

async function start(args: readonly string[], environment: Record<string, string> = {}) {
  const lines: string[] = [];
  const controller = new AbortController();
  const ended = runSandboxCommand(['--port', '0', ...args], {
    print: (line) => lines.push(line),
    printError: (line) => lines.push(`error: ${line}`),
    environment,
    signal: controller.signal,
  });
  const stop = async () => {
    controller.abort();
    return ended;
  };
  running.push(stop);
  await Promise.race([vi.waitFor(() => expect(lines.length).toBeGreaterThanOrEqual(2)), ended]);
  const baseUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(lines.join('\n'))?.[0] ?? '';
  const apiKey = /API key: (\S+)/.exec(lines.join('\n'))?.[1] ?? '';
  return { lines, baseUrl, apiKey, stop };
}

async function createCompany(baseUrl: string, apiKey: string): Promise<unknown> {
  const response = await fetch(`${baseUrl}/companies`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(apiKey)}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Lumen Events' }),
  });
  return response.json();
}

describe('bankfeeds sandbox', () => {
  it('prints where it is served and its key, and serves Codat there', async () => {
    const { baseUrl, apiKey } = await start([]);
    expect(await createCompany(baseUrl, apiKey)).toMatchObject({ name: 'Lumen Events', redirect: expect.stringContaining(baseUrl) });
  });

  it('ticks with the system and can be advanced, without the key on the machine itself', async () => {
    const { baseUrl } = await start([]);
    const client = createSandboxClient({ baseUrl });
    const before = await client.now();
    expect(Math.abs(before - Date.now())).toBeLessThan(60_000);
    expect(await client.advance(86_400_000)).toBeGreaterThanOrEqual(before + 86_400_000);
  });

  it('does not open its controls to a page that calls this machine by another name', async () => {
    const { baseUrl } = await start([]);
    const { port } = new URL(baseUrl);
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: '/sandbox/clock', headers: { Host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end();
    });
    expect(status).toBe(401);
  });

  it('sends Codat’s messages to the address that it is given, signed with the secret that it prints', async () => {
    const heard: { readonly headers: Headers; readonly body: string }[] = [];
    const bank = createAdaptorServer({
      async fetch(request) {
        heard.push({ headers: request.headers, body: await request.text() });
        return new Response(null, { status: 204 });
      },
    });
    bank.listen(0, '127.0.0.1');
    await once(bank, 'listening');
    running.push(async () => void bank.close());
    const { port } = v.parse(v.object({ port: v.number() }), bank.address());
    const { baseUrl, apiKey, lines } = await start(['--webhooks', `http://127.0.0.1:${port}/codat`]);
    await createCompany(baseUrl, apiKey);
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 5000 });
    const secret = /Webhook secret: (\S+)/.exec(lines.join('\n'))?.[1] ?? '';
    const [{ headers, body } = { headers: new Headers(), body: '' }] = heard;
    expect(new Webhook(secret).verify(body, Object.fromEntries(headers))).toMatchObject({
      eventType: 'company.created',
      payload: { company: { name: 'Lumen Events' } },
    });
  });

  it('hangs up where the plan of faults says so', async () => {
    const { baseUrl, apiKey } = await start([]);
    await createSandboxClient({ baseUrl }).setFaults([{ effect: { kind: 'hangUp' } }]);
    await expect(createCompany(baseUrl, apiKey)).rejects.toThrow('fetch failed');
    expect(await createCompany(baseUrl, apiKey)).toMatchObject({ name: 'Lumen Events' });
  });

  it('keeps its state in a file that only its owner can read, and goes on from there', async () => {
    const state = join(await mkdtemp(join(tmpdir(), 'bankfeeds-')), 'state.json');
    const first = await start(['--state', state]);
    const company = await createCompany(first.baseUrl, first.apiKey);
    await first.stop();
    expect((await stat(state)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(state, 'utf8'))).toMatchObject({ companies: [{ name: 'Lumen Events' }] });

    const second = await start(['--state', state]);
    const answer = await fetch(`${second.baseUrl}/companies`, { headers: { Authorization: `Basic ${btoa(second.apiKey)}` } });
    expect(await answer.json()).toMatchObject({ totalResults: 1, results: [{ id: (company as { id: string }).id }] });
  });

  it('does not overwrite a file that holds something else', async () => {
    const state = join(await mkdtemp(join(tmpdir(), 'bankfeeds-')), 'notes.txt');
    await writeFile(state, 'my notes');
    const io = { print: () => {}, printError: () => {}, environment: {} };
    await expect(runSandboxCommand(['--port', '0', '--state', state], io)).rejects.toThrow('holds no state of a sandbox');
    expect(await readFile(state, 'utf8')).toBe('my notes');
  });

  it('does not start in production unless forced', async () => {
    const io = { print: () => {}, printError: () => {}, environment: { NODE_ENV: 'production' } };
    await expect(runSandboxCommand(['--port', '0'], io)).rejects.toThrow('--force');
    const { baseUrl, apiKey } = await start(['--force'], { NODE_ENV: 'production' });
    expect(await createCompany(baseUrl, apiKey)).toMatchObject({ name: 'Lumen Events' });
  });

  it.each([
    ['--port', 'x'],
    ['--dialect', 'old'],
    ['--seed', '-1'],
    ['--seed=1.5'],
    ['--webhooks', 'nowhere'],
    ['--webhooks', 'ftp://a.example'],
    ['--unknown'],
  ])('refuses %s %s', async (...args) => {
    const io = { print: () => {}, printError: () => {}, environment: {} };
    await expect(runSandboxCommand(args, io)).rejects.toThrow();
  });
});
