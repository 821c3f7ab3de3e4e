import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';

/** On every answer, also those that are errors. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
};

/** Changes come from the own pages only: as JSON, which no form can send, and from the own origin, as the browser says. */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  c.header('Cache-Control', 'no-store');
  if (c.req.method !== 'GET') {
    const site = c.req.header('Sec-Fetch-Site');
    const own = site === undefined ? c.req.header('Origin') === new URL(c.req.url).origin : site === 'same-origin';
    if (!own || !/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) return c.json({ code: 'forbidden' }, 403);
  }
  return next();
};

/** null: the body is not what was asked for. */
export async function bodyOf<Schema extends v.GenericSchema>(request: Request, schema: Schema): Promise<v.InferOutput<Schema> | null> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return null;
  }
  const parsed = v.safeParse(schema, body);
  return parsed.success ? parsed.output : null;
}
