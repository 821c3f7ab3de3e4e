import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { protocol, type ProtocolRoute } from '../../src/core/protocol.js';
import { adapterContract } from '../../src/testing/index.js';

const folder = new URL('../../src/testing/adapter/', import.meta.url);
const routes = new Set(Object.values(protocol).map(({ method, path }: ProtocolRoute) => `${method} ${path.replace(':accountId', '{accountId}')}`));

/** The sentences in a file: texts with a space, what stands between the holes of templates too. */
function sentencesIn(name: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, readFileSync(new URL(name, folder), 'utf8'), ts.ScriptTarget.ESNext, true));
  return found.filter((text) => text.trim().includes(' '));
}

const aboutBackEnds = readdirSync(folder).filter((name) => name !== 'own-adapter.ts');
const sentences = aboutBackEnds.flatMap(sentencesIn);

const verbs = Object.keys(protocol).filter((verb) => /[A-Z]/.test(verb));
const onlyTypeScript = new RegExp(
  `\\b(?:${[...verbs, 'BankFeedsError', 'AbortSignal', 'signal', 'Promise', 'undefined', 'rejects?', 'throws?'].join('|')})\\b|\\b(?:credentials|hostedLink|accountEditing|summaries)\\.\\w`,
  'u',
);

describe('the words of the contract about back ends', () => {
  it('can be read by a team that knows the protocol and no TypeScript', () => {
    expect(sentences.length).toBeGreaterThan(150);
    expect(sentences.filter((text) => onlyTypeScript.test(text))).toEqual([]);
  });

  it('name only routes that there are', () => {
    const named = sentences.flatMap((text) => [...text.matchAll(/\b(?:GET|POST|PATCH|DELETE) \/[\w{}/-]+/gu)].map(([route]) => route));
    expect(new Set(named).size).toBeGreaterThan(8);
    expect(named.filter((route) => !routes.has(route))).toEqual([]);
  });

  it('are all there is where the group is not that of the page’s own adapter', () => {
    const own = new Set(sentencesIn('own-adapter.ts'));
    for (const { name, group } of adapterContract) expect([name, group === 'adapter']).toEqual([name, own.has(name)]);
  });
});
