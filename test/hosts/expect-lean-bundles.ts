import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { InstalledExample } from './installed-example.js';
import { wordsFound, wordsOnlyIn } from './kit-words.js';

const pages = fileURLToPath(new URL('pages', import.meta.url));

/** What a page must never hold: the bank's side, and Codat's. */
export const backEndRooms = ['server', 'sandbox', 'testing', 'cli'];

/** Bundles a page of the host's folder into another folder. */
type Build = (page: string, into: string) => Promise<void>;

/**
 * The host's own page has no back end in it, and a page with one widget has no other in any of its files.
 * @param built what the host serves
 */
export async function expectLeanBundles(example: InstalledExample, built: string, build: Build): Promise<void> {
  const backEnd = wordsOnlyIn(example.installed('bankfeeds'), backEndRooms);
  const table = wordsOnlyIn(example.installed('bankfeeds'), ['components/transactions-table']);
  const statusList = wordsOnlyIn(example.installed('bankfeeds'), ['components/account-status-list']);

  // Words are a measure where they are many, and found where the code is.
  for (const words of [table, statusList]) expect([words.length > 10, wordsFound(built, words)]).toEqual([true, words]);

  expect(wordsFound(built, backEnd)).toEqual([]);
  expect(wordsFound(await bundled(example, 'only-button', build), [...table, ...statusList, ...backEnd])).toEqual([]);
}

/** That is no empty promise: a page that does hold the back end is found out. */
export async function expectBackEndFound(example: InstalledExample, build: Build): Promise<void> {
  const words = wordsOnlyIn(example.installed('bankfeeds'), backEndRooms);
  expect(wordsFound(await bundled(example, 'with-back-end', build), words).length).toBeGreaterThan(100);
}

async function bundled({ folder }: InstalledExample, page: string, build: Build): Promise<string> {
  cpSync(join(pages, page), join(folder, page), { recursive: true });
  const into = join(folder, 'pages', page);
  await build(join(folder, page), into);
  return into;
}
