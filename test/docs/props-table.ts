import ts from 'typescript';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Prop {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly says: string;
}

/**
 * The properties that an interface declares, with the first paragraph of what it says about each; then those of the
 * interfaces of our own that it extends. What an element of the page takes anyway is left out.
 */
export function propsOf(file: string, interfaceName: string): Prop[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
  );
  if (!found) throw new Error(`${file} declares no interface ${interfaceName}.`);
  const own = found.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(source),
    type: (member.type?.getText(source) ?? 'unknown').replace(/\s+/g, ' ').replace(/ \| undefined$/, ''),
    required: !member.questionToken,
    says: commentOf(member),
  }));
  const extended = found.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText(source))) ?? [];
  return [
    ...own,
    ...extended.flatMap((name) => {
      const neighbour = neighbourThatHas(source, name);
      return neighbour ? propsOf(join(dirname(file), neighbour), name) : [];
    }),
  ];
}

/** The file beside the source from which it imports an interface; undefined for what comes from a package. */
function neighbourThatHas(source: ts.SourceFile, name: string): string | undefined {
  const imports = source.statements.filter(ts.isImportDeclaration);
  const found = imports.find(
    ({ importClause }) =>
      importClause?.namedBindings &&
      ts.isNamedImports(importClause.namedBindings) &&
      importClause.namedBindings.elements.some((element) => element.name.text === name),
  );
  const path = found && ts.isStringLiteral(found.moduleSpecifier) ? found.moduleSpecifier.text : '';
  return path.startsWith('.') ? path.replace(/\.js$/, '.ts') : undefined;
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
