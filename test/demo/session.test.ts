import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { customers, type DemoCustomer } from '../../examples/demo/bank/customers.js';
import { createSessions, sessionSeconds } from '../../examples/demo/bank/session.js';

let folder = '';
let now = Date.UTC(2026, 10, 21, 12);
const clock = () => now;
const [first, second] = customers as readonly [DemoCustomer, DemoCustomer];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bankfeeds-session-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sessions = (key = 'key') => createSessions(join(folder, key), clock);

it('knows who signed in, also after a restart', () => {
  const cookie = sessions().begin(first);
  expect(sessions().customerOf(cookie)).toBe(first);
});

it('ends', () => {
  const cookie = sessions().begin(first);
  now += sessionSeconds * 1000 - 1;
  expect(sessions().customerOf(cookie)).toBe(first);
  now += 1;
  expect(sessions().customerOf(cookie)).toBeNull();
});

it('takes no cookie that somebody else wrote, changed or cut short', () => {
  const cookie = sessions().begin(first);
  const [ref = '', until = '', signature = ''] = cookie.split('.');
  const forged = [
    undefined,
    '',
    '..',
    `${second.ref}.${until}.${signature}`,
    `${ref}.${Number(until) + 1}.${signature}`,
    `${ref}.${until}.${signature.slice(1)}`,
    `${ref}.${until}.`,
    sessions('other-key').begin(first),
  ];
  for (const attempt of forged) expect(sessions().customerOf(attempt), String(attempt)).toBeNull();
});
