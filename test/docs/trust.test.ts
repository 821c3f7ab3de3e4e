import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { titlesIn, trustRows } from './trust-rows.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scripts = Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).scripts);

describe('docs/trust.md', () => {
  it('has each promise once, in order', () => {
    const from14To50 = Array.from({ length: 37 }, (_, place) => 14 + place);
    expect(trustRows.map(({ number }) => number)).toEqual([5, 7, 10, ...from14To50]);
  });

  it.each(trustRows.map((row) => [row.number, row] as const))(
    'names for promise %i tests that there are, or says that it is not kept yet',
    (_, { promise, tests, notYet, scripts: named }) => {
      expect(promise).toMatch(/\.$/);
      expect(tests.length > 0 || notYet !== null).toBe(true);
      for (const script of named) expect(scripts).toContain(script);
      for (const { title, file } of tests) {
        expect(existsSync(root + file), file).toBe(true);
        expect([...titlesIn(readFileSync(root + file, 'utf8'))], file).toContain(title);
      }
    },
  );

  it('knows titles however a test is written, and nothing else for one', () => {
    const titles = titlesIn(`
      describe.each(ledgers)('a ledger %s', () => {
        it('keeps "this"', () => expect(say('nothing')).toBe('a word'));
        it.skipIf(none).each([1])(\`keeps \${what} %s\`, () => {});
        // it('is a remark')
      });
    `);
    expect([...titles]).toEqual(['a ledger %s', 'keeps "this"', 'keeps ${what} %s']);
  });
});
