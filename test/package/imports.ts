import { posix } from 'node:path';
import ts from 'typescript';
import type { Manifest, PackedPackage } from './packed-package.js';

/** What a file asks for: at once, or when something in it is first used. */
export interface Imports {
  readonly now: readonly string[];
  readonly later: readonly string[];
}

/** Of a module or its declarations. */
export function importsOf(file: string, text: string): Imports {
  const now: string[] = [];
  const later: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      now.push(node.moduleSpecifier.text);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) now.push(node.argument.literal.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      later.push(specifier && ts.isStringLiteral(specifier) ? specifier.text : 'an import that is not spelled out');
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext));
  return { now, later };
}

/** The package that an import names; a module of Node's is Node's. */
export function packageOf(specifier: string): string {
  return specifier.startsWith('node:')
    ? 'node:'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
}

/** Files of the package and other packages. */
export interface Reach {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

/** Everything that files load, or that declarations name; `later`: with what they load when that is first used. */
export function reachOf(starts: readonly string[], from: PackedPackage, { later }: { readonly later: boolean }): Reach {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const asked = importsOf(file, from.read(file));
    for (const specifier of later ? [...asked.now, ...asked.later] : asked.now) {
      if (!specifier.startsWith('.')) packages.add(packageOf(specifier));
      else visit(posix.join(posix.dirname(file), file.endsWith('.d.ts') ? specifier.replace(/\.js$/, '.d.ts') : specifier));
    }
  };
  for (const start of starts) visit(start);
  return { files, packages };
}

/** An entry as one imports it: `bankfeeds/server`. */
export interface Entry {
  readonly name: string;
  /** Null: it is a file that is no module. */
  readonly types: string | null;
  readonly file: string;
}

/** What `exports` of a package.json offers, from the package's folder. */
export function entriesOf({ name, exports }: Manifest): readonly Entry[] {
  return Object.entries(exports).map(([path, target]) => ({
    name: posix.join(name, path),
    types: typeof target === 'string' ? null : posix.normalize(target.types),
    file: posix.normalize(typeof target === 'string' ? target : target.default),
  }));
}
