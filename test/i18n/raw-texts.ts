import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const spokenAttributes = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'summary',
]);

/** Texts that stand in the markup itself, where no catalogue can translate them: `file: text`. */
export function rawTexts(): readonly string[] {
  return ['components', 'ui', 'react'].flatMap((room) =>
    readdirSync(source + room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .flatMap((name) => rawTextsIn(readFileSync(`${source}${room}/${name}`, 'utf8')).map((text) => `${name.replace(/^.*\//, '')}: ${text}`)),
  );
}

export function rawTextsIn(code: string): readonly string[] {
  const found: string[] = [];

  function visit(node: ts.Node): void {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && node.expression && isText(node.expression) && !ts.isJsxAttribute(node.parent) && /\p{L}/u.test(node.expression.text)) {
      found.push(node.expression.text);
    }
    if (ts.isJsxAttribute(node) && spokenAttributes.has(node.name.getText()) && node.initializer) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && isText(value) && /\p{L}/u.test(value.text)) found.push(value.text);
    }
    ts.forEachChild(node, visit);
  }

  visit(ts.createSourceFile('any.tsx', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX));
  return found;
}

function isText(node: ts.Node): node is ts.StringLiteralLike {
  return ts.isStringLiteralLike(node);
}
