import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const readingRooms = ['components', 'react', 'ui'];

/** Whether a widget asks for this key: as a literal, or by a template whose holes stand for one segment each. */
export function keyUses(): (key: string) => boolean {
  const literals = new Set<string>();
  const templates = new Set<string>();

  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isTemplateExpression(node)) {
      templates.add([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].map(escaped).join('[^.]+'));
    }
    ts.forEachChild(node, visit);
  }

  for (const room of readingRooms) {
    for (const path of readdirSync(source + room, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(path)) continue;
      visit(ts.createSourceFile(path, readFileSync(`${source}${room}/${path}`, 'utf8'), ts.ScriptTarget.ESNext, true));
    }
  }

  // A template without a word of its own stands for anything, so it says nothing.
  const patterns = [...templates].filter((template) => /^[a-zA-Z]+\\\./.test(template)).map((template) => new RegExp(`^${template}$`));
  return (key) => literals.has(key) || patterns.some((pattern) => pattern.test(key));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}

/** The keys whose texts stand on buttons. */
export function buttonKeys(): ReadonlySet<string> {
  const keys = new Set<string>();

  function collect(node: ts.Node): void {
    if (ts.isCallExpression(node) && node.expression.getText() === 't' && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))
      keys.add(node.arguments[0].text);
    ts.forEachChild(node, collect);
  }

  function visit(node: ts.Node): void {
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'Button') node.children.forEach(collect);
    else ts.forEachChild(node, visit);
  }

  for (const path of readdirSync(`${source}components`, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.tsx'))
      visit(ts.createSourceFile(path, readFileSync(`${source}components/${path}`, 'utf8'), ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX));
  }
  return keys;
}
