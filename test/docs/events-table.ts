import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The members of a union of objects that are told apart by `type`, with what the comment above each says. */
export function eventsTable(file: string, typeName: string): string {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const alias = source.statements.find(
    (statement): statement is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(statement) && statement.name.text === typeName,
  );
  if (!alias || !ts.isUnionTypeNode(alias.type)) throw new Error(`${file} declares no union ${typeName}.`);
  const rows = alias.type.types.filter(ts.isTypeLiteralNode).map((member) => {
    const fields = member.members.filter(ts.isPropertySignature);
    const type =
      fields
        .find(({ name }) => name.getText(source) === 'type')
        ?.type?.getText(source)
        .replaceAll("'", '') ?? '';
    const says = commentAbove(text, member.getFullStart(), member.getStart(source));
    if (says === '') throw new Error(`${typeName} "${type}" says nothing about itself: write one sentence above it.`);
    const others = fields
      .filter(({ name }) => name.getText(source) !== 'type')
      .map((field) => `\`${field.name.getText(source)}\`: \`${field.type?.getText(source).replaceAll('|', '\\|') ?? ''}\``);
    return `| \`${type}\` | ${others.join(', ')} | ${says} |`;
  });
  return ['| event | with | when |', '|---|---|---|', ...rows].join('\n');
}

/** The bar of the union stands between the comment and its member. */
function commentAbove(text: string, fullStart: number, start: number): string {
  const before = text.slice(0, Math.max(fullStart, start));
  const end = before.lastIndexOf('*/');
  const begin = before.lastIndexOf('/**', end);
  const between = before.slice(end + 2).trim();
  return end === -1 || between !== '|'
    ? ''
    : before
        .slice(begin + 3, end)
        .replace(/\s+/g, ' ')
        .trim();
}
