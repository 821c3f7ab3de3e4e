import * as v from 'valibot';

/** An answer that is not what was asked for. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;

  constructor(code: string) {
    super(`The server answered ${code}.`);
    this.code = code;
  }
}

const refusalSchema = v.object({ code: v.string() });

/**
 * One request to the page's own back end.
 * @throws RefusedError
 */
export async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, answer: v.GenericSchema<unknown, T>, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    cache: 'no-store',
    ...(method !== 'GET' && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
  });
  const content: unknown = await response.json();
  const parsed = v.safeParse(answer, content);
  if (response.ok && parsed.success) return parsed.output;
  const refusal = v.safeParse(refusalSchema, content);
  throw new RefusedError(refusal.success ? refusal.output.code : 'unexpectedAnswer');
}
