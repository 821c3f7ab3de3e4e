import { dirname, join } from 'node:path';
import ts from 'typescript';

/** An element with a documented name or state. */
export interface PartFacts {
  readonly part: string | null;
  /** The class by which the element is found where it has no name as a part. */
  readonly className: string | null;
  /** The values of `data-state`, as its type has them. */
  readonly states: readonly string[];
  /** Relative to the root of the sources. */
  readonly file: string;
}

export interface SourceTree {
  readonly program: ts.Program;
  readonly root: string;
}

export function readSources(root: string, entries: readonly string[]): SourceTree {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return {
    program: ts.createProgram(
      entries.map((entry) => join(root, entry)),
      options,
    ),
    root,
  };
}

/** The files that draw a widget, its own first; those of other widgets within it are left to them. */
export function filesOf({ program, root }: SourceTree, entry: string, others: readonly string[]): readonly string[] {
  const found: string[] = [];
  const follow = (file: string) => {
    const source = program.getSourceFile(join(root, file));
    if (!source || found.includes(file) || !/^src\/(?:components|ui)\//.test(file)) return;
    found.push(file);
    for (const [, path = ''] of source.text.matchAll(/(?:from |import\()'(\.[^']+)\.js'/g)) {
      const target = join(dirname(file), path);
      const next = [`${target}.tsx`, `${target}.ts`].find((candidate) => program.getSourceFile(join(root, candidate)));
      if (next && !others.includes(next)) follow(next);
    }
  };
  follow(entry);
  return found;
}

/**
 * Every element of a file that has a `data-bf-part` or a `data-state`, read off its markup and its types; and every one
 * that is made without markup, from `{ 'data-bf-part': '…' }`.
 */
export function partsIn({ program, root }: SourceTree, file: string): readonly PartFacts[] {
  const source = program.getSourceFile(join(root, file));
  const checker = program.getTypeChecker();
  const parts: PartFacts[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const values = (name: string) => valuesOf(checker, attribute(node, name));
      const [part = null] = values('data-bf-part');
      const states = values('data-state');
      const className =
        /bf-[\w-]+(?=[^]*$)/.exec(
          attribute(node, 'className')
            ?.getText()
            .replace(/bf-root\s*|bf-stack\s*|bf-small\s*/g, '') ?? '',
        )?.[0] ?? null;
      if (part !== null || states.length > 0) parts.push({ part, className, states, file });
    }
    if (ts.isObjectLiteralExpression(node)) {
      const values = (name: string) =>
        valuesIn(
          checker,
          node.properties.find(
            (property): property is ts.PropertyAssignment =>
              ts.isPropertyAssignment(property) && ts.isStringLiteral(property.name) && property.name.text === name,
          )?.initializer,
        );
      const [part] = values('data-bf-part');
      if (part !== undefined)
        parts.push({ part, className: null, states: [...values('data-state'), ...statesWritten(checker, source, nameOfMade(node))], file });
    }
    ts.forEachChild(node, visit);
  };
  if (source) visit(source);
  return parts;
}

/** `row` of `const row = element('tr', { … })`. */
function nameOfMade(attributes: ts.ObjectLiteralExpression): string | null {
  const declaration = attributes.parent.parent;
  return ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name) ? declaration.name.text : null;
}

/** The values of `writeAttribute(row, 'data-state', …)`, wherever in the file an element of this name is painted. */
function statesWritten(checker: ts.TypeChecker, source: ts.SourceFile | undefined, name: string | null): readonly string[] {
  const states: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'writeAttribute') {
      const [of, attributeName, value] = node.arguments;
      if (of?.getText() === name && attributeName && ts.isStringLiteral(attributeName) && attributeName.text === 'data-state')
        states.push(...valuesIn(checker, value));
    }
    ts.forEachChild(node, visit);
  };
  if (source && name !== null) visit(source);
  return states;
}

function attribute(element: ts.JsxOpeningLikeElement, name: string): ts.JsxAttribute | undefined {
  return element.attributes.properties.find((property): property is ts.JsxAttribute => ts.isJsxAttribute(property) && property.name.getText() === name);
}

function valuesOf(checker: ts.TypeChecker, found: ts.JsxAttribute | undefined): readonly string[] {
  const initializer = found?.initializer;
  if (!initializer) return [];
  if (ts.isStringLiteral(initializer)) return [initializer.text];
  return ts.isJsxExpression(initializer) ? valuesIn(checker, initializer.expression) : [];
}

function valuesIn(checker: ts.TypeChecker, expression: ts.Expression | undefined): readonly string[] {
  if (!expression) return [];
  const type = checker.getTypeAtLocation(expression);
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
}
