import { posix } from 'node:path';
import ts from 'typescript';
import { entries, packageExceptions, rooms, withoutAdapter, withoutAmbience, type RoomName } from './rooms.js';

export interface Offence {
  /** `file:line` */
  readonly at: string;
  readonly rule: string;
}

interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  readonly node: ts.Node;
}

/** Every rule of the house that one source file breaks. `path` is relative to the repository's root. */
export function offencesIn(path: string, source: string): readonly Offence[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const room = roomOf(path);
  const offences: Offence[] = [];
  const report = (node: ts.Node, rule: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    offences.push({ at: `${path}:${line + 1}`, rule });
  };

  if (room === null) report(file, 'stands in no room of the house');
  else {
    if (/(?:^|\/)index\.tsx?$/.test(path) && !entries.includes(path)) report(file, 'only entries may be called index');
    for (const found of importsIn(file)) {
      for (const rule of importRules(path, room, found)) report(found.node, rule);
    }
    if (withoutAmbience.includes(room)) visit(file, (node) => whenAmbient(node, (rule) => report(node, rule)));
    if (rooms[room].runs === 'browser') visit(file, (node) => whenUnsafe(node, (rule) => report(node, rule)));
  }
  if (['core', 'server'].includes(room ?? '') && path !== 'src/core/clock.ts') visit(file, (node) => whenInUtc(node, (rule) => report(node, rule)));
  if (['server', 'sandbox', 'cli'].includes(room ?? '')) visit(file, (node) => whenUntitled(node, (rule) => report(node, rule)));
  visit(file, (node) => whenUntyped(node, (rule) => report(node, rule)));
  for (const [, directive] of source.matchAll(/(@ts-(?:ignore|nocheck|expect-error)|eslint-disable)/g)) {
    offences.push({ at: path, rule: `${directive} silences a checker: repair the cause` });
  }
  return offences;
}

function isRoom(name: string): name is RoomName {
  return Object.hasOwn(rooms, name) && name !== 'entry';
}

function roomOf(path: string): RoomName | null {
  const [root, name, ...rest] = path.split('/');
  if (root !== 'src' || name === undefined) return null;
  if (rest.length === 0) return /^index\.ts$/.test(name) ? 'entry' : null;
  return isRoom(name) ? name : null;
}

function importsIn(file: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  visit(file, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ specifier: node.moduleSpecifier.text, isTypeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword, node });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly, node });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) found.push({ specifier: argument.text, isTypeOnly: false, node });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push({ specifier: node.argument.literal.text, isTypeOnly: true, node });
    }
  });
  return found;
}

function importRules(path: string, room: RoomName, { specifier, isTypeOnly }: Import): readonly string[] {
  return specifier.startsWith('.') ? relativeImportRules(path, room, specifier, isTypeOnly) : packageRules(path, room, specifier);
}

function relativeImportRules(path: string, room: RoomName, specifier: string, isTypeOnly: boolean): readonly string[] {
  const rules: string[] = [];
  if (!/\.(?:js|css|json)$/.test(specifier)) rules.push(`"${specifier}" must end in .js`);
  const target = posix.join(posix.dirname(path), specifier);
  const other = roomOf(target.replace(/\.js$/, '.ts'));
  const { imports, typesOf = [] } = rooms[room];
  if (other === null) rules.push(`"${specifier}" leads out of the house`);
  else if (!imports.includes(other) && !(isTypeOnly && typesOf.includes(other))) {
    rules.push(`${room} may not import ${other}${typesOf.includes(other) ? ', only its types' : ''} ("${specifier}")`);
  }
  if (withoutAdapter.includes(room) && target === 'src/core/adapter.js') {
    rules.push(`${room} may not see the adapter: ask a hook of the room react`);
  }
  return rules;
}

function packageRules(path: string, room: RoomName, specifier: string): readonly string[] {
  const { packages, runs } = rooms[room];
  const exceptions = packageExceptions.filter(({ below }) => path.startsWith(below));
  if (specifier.startsWith('node:')) {
    return runs === 'node' || exceptions.some((exception) => exception.runs === 'node') ? [] : [`${room} also runs in a browser: no ${specifier}`];
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const excepted = exceptions.some((exception) => exception.packages.includes(name));
  return packages.includes(name) || excepted ? [] : [`${room} may not use the package ${name}`];
}

function whenAmbient(node: ts.Node, report: (rule: string) => void): void {
  const text = ts.isPropertyAccessExpression(node) ? node.getText() : '';
  if (
    ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues'].some((name) => text === name || text === `globalThis.${name}`)
  ) {
    report(`${text}: time and chance are handed in`);
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) {
    report('new Date() without an argument: time is handed in');
  }
  if (ts.isCallExpression(node) && /^(?:globalThis\.|window\.)?(?:Date|setTimeout|setInterval|queueMicrotask)$/.test(node.expression.getText())) {
    report(`${node.expression.getText()}(): time is handed in`);
  }
}

function whenUnsafe(node: ts.Node, report: (rule: string) => void): void {
  if (!ts.isIdentifier(node)) return;
  if (['localStorage', 'sessionStorage', 'indexedDB'].includes(node.text)) report(`${node.text}: nothing is kept in the browser`);
  if (['eval', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML'].includes(node.text)) {
    report(`${node.text}: text becomes markup or code`);
  }
}

/** The day of a transaction is one of the account's own calendar: in UTC it is another one every evening. */
function whenInUtc(node: ts.Node, report: (rule: string) => void): void {
  if (ts.isIdentifier(node) && node.text === 'toISOString') report(`${node.text}: a moment is made by instantAt, a day by localDateAt`);
}

/** A browser's bundle has no titles; whoever reads a log has them. */
function whenUntitled(node: ts.Node, report: (rule: string) => void): void {
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'BankFeedsError')
    report('new BankFeedsError: titledError says in words what happened');
}

function whenUntyped(node: ts.Node, report: (rule: string) => void): void {
  if (node.kind === ts.SyntaxKind.AnyKeyword) report('any: give it a type, or unknown and parse it');
  if (ts.isAsExpression(node) && ts.isAsExpression(node.expression)) report('a cast of a cast: parse it');
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
