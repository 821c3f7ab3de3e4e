import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as v from 'valibot';

const folder = new URL('../../../shared/codat-oas/', import.meta.url);
const files = { current: 'bank-feeds.2026-08-04.json', 2023: 'bank-feeds.2023-07-19.json' } as const;

const definitionSchema = v.looseObject({
  paths: v.record(v.string(), v.record(v.string(), v.unknown())),
});
const operationSchema = v.looseObject({ operationId: v.string(), responses: v.record(v.string(), v.unknown()) });

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly statuses: readonly string[];
}

export interface Definition {
  readonly operations: readonly Operation[];
  /** What is wrong with an answer. */
  faultsIn(operation: Operation, status: number, body: unknown, isEmpty: boolean): readonly string[];
  operationOf(method: string, path: string): Operation | undefined;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Codat's own definition of a dialect, or null where the files are not at hand. */
export function definitionOf(dialect: 'current' | '2023'): Definition | null {
  const file = new URL(files[dialect], folder);
  if (!existsSync(file)) return null;
  const document = v.parse(definitionSchema, withNullTypes(JSON.parse(readFileSync(file, 'utf8'))));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv, ['uuid', 'uri', 'uri-reference', 'int32']);
  ajv.addFormat('decimal', { type: 'number', validate: () => true });
  ajv.addFormat('ISO4217', /^[A-Z]{3}$/);
  ajv.addSchema(document, 'codat');

  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      if (!(method in item)) continue;
      const { operationId, responses } = v.parse(operationSchema, item[method]);
      operations.push({ id: operationId, method: method.toUpperCase(), path, statuses: Object.keys(responses) });
    }
  }

  return {
    operations,
    operationOf: (method, path) => {
      const fits = operations.filter((operation) => operation.method === method && pathPattern(operation.path).test(path));
      return fits.sort((a, b) => placeholders(a.path) - placeholders(b.path))[0];
    },
    faultsIn({ method, path, statuses, id }, status, body, isEmpty) {
      if (!statuses.includes(String(status))) return [`${id} does not declare ${status}`];
      const pointer = ['paths', path, method.toLowerCase(), 'responses', String(status)];
      const response = resolve(document, pointer);
      const schema = resolve(document, [...response.pointer, 'content', 'application/json', 'schema']);
      if (schema.value === undefined) return isEmpty ? [] : [`${id} ${status} declares no body`];
      if (isEmpty) return [`${id} ${status} declares a body`];
      const validate = ajv.compile({ $ref: `codat#/${schema.pointer.map(escapePointer).join('/')}` });
      if (validate(body)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${id} ${status}: ${instancePath} ${message ?? ''}`);
    },
  };
}

/** The files say `nullable`, which OpenAPI 3.1 no longer knows. */
function withNullTypes(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNullTypes);
  if (!isRecord(node)) return node;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withNullTypes(value)]));
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : rest;
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

function placeholders(path: string): number {
  return path.split('{').length - 1;
}

/** Follows references on the way; Ajv follows those inside of schemas. */
function resolve(document: unknown, pointer: readonly string[]): { readonly value: unknown; readonly pointer: readonly string[] } {
  let value: unknown = document;
  let at: readonly string[] = [];
  for (const key of pointer) {
    ({ value, at } = followed(document, value, at));
    value = isRecord(value) ? value[key] : undefined;
    at = [...at, key];
  }
  const end = followed(document, value, at);
  return { value: end.value, pointer: end.at };
}

function followed(document: unknown, value: unknown, at: readonly string[]): { value: unknown; at: readonly string[] } {
  if (!isRecord(value) || typeof value['$ref'] !== 'string') return { value, at };
  const target = resolve(
    document,
    value['$ref']
      .slice(2)
      .split('/')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
  return { value: target.value, at: target.pointer };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function escapePointer(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}
