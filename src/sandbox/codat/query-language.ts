import { notValid, type CodatService } from './refusal.js';
import type { Json, JsonObject } from './representation.js';

/** A data set that can be asked: its name in error texts, and every property that a query or an order may name. */
export interface Dataset {
  readonly name: string;
  readonly service: CodatService;
  readonly properties: readonly string[];
}

type Predicate = (row: JsonObject) => boolean;

const comparison = /^\s*([A-Za-z][\w.]*)\s*(!=|>=|<=|=|~|>|<)\s*([^&|{}]+?)\s*(?=&&|\|\||[{}]|$)/;

/**
 * Codat's query language: `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces to group, dots for
 * sub-properties; nothing can be asked of null.
 * @throws CodatRefusal 400
 */
export function parseQuery(text: string, dataset: Dataset): Predicate {
  const malformed = () => notValid('Error parsing query - Malformed query.', dataset.service);
  let rest = text.trim();

  function take(token: string): boolean {
    const trimmed = rest.trimStart();
    if (!trimmed.startsWith(token)) return false;
    rest = trimmed.slice(token.length);
    return true;
  }

  function any(): Predicate {
    const options = [all()];
    while (take('||')) options.push(all());
    return (row) => options.some((option) => option(row));
  }

  function all(): Predicate {
    const conditions = [term()];
    while (take('&&')) conditions.push(term());
    return (row) => conditions.every((condition) => condition(row));
  }

  function term(): Predicate {
    if (take('{')) {
      const inner = any();
      if (!take('}')) throw malformed();
      return inner;
    }
    const match = comparison.exec(rest);
    const [whole, property, operator, value] = match ?? [];
    if (whole === undefined || property === undefined || operator === undefined || value === undefined) throw malformed();
    requireProperty(property, dataset);
    rest = rest.slice(whole.length);
    return (row) => valuesAt(row, property).some((found) => holds(found, operator, value));
  }

  if (text.length >= 2048) throw malformed();
  const predicate = any();
  if (rest.trim() !== '') throw malformed();
  return predicate;
}

export function requireProperty(property: string, dataset: Dataset): void {
  if (dataset.properties.includes(property)) return;
  throw notValid(`Error parsing query - Could not resolve property ${property} on ${dataset.name}`, dataset.service);
}

/** What stands at a dotted path; through an array, all of it. */
export function valuesAt(row: Json, path: string): Exclude<Json, object | null>[] {
  let found: Json[] = [row];
  for (const key of path.split('.')) {
    found = found
      .flatMap((value) => (isList(value) ? value : [value]))
      .flatMap((value) => {
        const child = isObject(value) ? value[key] : undefined;
        return child === undefined ? [] : [child];
      });
  }
  return found.filter((value) => value !== null && typeof value !== 'object');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

function holds(found: string | number | boolean, operator: string, wanted: string): boolean {
  if (operator === '~') return typeof found === 'string' && found.toLowerCase().includes(wanted.toLowerCase());
  const order = compare(found, typeof found === 'number' ? Number(wanted) : wanted);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '>=':
      return order >= 0;
    default:
      return order <= 0;
  }
}

export function compare(a: string | number | boolean, b: string | number | boolean): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
