import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { adapterContract } from '../../src/testing/index.js';
import { createSmallBank, type CustomerName, type SmallBank } from '../testing/small-bank.js';
import { problemWith, smallBankServer } from '../testing/small-bank-server.js';
import { readJUnit } from './read-junit.js';
import { run } from './run.js';

const running: Server[] = [];

afterEach(async () => {
  await Promise.all(
    running.splice(0).map(
      (server) =>
        new Promise((closed) => {
          server.close(closed);
          server.closeAllConnections();
        }),
    ),
  );
});

/** Serves over real HTTP, under /api, until the test is over. */
async function serve(answer: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }));
  running.push(server);
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}/api`;
}

function customerOf(request: Request): CustomerName | null {
  const session = /session=(\w+)-c4n4ry/.exec(request.headers.get('cookie') ?? '')?.[1];
  return session === 'first' || session === 'second' ? session : null;
}

function answersOf(bank: SmallBank): (request: Request) => Promise<Response> {
  return smallBankServer((request) => {
    const customer = customerOf(request);
    return customer && bank.adapterOf(customer);
  });
}

function serveBank(bank: SmallBank): Promise<string> {
  return serve(answersOf(bank));
}

/** A bank whose answers lack a header. */
function serveCareless(): Promise<string> {
  const right = answersOf(createSmallBank());
  return serve(async (request) => {
    const response = await right(request);
    response.headers.delete('x-content-type-options');
    return response;
  });
}

async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'bankfeeds-check-'));
}

const session = ['--as', 'Cookie: session=first-c4n4ry'] as const;
const otherSession = ['--as-other', 'Cookie: session=second-c4n4ry'] as const;
const aboutBackEnds = adapterContract.filter(({ group }) => group !== 'adapter');

/** The rows of the table: sign and name, with the reason of those that were skipped. */
function rowsOf(out: string): readonly string[] {
  return [...out.matchAll(/^ {2}([✓✗?-]) (?:kept|BROKEN|skipped|not run)[ \d]+(?:ms)? +(.+)$/gmu)].map(([, sign = '', what = '']) => `${sign} ${what}`);
}

describe('the table of bankfeeds check', () => {
  it('has a row for each case that a back end can keep, under its subject', async () => {
    const { exitCode, out, err } = await run('check', await serveBank(createSmallBank()), ...session, ...otherSession, '--write');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(rowsOf(out).map((row) => row.replace(/^. | \(.*/gu, ''))).toEqual(aboutBackEnds.map(({ name }) => name));
    const headings = [...out.matchAll(/^\n(\S.*)\n {2}/gmu)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'Connecting',
      'Editing accounts',
      'Credentials for QuickBooks',
      'The hosted link',
      'The feed',
      'The bank accounts',
      'Transactions',
      'One customer and another',
      'HTTP: sessions, headers, bodies, problems',
      'Disconnecting',
    ]);
  });

  it('shows nothing broken in a back end that keeps the contract, changing nothing', async () => {
    const bank = createSmallBank();
    const { exitCode, out, err } = await run('check', await serveBank(bank), ...session, ...otherSession);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(rowsOf(out)).toContain('✓ The feed has the protocol’s shape');
    expect(rowsOf(out)).toContain('✓ Nobody reads anything without a session');
    expect(rowsOf(out)).toContain('- Disconnecting ends the feed (it changes the feed, which this run may not)');
    expect(out).toMatch(/^\d+ kept, 0 broken, \d+ skipped, of \d+ cases in \d+\.\d s\.$/m);
    expect(out).toContain('--write tries it');
    const feed = await bank.adapterOf('first').getFeed({ signal: new AbortController().signal });
    expect(feed.status).toBe('notStarted');
  });

  it('leaves out with --write only what this bank cannot show', async () => {
    const { out } = await run('check', await serveBank(createSmallBank()), ...session, ...otherSession, '--write');
    expect(rowsOf(out).filter((row) => row.startsWith('- '))).toEqual([
      '- The callout keeps to Codat’s limits (the bank shows no callout)',
      '- Where there can be no feed, every other route says so (this customer can have a feed)',
      '- What the bank switched off is refused (the bank has switched nothing off)',
    ]);
  });

  it('says under a broken case what was seen, why it matters and what to do; the exit code is 1', async () => {
    const { exitCode, out } = await run('check', await serveCareless(), ...session);
    expect(exitCode).toBe(1);
    const lines = out.split('\n').map((line) => line.trim());
    const [row] = lines.flatMap((line, place) => (line.startsWith('✗') ? [place] : []));
    expect(lines.slice(row, (row ?? 0) + 6)).toEqual([
      expect.stringMatching(/^✗ BROKEN +\d+ ms +Answers are JSON, for this browser only, and taken for nothing else$/u),
      'Seen            GET /feed lacks X-Content-Type-Options: nosniff',
      'Why it matters  Proxies and browsers keep what they may keep: the next',
      'person at this computer would find it.',
      'What to do      Send Content-Type: application/json, Cache-Control: no-store',
      'and X-Content-Type-Options: nosniff with every answer.',
    ]);
    expect(out).toMatch(/, 1 broken, /);
    expect(out).toContain('--as-other tries it');
  });

  it('names the correlation id by which the back end’s team finds a failure', async () => {
    const right = answersOf(createSmallBank());
    const url = await serve((request) => (request.url.endsWith('/bank-accounts') ? problemWith('internal', { correlationId: 'trace-4711' }) : right(request)));
    const { exitCode, out } = await run('check', url, ...session);
    expect(exitCode).toBe(1);
    expect(out.replaceAll(/\s+/gu, ' ')).toContain(
      'Seen a failure on the way: The bank’s server failed. (internal, stage bankAccounts, correlation id trace-4711)',
    );
  });

  it('never holds the session, the credentials, the link, or what a terminal obeys', async () => {
    const right = answersOf(createSmallBank());
    const url = await serve(async (request) =>
      request.url.endsWith('/bank-accounts') ? problemWith('internal', { correlationId: '\u001b[2J' }) : right(request),
    );
    for (const address of [await serveBank(createSmallBank()), url]) {
      const { out, err } = await run('check', address, ...session, ...otherSession, '--write');
      expect(out + err).not.toContain('c4n4ry');
      expect(out + err).not.toContain('\u001b');
    }
  });
});

describe('bankfeeds check', () => {
  it('says in one line that nobody is signed in, that nothing is there, or that nothing answers', async () => {
    const url = await serveBank(createSmallBank());
    expect(await run('check', url)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/Give a customer's session/) });
    const outdated = await run('check', url, '--as', 'Cookie: session=old-c4n4ry');
    expect(outdated).toMatchObject({ exitCode: 1, err: expect.stringMatching(/still valid/) });
    expect(await run('check', `${url}/further`, ...session)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/no \/feed there/) });
    const redirecting = await serve(() => Response.redirect('https://sign-in.example/'));
    expect(await run('check', redirecting, ...session)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/without a redirect/) });
    expect(await run('check', 'http://127.0.0.1:1/api', ...session)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/No answer/) });
  });

  it('gives up when its time is up, and says at which case', async () => {
    const right = answersOf(createSmallBank());
    const url = await serve((request) => (request.url.endsWith('/bank-accounts') ? new Promise<Response>(() => {}) : right(request)));
    const { exitCode, out, err } = await run('check', url, ...session, '--timeout', '2');
    expect(exitCode).toBe(1);
    expect(err).toContain('The time was up after 2 seconds, at "The bank accounts have the protocol’s shape".');
    expect(out).toMatch(/, [1-9]\d* not run, of/);
  });

  it.each([
    ['no address', []],
    ['two addresses', ['https://a.example', 'c4n4ry']],
    ['an address without https', ['bank.example']],
    ['another protocol', ['ftp://bank.example']],
    ['a password in the address', ['https://user:c4n4ry@bank.example']],
    ['a query in the address', ['https://bank.example?token=c4n4ry']],
    ['a header without a colon', ['https://bank.example', '--as', 'c4n4ry']],
    ['a header that HTTP does not allow', ['https://bank.example', '--as', 'X-A: c4n4ry\u2013']],
    ['another customer’s header without a colon', ['https://bank.example', '--as-other', 'c4n4ry']],
    ['a header option without its value', ['https://bank.example', '--as']],
    ['an unknown option', ['https://bank.example', '--cookie=c4n4ry']],
    ['a timeout of no time', ['https://bank.example', '--timeout', '0']],
    ['a report in a folder that is not there', ['https://bank.example', '--junit', '/no/such/folder/c4n4ry.xml']],
  ])('ends with 2 on %s, and does not repeat what may be a secret', async (_, args) => {
    const { exitCode, out, err } = await run('check', ...args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('bankfeeds check --help says how.');
    expect(err).not.toContain('c4n4ry');
  });
});

describe('the report of bankfeeds check --junit', () => {
  it('has what the table has', async () => {
    const file = join(await newFolder(), 'junit.xml');
    const { out } = await run('check', await serveCareless(), ...session, '--junit', file);
    const report = await readFile(file, 'utf8');
    const cases = readJUnit(report);
    const signs = { passed: '✓', failure: '✗', skipped: '-', error: '?' } as const;
    expect(cases.map(({ name, outcome, message }) => `${signs[outcome]} ${name}${outcome === 'skipped' ? ` (${message})` : ''}`)).toEqual(rowsOf(out));
    expect(cases.filter(({ outcome }) => outcome === 'failure')).toEqual([
      expect.objectContaining({
        suite: 'HTTP: sessions, headers, bodies, problems',
        message: 'GET /feed lacks X-Content-Type-Options: nosniff',
        text: expect.stringMatching(/^Seen: GET \/feed lacks .+\nWhy it matters: .+\nWhat to do: .+$/u),
      }),
    ]);
    expect(report).not.toContain('c4n4ry');
  });

  it('has what was not run as errors when the time is up', async () => {
    const right = answersOf(createSmallBank());
    const url = await serve((request) => (request.url.endsWith('/bank-accounts') ? new Promise<Response>(() => {}) : right(request)));
    const file = join(await newFolder(), 'junit.xml');
    await run('check', url, ...session, '--timeout', '2', '--junit', file);
    const cases = readJUnit(await readFile(file, 'utf8'));
    expect(cases.map(({ name }) => name)).toEqual(aboutBackEnds.map(({ name }) => name));
    const cut = cases.findIndex(({ outcome }) => outcome === 'error');
    expect(cases[cut]).toMatchObject({
      name: 'The bank accounts have the protocol’s shape',
      message: expect.stringContaining('The time was up after 2 seconds'),
    });
    expect(cases.slice(cut).every(({ outcome }) => outcome === 'error')).toBe(true);
    expect(cases.slice(0, cut).some(({ outcome }) => outcome === 'passed')).toBe(true);
  });

  it('is there with nothing but errors where the run could not begin', async () => {
    const file = join(await newFolder(), 'junit.xml');
    await run('check', 'http://127.0.0.1:1/api', '--junit', file);
    const cases = readJUnit(await readFile(file, 'utf8'));
    expect(cases).toHaveLength(aboutBackEnds.length);
    for (const { outcome, message } of cases) expect([outcome, message]).toEqual(['error', expect.stringContaining('No answer from there.')]);
  });

  it('says already while the run goes on that it has not ended, for one that is killed', async () => {
    const folder = await newFolder();
    const seen: string[] = [];
    const right = answersOf(createSmallBank());
    const url = await serve(async (request) => {
      if (seen.length === 0) seen.push(await readFile(join(folder, 'junit.xml'), 'utf8'));
      return right(request);
    });
    await run('check', url, ...session, '--junit', join(folder, 'junit.xml'));
    const [first = ''] = seen;
    expect(new Set(readJUnit(first).map(({ outcome, message }) => `${outcome}: ${message}`))).toEqual(new Set(['error: The run was ended from outside.']));
    expect(await readdir(folder)).toEqual(['junit.xml']);
  });
});
