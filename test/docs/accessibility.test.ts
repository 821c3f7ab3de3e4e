import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { accessibilityRows, doesNotApply } from './accessibility-rows.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** WCAG 2.2, levels A and AA (4.1.1 is obsolete). */
const criteria = [
  '1.1.1',
  '1.2.1',
  '1.2.2',
  '1.2.3',
  '1.2.4',
  '1.2.5',
  '1.3.1',
  '1.3.2',
  '1.3.3',
  '1.3.4',
  '1.3.5',
  '1.4.1',
  '1.4.2',
  '1.4.3',
  '1.4.4',
  '1.4.5',
  '1.4.10',
  '1.4.11',
  '1.4.12',
  '1.4.13',
  '2.1.1',
  '2.1.2',
  '2.1.4',
  '2.2.1',
  '2.2.2',
  '2.3.1',
  '2.4.1',
  '2.4.2',
  '2.4.3',
  '2.4.4',
  '2.4.5',
  '2.4.6',
  '2.4.7',
  '2.4.11',
  '2.5.1',
  '2.5.2',
  '2.5.3',
  '2.5.4',
  '2.5.7',
  '2.5.8',
  '3.1.1',
  '3.1.2',
  '3.2.1',
  '3.2.2',
  '3.2.3',
  '3.2.4',
  '3.2.6',
  '3.3.1',
  '3.3.2',
  '3.3.3',
  '3.3.4',
  '3.3.7',
  '3.3.8',
  '4.1.2',
  '4.1.3',
];

describe('docs/accessibility.md', () => {
  it('has each criterion of WCAG 2.2, levels A and AA, once', () => {
    expect(accessibilityRows.map(({ criterion }) => criterion).sort()).toEqual([...criteria].sort());
  });

  it.each(accessibilityRows.map((row) => [row.criterion, row] as const))('names for %s tests that there are, unless it does not apply', (_, { how, tests }) => {
    expect(how.trim()).toMatch(/\.$/);
    if (tests === doesNotApply) return;
    const named = [...tests.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+)\)/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, title = '', file = ''] of named) {
      expect(existsSync(root + file), file).toBe(true);
      const source = readFileSync(root + file, 'utf8');
      expect(source.includes(title) || source.includes(title.replaceAll(' ', '')), `${file}: ${title}`).toBe(true);
    }
  });
});
