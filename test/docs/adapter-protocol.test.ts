import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/core/error-facts.js';
import { maxRequestBytes, protocol, type ProtocolRoute } from '../../src/core/protocol.js';
import { requestHeader } from '../../src/core/protocol-routes.js';
import { moneyDirections, transactionOrders, transactionStages, transactionTypes } from '../../src/core/transaction.js';
import { transactionsQuerySchema, transactionsSummaryQuerySchema } from '../../src/core/transactions-query.js';
import { problemSchema } from '../../src/core/wire-schemas.js';
import { adapterOpenApi, filterParameters, isVerb, pageParameters, pathTemplate, problemsTable, routesTable, verbs, wireCodes } from './adapter-openapi.js';

const docs = new URL('../../docs/', import.meta.url);
const openApiFile = new URL('../../src/server/http/adapter.openapi.json', import.meta.url);
const pageFile = new URL('adapter-protocol.md', docs);
const howToUpdate = 'Run: UPDATE_DOCS=1 npx vitest run --project node test/docs/adapter-protocol.test.ts';

function withTable(page: string, name: string, table: string): string {
  return page.replace(new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`), () => `<!-- ${name} -->\n${table}\n<!-- /${name} -->`);
}

function pageWithTables(page: string): string {
  return withTable(withTable(page, 'routes', routesTable()), 'problems', problemsTable());
}

beforeAll(() => {
  if (process.env['UPDATE_DOCS'] !== '1') return;
  writeFileSync(openApiFile, `${JSON.stringify(adapterOpenApi(), null, 2)}\n`);
  writeFileSync(pageFile, pageWithTables(readFileSync(pageFile, 'utf8')));
});

interface Example {
  readonly kind: string;
  readonly verb: string;
  readonly json: unknown;
}

function examples(): readonly Example[] {
  const found = readFileSync(pageFile, 'utf8').matchAll(/<!-- (answer|request|problem) ?(\w*) -->\n```json\n([^]*?)\n```/g);
  return [...found].map(([, kind = '', verb = '', json = '']) => ({ kind, verb, json: JSON.parse(json) }));
}

/** The shape that the core gives an example, and the name of it in the document. */
function shapeOf({ kind, verb }: Example): { readonly schema: v.GenericSchema; readonly name: string } {
  if (kind === 'problem') return { schema: problemSchema, name: 'Problem' };
  if (!isVerb(verb)) throw new Error(`The page has an example of ${verb}, which is no verb of the protocol.`);
  const route: ProtocolRoute = protocol[verb];
  const schema = kind === 'answer' ? route.answer : route.body;
  if (!schema) throw new Error(`${verb} takes no body.`);
  const row =
    routesTable()
      .split('\n')
      .find((line) => line.startsWith(`| \`${route.method} ${pathTemplate(route)}\` |`)) ?? '';
  const [, , takes = '', answers = ''] = row.split('|').map((cell) => cell.trim().replaceAll('`', ''));
  return { schema, name: kind === 'answer' ? answers : takes };
}

function validatorOf(name: string): (value: unknown) => boolean {
  // ajv-formats is CommonJS: its default export is the plugin itself or holds it, as the loader has it.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  for (const keyword of ['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components']) ajv.addKeyword(keyword);
  ajv.addSchema({ $id: 'https://bankfeeds.example/adapter', ...adapterOpenApi() });
  const validate = ajv.getSchema(`https://bankfeeds.example/adapter#/components/schemas/${name}`);
  if (!validate) throw new Error(`The document has no schema ${name}.`);
  return (value) => validate(value) === true;
}

const mayBeAbsent: readonly string[] = ['correlationId', 'retryAfterMs', 'sending'];

describe('adapter.openapi.json', () => {
  it('is what the protocol says today', () => {
    const committed: unknown = existsSync(openApiFile) ? JSON.parse(readFileSync(openApiFile, 'utf8')) : null;
    expect(committed, `adapter.openapi.json is out of date. ${howToUpdate}`).toEqual(JSON.parse(JSON.stringify(adapterOpenApi())));
  });

  it('documents every problem that can cross the wire', () => {
    const text = JSON.stringify(adapterOpenApi());
    for (const code of wireCodes) expect(text).toContain(`"${code}"`);
    expect(wireCodes).not.toContain('network');
  });

  it('gives each status that a verb can answer, with the problem’s own', () => {
    const parsed = v.parse(
      v.object({
        paths: v.record(
          v.string(),
          v.record(v.string(), v.object({ operationId: v.string(), responses: v.record(v.string(), v.object({ description: v.string() })) })),
        ),
      }),
      adapterOpenApi(),
    );
    const operations = Object.values(parsed.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual([...verbs].sort());
    for (const { responses } of operations) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '401', '403', '429', '500']));
      for (const [status, { description }] of Object.entries(responses)) {
        for (const [, code = ''] of description.matchAll(/`(\w+)`:/g)) {
          expect(errorCodes).toHaveProperty(code);
          if (status !== '200') expect(String(wireCodes.filter((known) => known === code).map((known) => errorCodes[known].status))).toBe(status);
        }
      }
    }
  });

  it('says of the query string what its schema holds', () => {
    const takes = (query: Record<string, string>) => v.is(transactionsQuerySchema, query);
    const { page, pageSize, orderBy } = pageParameters;
    const { query, stage, type, direction, minAmount, maxAmount, from, to } = filterParameters;
    expect(Object.keys({ ...pageParameters, ...filterParameters })).toEqual(Object.keys(transactionsQuerySchema.entries));
    expect(Object.keys(filterParameters)).toEqual(Object.keys(transactionsSummaryQuerySchema.entries));
    expect(v.parse(transactionsQuerySchema, {})).toEqual({
      page: page.schema.default,
      pageSize: pageSize.schema.default,
      orderBy: orderBy.schema.default,
      query: query.schema.default,
    });
    expect([takes({ page: String(page.schema.minimum) }), takes({ page: String(page.schema.minimum - 1) })]).toEqual([true, false]);
    expect([takes({ pageSize: String(pageSize.schema.maximum) }), takes({ pageSize: String(pageSize.schema.maximum + 1) })]).toEqual([true, false]);
    expect([takes({ pageSize: String(pageSize.schema.minimum) }), takes({ pageSize: String(pageSize.schema.minimum - 1) })]).toEqual([true, false]);
    expect([takes({ query: 'q'.repeat(query.schema.maxLength) }), takes({ query: 'q'.repeat(query.schema.maxLength + 1) })]).toEqual([true, false]);
    for (const order of transactionOrders) expect(takes({ orderBy: order })).toBe(true);
    expect(takes({ orderBy: 'reference' })).toBe(false);
    for (const [name, { schema }, names] of [
      ['stage', stage, transactionStages],
      ['type', type, transactionTypes],
    ] as const) {
      expect(schema.items.enum).toEqual(names);
      expect(takes({ [name]: names.slice(0, schema.maxItems).join(',') })).toBe(true);
      expect(takes({ [name]: [...names, names[0]].slice(0, schema.maxItems + 1).join(',') })).toBe(false);
    }
    expect(direction.schema.enum).toEqual(moneyDirections);
    for (const [name, { schema }] of [
      ['minAmount', minAmount],
      ['maxAmount', maxAmount],
    ] as const) {
      expect([takes({ [name]: String(schema.minimum) }), takes({ [name]: String(schema.minimum - 1) })]).toEqual([true, false]);
      expect([takes({ [name]: String(schema.maximum) }), takes({ [name]: String(schema.maximum + 1) })]).toEqual([true, false]);
    }
    for (const [name, { schema }] of [
      ['from', from],
      ['to', to],
    ] as const) {
      expect(schema.format).toBe('date');
      expect([takes({ [name]: '2026-11-20' }), takes({ [name]: '20.11.2026' })]).toEqual([true, false]);
    }
  });
});

describe('adapter-protocol.md', () => {
  const page = readFileSync(pageFile, 'utf8');

  it('has the routes and the problems of the protocol', () => {
    expect(readFileSync(pageFile, 'utf8'), `docs/adapter-protocol.md is out of date. ${howToUpdate}`).toBe(pageWithTables(page));
    expect(page).toContain(`${requestHeader.name}: ${requestHeader.value}`);
    expect(page).toContain(maxRequestBytes.toLocaleString('en'));
  });

  it('has an example of every shape that is sent or taken', () => {
    const shown = new Set(examples().map((example) => shapeOf(example).schema));
    const routes: readonly ProtocolRoute[] = verbs.map((verb) => protocol[verb]);
    for (const route of routes) {
      expect(shown, `${route.method} ${route.path}`).toContain(route.answer);
      if (route.body) expect(shown, `${route.method} ${route.path}`).toContain(route.body);
    }
    expect(shown).toContain(problemSchema);
  });

  it.each(examples())('the $kind $verb is one, for the core as for the document', (example) => {
    const { schema, name } = shapeOf(example);
    // Nothing is dropped or corrected: the example holds nothing that the protocol does not know.
    expect(v.parse(schema, example.json)).toEqual(example.json);
    const isValid = validatorOf(name);
    expect(isValid(example.json)).toBe(true);
    if (typeof example.json !== 'object' || example.json === null) throw new Error('an example is not an object');
    for (const key of Object.keys(example.json).filter((field) => !mayBeAbsent.includes(field))) {
      const { [key]: _, ...lacking } = Object.fromEntries(Object.entries(example.json));
      expect(isValid(lacking), `without ${key}`).toBe(false);
    }
  });

  it('writes money as whole numbers and dates as days, which the document demands', () => {
    const isValid = validatorOf('TransactionPage');
    const [sample] = examples().filter(({ verb }) => verb === 'listTransactions');
    const text = JSON.stringify(sample?.json);
    expect(isValid(JSON.parse(text))).toBe(true);
    expect(isValid(JSON.parse(text.replace('-1205', '-12.05')))).toBe(false);
    expect(isValid(JSON.parse(text.replace('"2026-11-20"', '"2026-11-20T00:00:00Z"')))).toBe(false);
    expect(isValid(JSON.parse(text.replace('"2026-11-20"', '"2026-02-30"')))).toBe(false);
  });
});
