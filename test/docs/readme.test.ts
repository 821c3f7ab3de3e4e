import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { elementsInCode } from '../../build/elements-in-code.js';
import { contentPolicy } from '../../examples/demo/shared/content-policy.js';
import { locales } from '../../src/core/locale.js';
import { codeBlocksOf } from './code-blocks.js';
import { elementEventsTable, elementTable } from './elements-table.js';
import { eventsTable } from './events-table.js';
import { partsTable } from './parts-table.js';
import { propsTable } from './props-table.js';
import { serverBenchTable } from './server-bench-table.js';
import { serverOptionsTable } from './server-options-table.js';
import { tokensTable } from './tokens-table.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const howToUpdate = 'Run: UPDATE_DOCS=1 npx vitest run --project node test/docs/readme.test.ts';

const components = `${root}src/components`;

/** What comes from the code, by page. */
const tables: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'README.md': {
    'props BankFeedsProvider': () => propsTable(`${root}src/react/provider.tsx`, 'BankFeedsProviderProps'),
    'props ConnectToQuickBooksButton': () => propsTable(`${components}/connect-button/ConnectToQuickBooksButton.tsx`, 'ConnectToQuickBooksButtonProps'),
    'props CredentialsPanel': () => propsTable(`${components}/credentials-panel/CredentialsPanel.tsx`, 'CredentialsPanelProps'),
    'props BankFeedAccountStatusList': () => propsTable(`${components}/account-status-list/BankFeedAccountStatusList.tsx`, 'BankFeedAccountStatusListProps'),
    'props TransactionsTable': () => propsTable(`${components}/transactions-table/TransactionsTable.tsx`, 'TransactionsTableProps'),
    events: () => eventsTable(`${root}src/react/events.ts`, 'BankFeedsEvent'),
    tokens: () => tokensTable(`${root}src/styles/tokens.css`),
    parts: () => partsTable([`${root}src/components`, `${root}src/ui`]),
  },
  'docs/custom-elements.md': {
    ...Object.fromEntries(elementsInCode().map(({ tag }) => [`element ${tag}`, () => elementTable(tag)])),
    'element events': elementEventsTable,
  },
  'docs/server-kit.md': {
    'server options': () => serverOptionsTable(`${root}src/server/bank-feeds-server.ts`),
    'server bench': () => serverBenchTable(`${root}bench/server/latest.json`),
  },
  'docs/csp.md': {
    policy: () => `\`\`\`http\nContent-Security-Policy: ${contentPolicy('…')}\n\`\`\``,
  },
};

const eachTable = Object.entries(tables).flatMap(([page, ofPage]) => Object.entries(ofPage).map(([name, table]) => ({ page, name, table })));

function read(page: string): string {
  return readFileSync(`${root}${page}`, 'utf8');
}

function withTables(text: string, ofPage: Readonly<Record<string, () => string>>): string {
  return Object.entries(ofPage).reduce(
    (before, [name, table]) => before.replace(new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`), () => `<!-- ${name} -->\n${table()}\n<!-- /${name} -->`),
    text,
  );
}

beforeAll(() => {
  if (process.env['UPDATE_DOCS'] !== '1') return;
  for (const [page, ofPage] of Object.entries(tables)) writeFileSync(`${root}${page}`, withTables(read(page), ofPage));
});

describe('what the pages have from the code', () => {
  it.each(eachTable)('$page has the table "$name" as the code has it', ({ page, name, table }) => {
    const [, shown] = new RegExp(`<!-- ${name} -->\\n([^]*?)\\n<!-- /${name} -->`).exec(read(page)) ?? [];
    expect(shown, howToUpdate).toBe(table());
  });
});

describe('README.md', () => {
  it('shows code in a dozen lines each', () => {
    const blocks = codeBlocksOf('README.md').filter(({ language }) => language === 'ts' || language === 'tsx');
    expect(blocks.length).toBeGreaterThanOrEqual(2);
    for (const { code } of blocks) {
      const lines = code.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('import') && !line.startsWith('//'));
      expect(lines.length, code).toBeLessThanOrEqual(12);
    }
  });

  it('names every language that there is', () => {
    for (const locale of locales) expect(read('README.md')).toContain(`\`${locale}\``);
  });
});
