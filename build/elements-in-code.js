import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/*
 * What the custom elements take and dispatch, as their classes and the interfaces behind them say it: for the tables of the
 * README and for the manifest that editors read.
 */

/**
 * @typedef {object} ElementProperty
 * @property {string} name
 * @property {string | null} attribute
 * @property {string} type
 * @property {string} says
 */

/**
 * @typedef {object} ElementEvent
 * @property {string} type
 * @property {string} detail the type of `event.detail`
 * @property {string} says
 */

/**
 * @typedef {object} ElementInCode
 * @property {string} tag
 * @property {string} className
 * @property {string} says
 * @property {readonly string[]} observed
 * @property {readonly ElementProperty[]} properties
 * @property {readonly ElementEvent[]} events
 */

const folder = new URL('../src/elements/', import.meta.url);

/** @param {string} name */
function sourceOf(name) {
  return ts.createSourceFile(name, readFileSync(new URL(name, folder), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** @param {ts.Node} node */
function docOf(node) {
  const doc = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(doc?.comment) ?? '').replace(/\s+/g, ' ').trim();
}

/** @param {ts.Node | undefined} node */
function typeText(node) {
  return (node?.getText() ?? 'unknown').replace(/\s+/g, ' ').replace(/ \| undefined$/, '');
}

/**
 * The first text that is given to one of these methods.
 * @param {ts.Node} node
 * @param {readonly string[]} methods
 * @returns {readonly string[]}
 */
function textsGivenTo(node, methods) {
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} inner */
  const visit = (inner) => {
    if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression) && methods.includes(inner.expression.name.text)) {
      const [first] = inner.arguments;
      if (first && ts.isStringLiteral(first)) found.push(first.text);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/**
 * @param {readonly ts.SourceFile[]} files
 * @returns {Map<string, Map<string, ts.PropertySignature>>}
 */
function interfacesIn(files) {
  const interfaces = files.flatMap((file) => file.statements.filter(ts.isInterfaceDeclaration));
  return new Map(
    interfaces.map((declaration) => [
      declaration.name.text,
      new Map(
        declaration.members
          .filter(ts.isPropertySignature)
          .map((member) => [ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(), member]),
      ),
    ]),
  );
}

/** @returns {readonly ElementInCode[]} */
export function elementsInCode() {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map(sourceOf);
  const interfaces = interfacesIn(files);
  const told = interfaces.get('BankFeedsElementEventMap') ?? new Map();
  const byAll = textsGivenTo(sourceOf('bank-feeds-element.ts'), ['tell']);
  /** @type {Map<string, string>} */
  const tags = new Map([...classesByTag(files)].map(([tag, className]) => [className, tag]));
  return files
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .flatMap((declaration) => {
      const className = declaration.name?.text ?? '';
      const tag = tags.get(className);
      if (tag === undefined) return [];
      const settings =
        declaration.heritageClauses
          ?.find(({ token }) => token === ts.SyntaxKind.ImplementsKeyword)
          ?.types.map((type) => interfaces.get(type.expression.getText())) ?? [];
      const observed = declaration.members
        .filter(ts.isPropertyDeclaration)
        .filter(({ name }) => name.getText() === 'observedAttributes')
        .flatMap(({ initializer }) =>
          initializer && ts.isArrayLiteralExpression(initializer) ? initializer.elements.filter(ts.isStringLiteral).map(({ text }) => text) : [],
        );
      return [
        {
          tag,
          className,
          observed,
          says: docOf(declaration),
          properties: declaration.members.filter(ts.isGetAccessor).map((getter) => {
            const name = getter.name.getText();
            const property = settings.flatMap((one) => one?.get(name) ?? [])[0];
            const [attribute = null] = textsGivenTo(getter, ['text', 'isOn', 'isNotFalse']);
            return {
              name,
              attribute: attribute ?? observed.find((one) => one.replaceAll('-', '') === name.toLowerCase()) ?? null,
              type: typeText(property?.type ?? getter.type),
              says: property ? docOf(property) : '',
            };
          }),
          events: [...new Set([...textsGivenTo(declaration, ['tell']), ...byAll])].map((type) => ({
            type,
            detail: typeText(told.get(type)?.type).replace(/^CustomEvent<(.*)>$/, '$1'),
            says: docOf(told.get(type) ?? declaration),
          })),
        },
      ];
    });
}

/**
 * What the classes say of the tags that they stand for.
 * @param {readonly ts.SourceFile[]} files
 * @returns {readonly (readonly [string, string])[]}
 */
function classesByTag(files) {
  return files
    .flatMap((file) => file.statements.filter(ts.isModuleDeclaration))
    .flatMap(({ body }) =>
      (body && ts.isModuleBlock(body) ? body.statements.filter(ts.isInterfaceDeclaration) : [])
        .filter(({ name }) => name.text === 'HTMLElementTagNameMap')
        .flatMap(({ members }) => members.filter(ts.isPropertySignature))
        .flatMap(({ name, type }) => (ts.isStringLiteral(name) && type ? [/** @type {const} */ ([name.text, type.getText()])] : [])),
    );
}
