import ts from 'typescript';
import { readFileSync } from 'node:fs';

interface Prop {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly says: string;
}

/** The properties that an interface itself declares, with the first paragraph of what it says about each. */
export function propsOf(file: string, interfaceName: string): Prop[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
  );
  if (!found) throw new Error(`${file} declares no interface ${interfaceName}.`);
  return found.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(source),
    type: (member.type?.getText(source) ?? 'unknown').replace(/\s+/g, ' ').replace(/ \| undefined$/, ''),
    required: !member.questionToken,
    says: commentOf(member),
  }));
}

function commentOf(member: ts.PropertySignature): string {
  const [doc] = ts.getJSDocCommentsAndTags(member);
  return (doc && ts.isJSDoc(doc) && ts.getTextOfJSDocComment(doc.comment)?.replace(/\s+/g, ' ')) || '';
}

export function propsTable(file: string, interfaceName: string): string {
  const rows = propsOf(file, interfaceName).map(({ name, type, required, says }) => {
    if (says === '') throw new Error(`${interfaceName}.${name} says nothing about itself: write one sentence above it.`);
    return `| \`${name}\`${required ? ' (required)' : ''} | \`${type.replaceAll('|', '\\|')}\` | ${says.replaceAll('|', '\\|')} |`;
  });
  return ['| prop | type | what it does |', '|---|---|---|', ...rows].join('\n');
}
