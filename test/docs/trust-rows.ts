import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface TrustRow {
  readonly number: number;
  readonly promise: string;
  /** Title and file of each test, the file from the root. */
  readonly tests: readonly { readonly title: string; readonly file: string }[];
  /** What does not hold yet; null: all of it does. */
  readonly notYet: string | null;
  readonly scripts: readonly string[];
}

export const trustRows: readonly TrustRow[] = readFileSync(`${root}docs/trust.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, number = '', promise = '', heldBy = ''] = /^\| (\d+) \| (.+?) \| (.+) \|$/.exec(line) ?? [];
    return {
      number: Number(number),
      promise,
      tests: [...heldBy.matchAll(/\[(.+?)\]\(\.\.\/([^)]+\.tsx?)\)/g)].map(([, title = '', file = '']) => ({ title, file })),
      notYet: /Not yet: (.+)$/.exec(heldBy)?.[1] ?? null,
      scripts: [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script),
    };
  });

/** Every title of a test, or of a group of tests, as it stands in a source: `%s` and `${…}` as they are. */
export function titlesIn(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['it', 'describe'].includes(rootOf(node.expression))) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteral(title)) titles.add(title.text);
      if (title && (ts.isTemplateExpression(title) || ts.isNoSubstitutionTemplateLiteral(title))) titles.add(title.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.tsx', source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX));
  return titles;
}

/** `it` of `it`, `it.each(…)`, `it.skipIf(…).each(…)`. */
function rootOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression)) return rootOf(expression.expression);
  return '';
}
