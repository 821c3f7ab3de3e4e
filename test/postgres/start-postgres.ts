import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres } from './find-postgres.js';

export interface StartedPostgres {
  /** Of the folder in which its socket is: nothing of it is on the network. */
  readonly socketFolder: string;
  stop(): Promise<void>;
}

/** Postgres does not run as root; what it owns need be nobody's. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') };
  } catch {
    return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') };
  }
}

/** A server of its own, that forgets everything when it stops; null where no Postgres can be had. */
export async function startPostgres(): Promise<StartedPostgres | null> {
  const programs = findPostgres();
  if (programs === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-postgres-'));
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const spawned = { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' }, ...owner };
  // Ordered by the words of a language, as a bank's may be: the ledger must not rely on it.
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'bankfeeds', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=en-US'],
    { ...spawned, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const settings = ['fsync=off', 'full_page_writes=off', 'listen_addresses=', 'max_connections=200'].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings], { ...spawned, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  server.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
  });

  async function stop() {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }

  while (!(await answers(folder))) {
    if (server.exitCode !== null) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`Postgres did not start: ${said.join('')}`);
    }
  }
  return { socketFolder: folder, stop };
}

async function answers(host: string): Promise<boolean> {
  const client = new pg.Client({ host, user: 'bankfeeds', database: 'postgres' });
  try {
    await client.connect();
    return true;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
