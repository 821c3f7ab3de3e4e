import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What the interfaces of one file say about their properties, `Feed.asOf` → its JSDoc, in one line. */
export function interfaceDocs(file: URL): ReadonlyMap<string, string> {
  const source = ts.createSourceFile(file.pathname, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const docs = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    const own = docOf(statement);
    if (own !== '') docs.set(statement.name.text, own);
    for (const member of statement.members) {
      const text = docOf(member);
      if (text !== '' && member.name) docs.set(`${statement.name.text}.${member.name.getText(source)}`, text);
    }
  }
  return docs;
}

function docOf(node: ts.Node): string {
  const doc = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  return ts.getTextOfJSDocComment(doc?.comment)?.replace(/\s+/gu, ' ').trim() ?? '';
}
