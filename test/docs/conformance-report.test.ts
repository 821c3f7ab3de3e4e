import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityRows } from './accessibility-rows.js';
import { conformanceReport } from './conformance-report.js';

const file = fileURLToPath(new URL('../../docs/conformance-report.md', import.meta.url));
const howToUpdate = 'Run: UPDATE_DOCS=1 npx vitest run --project node test/docs/conformance-report.test.ts';

beforeAll(() => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, conformanceReport());
});

describe('docs/conformance-report.md', () => {
  it('says of each criterion what the checked table says', () => {
    expect(readFileSync(file, 'utf8'), howToUpdate).toBe(conformanceReport());
  });

  it('calls nothing supported that no test holds', () => {
    const supported = [...conformanceReport().matchAll(/^\| (\d\.\d\.\d+) [^|]+\| Supports \|/gm)].map(([, criterion]) => criterion);
    expect(supported).toEqual(
      accessibilityRows
        .filter(({ tests }) => tests.includes('](../'))
        .toSorted((one, other) => one.level.length - other.level.length)
        .map(({ criterion }) => criterion),
    );
  });
});
