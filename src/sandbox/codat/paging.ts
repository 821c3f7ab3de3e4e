import { notValid } from './refusal.js';
import { compare, parseQuery, requireProperty, valuesAt, type Dataset } from './query-language.js';
import type { JsonObject } from './representation.js';

const maxPageSize = 5000;

/**
 * Codat's paging: `page` from 1, `pageSize` 1 to 5,000 (default 100), `query`, `orderBy` (`-` in front is descending);
 * `totalResults` counts what is left after the query.
 * @throws CodatRefusal 400
 */
export function pageOf(url: URL, rows: readonly JsonObject[], dataset: Dataset): JsonObject {
  const page = wholeNumber(url, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = wholeNumber(url, 'pageSize', 100, maxPageSize);
  const query = url.searchParams.get('query')?.trim() ?? '';
  const found = query === '' ? [...rows] : rows.filter(parseQuery(query, dataset));
  const ordered = orderedBy(url.searchParams.get('orderBy') ?? '', found, dataset);

  const href = (number: number) => {
    const parameters = new URLSearchParams(url.searchParams);
    parameters.set('page', String(number));
    parameters.set('pageSize', String(pageSize));
    return { href: `${url.pathname}?${parameters.toString()}` };
  };
  return {
    results: ordered.slice((page - 1) * pageSize, page * pageSize),
    pageNumber: page,
    pageSize,
    totalResults: ordered.length,
    _links: {
      self: { href: url.pathname },
      current: href(page),
      ...(page * pageSize < ordered.length && { next: href(page + 1) }),
      ...(page > 1 && { previous: href(page - 1) }),
    },
  };
}

function wholeNumber(url: URL, name: string, fallback: number, max: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > max) throw notValid(`Error processing request - ${name} is not valid.`);
  return number;
}

function orderedBy(orderBy: string, rows: readonly JsonObject[], dataset: Dataset): readonly JsonObject[] {
  if (orderBy === '') return rows;
  const descending = orderBy.startsWith('-');
  const property = descending ? orderBy.slice(1) : orderBy;
  requireProperty(property, dataset);
  return [...rows].sort((a, b) => {
    const order = compare(valuesAt(a, property)[0] ?? '', valuesAt(b, property)[0] ?? '');
    return descending ? -order : order;
  });
}
