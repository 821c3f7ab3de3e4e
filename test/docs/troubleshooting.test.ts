import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterContract } from 'bankfeeds/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { isBankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import { readPage } from './code-blocks.js';
import { errorCodesTable } from './troubleshooting-rows.js';

const page = 'docs/troubleshooting.md';

beforeAll(() => {
  if (process.env['UPDATE_DOCS'] !== '1') return;
  const text = readPage(page).replace(
    /<!-- error codes -->[^]*?<!-- \/error codes -->/,
    () => `<!-- error codes -->\n${errorCodesTable()}\n<!-- /error codes -->`,
  );
  writeFileSync(join(import.meta.dirname, '../../', page), text);
});

function between(name: string): string {
  return readPage(page).split(`<!-- ${name} -->\n`)[1]?.split(`\n<!-- /${name} -->`)[0] ?? '';
}

describe('docs/troubleshooting.md', () => {
  it('has a row for each error code, with what the customer reads', () => {
    expect(between('error codes'), 'Run: UPDATE_DOCS=1 npx vitest run --project node test/docs/troubleshooting.test.ts').toBe(errorCodesTable());
    const rows = [...between('error codes').matchAll(/<a id="(\w+)">/g)].map(([, code]) => code);
    expect(rows).toEqual(Object.keys(errorCodes));
  });

  it('names only codes and cases of the contract that there are', () => {
    for (const [, code = ''] of readPage(page).matchAll(/\]\(#(\w+)\)/g)) expect(isBankFeedsErrorCode(code), code).toBe(true);
    const cases = [...between('check cases').matchAll(/^\| (?!case \||---)([^|]+?) \|/gm)].map(([, name]) => name);
    expect(cases.length).toBeGreaterThan(5);
    expect(adapterContract.map(({ name }) => name)).toEqual(expect.arrayContaining(cases));
  });
});
