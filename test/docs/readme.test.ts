import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentPolicy } from '../../examples/demo/shared/content-policy.js';
import { locales } from '../../src/core/locale.js';
import { eventsTable } from './events-table.js';
import { partsTable } from './parts-table.js';
import { propsTable } from './props-table.js';
import { serverOptionsTable } from './server-options-table.js';
import { tokensTable } from './tokens-table.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readmeFile = `${root}README.md`;
const howToUpdate = 'Run: UPDATE_DOCS=1 npx vitest run --project node test/docs/readme.test.ts';

const components = `${root}src/components`;

const tables: Readonly<Record<string, () => string>> = {
  'props BankFeedsProvider': () => propsTable(`${root}src/react/provider.tsx`, 'BankFeedsProviderProps'),
  'props ConnectToQuickBooksButton': () => propsTable(`${components}/connect-button/ConnectToQuickBooksButton.tsx`, 'ConnectToQuickBooksButtonProps'),
  'props CredentialsPanel': () => propsTable(`${components}/credentials-panel/CredentialsPanel.tsx`, 'CredentialsPanelProps'),
  'props BankFeedAccountStatusList': () => propsTable(`${components}/account-status-list/BankFeedAccountStatusList.tsx`, 'BankFeedAccountStatusListProps'),
  'props TransactionsTable': () => propsTable(`${components}/transactions-table/TransactionsTable.tsx`, 'TransactionsTableProps'),
  events: () => eventsTable(`${root}src/react/events.ts`, 'BankFeedsEvent'),
  'server options': () => serverOptionsTable(`${root}src/server/bank-feeds-server.ts`),
  policy: () => `\`\`\`http\nContent-Security-Policy: ${contentPolicy('…')}\n\`\`\``,
  tokens: () => tokensTable(`${root}src/styles/tokens.css`),
  parts: () => partsTable([`${root}src/components`, `${root}src/ui`]),
};

function withTables(page: string): string {
  return Object.entries(tables).reduce(
    (text, [name, table]) => text.replace(new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`), () => `<!-- ${name} -->\n${table()}\n<!-- /${name} -->`),
    page,
  );
}

beforeAll(() => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(readmeFile, withTables(readFileSync(readmeFile, 'utf8')));
});

/** The code blocks of a language, in order. */
function codeBlocks(language: string): readonly string[] {
  return [...readFileSync(readmeFile, 'utf8').matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\\n\`\`\``, 'g'))].map(([, code = '']) => code);
}

const yourBank = `
  import type { Bank, Customer } from 'bankfeeds/server';
  import type { LedgerTables } from 'bankfeeds/server/sql';
  import type { Kysely } from 'kysely';
  export declare const bank: Bank;
  export declare const database: Kysely<LedgerTables>;
  export declare function sessionOf(request: Request): Customer | null;
`;

/** What the compiler says of each file, under the project's own settings, beside a `your-bank.js`. */
function faultsIn(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const folder = `${root}readme/`;
  const extra = new Map([...files, ['your-bank.ts', yourBank]].map(([name, code]) => [`${folder}${name}`, code] as const));
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => readFileSync(path, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => extra.has(path) || fileExists(path);
  host.readFile = (path) => extra.get(path) ?? readFile(path);
  host.directoryExists = (path) => `${path}/` === folder || ts.sys.directoryExists(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = extra.get(path);
    return text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...extra.keys(), `${root}node_modules/vite/client.d.ts`], { ...options, noEmit: true }, host);
  return new Map(
    [...files.keys()].map((name) => {
      const source = program.getSourceFile(`${folder}${name}`);
      const faults = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [name, faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}

describe('README.md', () => {
  it.each(Object.entries(tables))('has the table "%s" as the code has it', (name, table) => {
    const readme = readFileSync(readmeFile, 'utf8');
    const [, shown] = new RegExp(`<!-- ${name} -->\\n([^]*?)\\n<!-- /${name} -->`).exec(readme) ?? [];
    expect(shown, howToUpdate).toBe(table());
  });

  it('shows code that compiles, in a dozen lines each', () => {
    const blocks = new Map<string, string>();
    codeBlocks('tsx').forEach((code, index) => blocks.set(`front-${index}.tsx`, code));
    codeBlocks('ts').forEach((code, index) => blocks.set(`back-${index}.ts`, code));
    expect(blocks.size).toBeGreaterThanOrEqual(2);
    const broken = "import { Nothing } from 'bankfeeds';\nexport const nothing = Nothing;";
    const faults = faultsIn(new Map([...blocks, ['broken.ts', broken]]));
    expect(faults.get('broken.ts'), 'code that does not compile is noticed').toEqual([expect.stringContaining('Nothing')]);
    for (const [name, code] of blocks) {
      expect(faults.get(name), code).toEqual([]);
      const lines = code.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('import') && !line.startsWith('//'));
      expect(lines.length).toBeLessThanOrEqual(12);
    }
  }, 60_000);

  it('names only files, scripts and languages that there are', () => {
    const readme = readFileSync(readmeFile, 'utf8');
    for (const [, path = ''] of readme.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)) expect(existsSync(`${root}${path}`), path).toBe(true);
    const scripts = Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).scripts);
    for (const [, script = ''] of readme.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toContain(script);
    for (const locale of locales) expect(readme).toContain(`\`${locale}\``);
  });
});
