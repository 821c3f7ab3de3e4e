import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Sentences and names of ours, plain enough to stand in a minified file as they stood in the source. */
const plain = /^(?:bf-[\w -]{8,}|(?=\S+ )[\w .,:;/-]{12,})$/;

/** Everything for a browser once more, in one file. */
const inOne = join('elements', 'bankfeeds-elements.js');

/**
 * What nobody but these folders of the published package says: where a bundle says it, it holds their code.
 * @param folder the installed package
 */
export function wordsOnlyIn(folder: string, rooms: readonly string[]): readonly string[] {
  const dist = join(folder, 'dist');
  const own = new Set<string>();
  const others: string[] = [];
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && name !== inOne)) {
    const source = readFileSync(join(dist, path), 'utf8');
    if (!rooms.some((room) => path.startsWith(`${room}/`))) others.push(source);
    else for (const word of textsIn(source)) own.add(word);
  }
  const said = others.join('\n');
  return [...own].filter((word) => plain.test(word) && !said.includes(word));
}

/** The words that are in one of a folder's scripts, whatever loads them, and when. */
export function wordsFound(folder: string, words: readonly string[]): readonly string[] {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.m?js$/.test(name));
  if (scripts.length === 0) throw new Error(`There is no script in ${folder}.`);
  const code = scripts.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return words.filter((word) => code.includes(word));
}

function textsIn(source: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    // What is imported is a name of a file, which no bundle keeps.
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword))
      return;
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.js', source, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS));
  return texts;
}
