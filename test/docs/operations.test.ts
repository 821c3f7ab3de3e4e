import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isBankFeedsErrorCode } from 'bankfeeds/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { metricFacts } from '../../src/server/telemetry/telemetry-names.js';
import { attributesTable, logEventsTable, metricsTable, outcomesTable, spansTable } from './operations-tables.js';

const file = fileURLToPath(new URL('../../docs/operations.md', import.meta.url));
const tables: Readonly<Record<string, () => string>> = {
  outcomes: outcomesTable,
  'log events': logEventsTable,
  spans: spansTable,
  metrics: metricsTable,
  attributes: attributesTable,
};

function withTables(page: string): string {
  return Object.entries(tables).reduce(
    (text, [name, table]) => text.replace(new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`), () => `<!-- ${name} -->\n${table()}\n<!-- /${name} -->`),
    page,
  );
}

beforeAll(() => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, withTables(readFileSync(file, 'utf8')));
});

describe('docs/operations.md', () => {
  it.each(Object.entries(tables))('has the table "%s" as the code has it', (name, table) => {
    const [, shown] = new RegExp(`<!-- ${name} -->\\n([^]*?)\\n<!-- /${name} -->`).exec(readFileSync(file, 'utf8')) ?? [];
    expect(shown, 'Run: UPDATE_DOCS=1 npx vitest run --project node test/docs/operations.test.ts').toBe(table());
  });

  it('names no error, metric or file that there is not', () => {
    const page = readFileSync(file, 'utf8');
    const codes = [...page.matchAll(/`(codat[A-Z]\w+)`/g)].map(([, code = '']) => code).filter((code) => code !== 'codatCorrelationId');
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) expect(isBankFeedsErrorCode(code), code).toBe(true);
    for (const [, name = ''] of (page.split('<!-- /attributes -->')[1] ?? '').matchAll(/`(bankfeeds\.[\w.]+)`/g))
      expect(Object.hasOwn(metricFacts, name), name).toBe(true);
    for (const [, path = ''] of page.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)) expect(existsSync(new URL(path, `file://${file}`)), path).toBe(true);
  });
});
