import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { run } from './run.js';

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
