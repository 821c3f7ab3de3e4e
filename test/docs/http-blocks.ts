import { expect } from 'vitest';
import { kitOverSandbox } from './kit-over-sandbox.js';
import type { CodeBlock } from './code-blocks.js';

export interface Exchange {
  readonly place: string;
  readonly request: string;
  readonly answer: string;
}

/** A request, and the answer that the page shows next. */
export function exchangesOf(blocks: readonly CodeBlock[]): readonly Exchange[] {
  return blocks.flatMap(({ code, page, place }, index) => {
    const next = blocks[index + 1];
    if (!/^[A-Z]+ \//.test(code)) return [];
    return [{ place, request: code, answer: next?.page === page && next.code.startsWith('HTTP/1.1') ? next.code : '' }];
  });
}

/** Sends the request to the kit, with a session of its own in the place of the reader's, and holds the page's answer against what comes. */
export async function expectExchange({ request, answer }: Exchange): Promise<void> {
  const asked = partsOf(request);
  const shown = partsOf(answer);
  const [method = '', path = ''] = asked.first.split(' ');
  const headers = new Headers(asked.headers.filter(([name]) => name !== 'Host' && name !== 'Cookie').map(([name, value]): [string, string] => [name, value]));
  if (asked.headers.some(([name]) => name === 'Cookie')) headers.set('Cookie', 'customer=boulangerie');
  const { server } = kitOverSandbox();
  const response = await server.fetch(new Request(`https://portal.example${path}`, { method, headers, ...(asked.body !== '' && { body: asked.body }) }));
  expect(shown.first, 'the answer’s status').toMatch(new RegExp(`^HTTP/1\\.1 ${response.status}\\b`));
  for (const [name, value] of shown.headers) expect(response.headers.get(name), name).toBe(value);
  expect(keysOf(await response.json())).toEqual(keysOf(JSON.parse(shown.body)));
}

function partsOf(text: string): { readonly first: string; readonly headers: readonly (readonly [string, string])[]; readonly body: string } {
  const [head = '', ...rest] = text.split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const headers = lines.map((line) => {
    const at = line.indexOf(': ');
    expect(at, line).toBeGreaterThan(0);
    return [line.slice(0, at), line.slice(at + 2)] as const;
  });
  return { first, headers, body: rest.join('\n\n') };
}

/** Values differ from run to run; the shape may not. Lists are as long as they are. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(keysOf);
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, keysOf(inner)]));
}
