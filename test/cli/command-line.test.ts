import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.js';
import { createSmallBank, type CustomerName, type SmallBank } from '../testing/small-bank.js';
import { smallBankServer } from '../testing/small-bank-server.js';

const running: Server[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  })));
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

function serveBank(bank: SmallBank): Promise<string> {
  return serve(smallBankServer((request) => {
    const customer = customerOf(request);
    return customer && bank.adapterOf(customer);
  }));
}

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCommandLine(args, { print: (line) => out.push(line), printError: (line) => err.push(line) });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

const session = ['--header', 'Cookie: session=first-c4n4ry'] as const;
const otherSession = ['--other-header', 'Cookie: session=second-c4n4ry'] as const;

describe('bankfeeds', () => {
  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await run('--version')).toEqual({ exitCode: 0, out: version, err: '' });
  });

  it('tells its commands, and each command its options', async () => {
    const { exitCode, out } = await run('--help');
    expect(exitCode).toBe(0);
    const names = [...out.matchAll(/^ {2}bankfeeds (\w+)/gm)].map(([, name]) => name);
    expect(names).toContain('check');
    for (const name of names) expect(await run(name ?? '', '--help')).toMatchObject({ exitCode: 0, out: expect.stringContaining(`bankfeeds ${name}`) });
  });

  it('ends with 2 on a command it does not know, and on none', async () => {
    for (const args of [['chekc'], ['toString'], []]) expect(await run(...args)).toMatchObject({ exitCode: 2 });
  });
});

describe('bankfeeds sandbox', () => {
  it('does not start where NODE_ENV is production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    try {
      expect(await run('sandbox', '--port', '0')).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining('--force') });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('refuses options that it does not know', async () => {
    expect(await run('sandbox', '--prot', '1')).toMatchObject({ exitCode: 2, err: expect.stringContaining('bankfeeds sandbox --help says how.') });
  });
});

describe('bankfeeds check', () => {
  it('finds nothing broken in a back end that keeps the contract, changing nothing', async () => {
    const bank = createSmallBank();
    const url = await serveBank(bank);
    const { exitCode, out, err } = await run('check', url, ...session, ...otherSession);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toContain('✓ The feed has the protocol’s shape');
    expect(out).toContain('✓ Nobody reads anything without a session');
    expect(out).toContain('- Disconnecting ends the feed (skipped: it changes the feed, which this run may not)');
    expect(out).toMatch(/\d+ kept, 0 broken, \d+ skipped\.$/);
    const feed = await bank.adapterOf('first').getFeed({ signal: new AbortController().signal });
    expect(feed.status).toBe('notStarted');
  });

  it('tries the rest with --write, and skips only what this bank cannot show', async () => {
    const { exitCode, out } = await run('check', await serveBank(createSmallBank()), ...session, ...otherSession, '--write');
    expect(exitCode).toBe(0);
    expect(out.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- The callout keeps to Codat’s limits (skipped: the bank shows no callout)',
      '- Where there can be no feed, every other verb says so (skipped: this customer can have a feed)',
      '- What the bank switched off is refused (skipped: every group of the adapter is offered)',
    ]);
  });

  it('ends with 1 when a rule is broken, and says what was seen, why it matters and what to do', async () => {
    const right = smallBankServer(() => createSmallBank().adapterOf('first'));
    const url = await serve(async (request) => {
      const response = await right(request);
      response.headers.delete('x-content-type-options');
      return response;
    });
    const { exitCode, out } = await run('check', url);
    expect(exitCode).toBe(1);
    expect(out).toContain([
      '✗ Answers are JSON, for this browser only, and taken for nothing else',
      '    Seen: GET /feed lacks X-Content-Type-Options: nosniff',
      '    Why it matters: ',
    ].join('\n'));
    expect(out).toMatch(/What to do: Send Content-Type/);
    expect(out).toMatch(/, 1 broken, /);
    expect(out).toContain('skipped: no way to send a request as nobody was given');
  });

  it('never prints the session, the credentials or the link', async () => {
    const { out, err } = await run('check', await serveBank(createSmallBank()), ...session, ...otherSession, '--write');
    expect(out + err).not.toContain('c4n4ry');
  });

  it('says in one line that nobody is signed in, that nothing is there, or that nothing answers', async () => {
    const url = await serveBank(createSmallBank());
    expect(await run('check', url)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/Give a customer's session/) });
    const outdated = await run('check', url, '--header', 'Cookie: session=old-c4n4ry');
    expect(outdated).toMatchObject({ exitCode: 1, err: expect.stringMatching(/still valid/) });
    expect(await run('check', `${url}/further`, ...session)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/no \/feed there/) });
    const redirecting = await serve(() => Response.redirect('https://sign-in.example/'));
    expect(await run('check', redirecting, ...session)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/without a redirect/) });
    expect(await run('check', 'http://127.0.0.1:1/api', ...session)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/No answer/) });
  });

  it('gives up when its time is up', async () => {
    const url = await serve(() => new Promise<Response>(() => {}));
    expect(await run('check', url, '--timeout', '1')).toMatchObject({ exitCode: 1, err: expect.stringMatching(/after 1 seconds/) });
  });

  it.each([
    ['no address', []],
    ['two addresses', ['https://a.example', 'c4n4ry']],
    ['an address without https', ['bank.example']],
    ['another protocol', ['ftp://bank.example']],
    ['a password in the address', ['https://user:c4n4ry@bank.example']],
    ['a query in the address', ['https://bank.example?token=c4n4ry']],
    ['a header without a colon', ['https://bank.example', '--header', 'c4n4ry']],
    ['a header that HTTP does not allow', ['https://bank.example', '--header', 'X-A: c4n4ry\u2013']],
    ['a header option without its value', ['https://bank.example', '--header']],
    ['an unknown option', ['https://bank.example', '--cookie=c4n4ry']],
    ['a timeout of no time', ['https://bank.example', '--timeout', '0']],
  ])('ends with 2 on %s, and does not repeat what may be a secret', async (_, args) => {
    const { exitCode, out, err } = await run('check', ...args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('bankfeeds check --help says how.');
    expect(err).not.toContain('c4n4ry');
  });
});
