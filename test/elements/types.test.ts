import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the compiler says of a file under the project's own settings. */
function faultsIn(name: string, code: string): readonly string[] {
  const path = `${root}test/elements/${name}`;
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (file) => readFileSync(file, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === path || fileExists(file);
  host.getSourceFile = (file, version, ...rest) => (file === path ? ts.createSourceFile(file, code, version) : getSourceFile(file, version, ...rest));
  const program = ts.createProgram([path, `${root}node_modules/vite/client.d.ts`], { ...options, noEmit: true }, host);
  const source = program.getSourceFile(path);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

describe('the types of the elements', () => {
  it('are those of a page, and of Angular, which asks them the same', () => {
    const good = `
      import 'bankfeeds/elements';
      const table = document.createElement('bankfeeds-transactions-table');
      table.transactions = undefined;
      table.columns = ['date', { id: 'receipt', header: 'Receipt', cell: ({ reference }) => reference && document.createTextNode(reference) }];
      table.addEventListener('bankfeeds-selection-change', ({ detail }) => detail.transactions.map(({ amount }) => amount.toFixed()));
      document.querySelector('bankfeeds-provider')!.locale = navigator.language;
      document.addEventListener('bankfeeds-linked', (event) => event.detail.feed.institutionName.length);`;
    expect(faultsIn('page.probe.ts', good)).toEqual([]);
    const wrong = `
      import 'bankfeeds/elements';
      document.createElement('bankfeeds-connect-button').flow = 'elsewhere';
      document.addEventListener('bankfeeds-linked', (event) => event.detail.nothing);`;
    expect(faultsIn('page.probe.ts', wrong)).toEqual([expect.stringContaining('"elsewhere"'), expect.stringContaining("'nothing' does not exist")]);
  }, 60_000);

  it('are those of mount, widget by widget', () => {
    const page = (options: string) => `import { mount } from 'bankfeeds/elements'; export const mounted = mount(document.body, ${options});`;
    expect(
      faultsIn(
        'mount.probe.ts',
        `${page("{ widget: 'transactions-table', baseUrl: '/api', selectable: true, onTransactionClick: ({ id }, event) => (event.preventDefault(), id) }")} mounted.update({ locale: 'en', display: 'scroll' });`,
      ),
    ).toEqual([]);
    expect(faultsIn('mount.probe.ts', page("{ widget: 'connect-button', baseUrl: '/api', selectable: true }"))).toEqual([
      expect.stringContaining("'selectable' does not exist"),
    ]);
    expect(faultsIn('mount.probe.ts', page("{ widget: 'elsewhere', baseUrl: '/api' }"))).toEqual([expect.stringContaining('"elsewhere"')]);
  }, 60_000);

  it('are those of JSX where they are asked for', () => {
    const page = (element: string) => `import 'bankfeeds/elements/jsx'; export const page = ${element};`;
    expect(
      faultsIn(
        'jsx.probe.tsx',
        page(`
      <bankfeeds-provider base-url="/api/bankfeeds" locale="fr-CA" id="provider" onbankfeeds-error={(event) => event.detail.code}>
        <bankfeeds-connect-button onbankfeeds-linked={({ detail }) => detail.feed} />
        <bankfeeds-transactions-table account-id="a-1" columns="date amount" details="false" selectable />
      </bankfeeds-provider>`),
      ),
    ).toEqual([]);
    expect(faultsIn('jsx.probe.tsx', page('<bankfeeds-connect-button flow="elsewhere" />'))).toEqual([expect.stringContaining('"elsewhere"')]);
    expect(faultsIn('jsx.probe.tsx', page('<bankfeeds-connect-button onbankfeeds-linked={(event) => event.detail.nothing} />'))).toEqual([
      expect.stringContaining("'nothing' does not exist"),
    ]);
    expect(faultsIn('jsx.probe.tsx', page('<bankfeeds-conect-button />'))).toEqual([expect.stringContaining('conect')]);
  }, 60_000);
});
