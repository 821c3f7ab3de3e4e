import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { customerOf, type DemoCustomer } from './customers.js';

export const sessionCookie = 'aurivelle_session';
export const sessionSeconds = 12 * 60 * 60;

/** Who is signed in, in a cookie that only this server can have written. Outlives a restart, as the key does. */
export interface Sessions {
  begin(customer: DemoCustomer): string;
  customerOf(cookie: string | undefined): DemoCustomer | null;
}

export function createSessions(keyFile: string, now: () => number): Sessions {
  const key = keyIn(keyFile);
  const signed = (content: string) => createHmac('sha256', key).update(content).digest('base64url');

  return {
    begin({ ref }) {
      const content = `${ref}.${now() + sessionSeconds * 1000}`;
      return `${content}.${signed(content)}`;
    },
    customerOf(cookie = '') {
      const [ref = '', until = '', signature = ''] = cookie.split('.');
      const expected = Buffer.from(signed(`${ref}.${until}`));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return Number(until) > now() ? customerOf(ref) : null;
    },
  };
}

function keyIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'ENOENT')) throw failure;
  }
  mkdirSync(dirname(file), { recursive: true });
  const key = randomBytes(32);
  writeFileSync(file, key, { mode: 0o600 });
  return key;
}
