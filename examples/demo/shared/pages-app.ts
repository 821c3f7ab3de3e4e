import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { lookOf } from './look.js';
import { contentPolicy } from './content-policy.js';

export interface PagesOptions {
  /** Where the built pages lie. */
  readonly folder: string;
  /** The built document, below the folder. */
  readonly document: string;
  /** Paths at which the document is served. */
  readonly paths: readonly string[];
  readonly lookCookie: string;
}

/** Stands in the built document where each answer's own nonce goes. */
export const noncePlaceholder = 'NONCE-OF-THIS-ANSWER';

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The document and what it loads. */
export function createPagesApp({ folder, document, paths, lookCookie }: PagesOptions): Hono {
  const app = new Hono();
  const markup = readFileSync(join(folder, document), 'utf8');
  const assets = new Map(readdirSync(join(folder, 'assets')).map((name) => [name, readFileSync(join(folder, 'assets', name))]));

  app.get('/assets/:name', (c) => {
    const name = c.req.param('name');
    const asset = assets.get(name);
    const type = contentTypes[extname(name)];
    if (asset === undefined || type === undefined) return c.notFound();
    return c.body(new Uint8Array(asset), 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' });
  });

  for (const path of paths) {
    app.get(path, (c) => {
      const nonce = randomBytes(18).toString('base64');
      const { locale, theme } = lookOf(getCookie(c, lookCookie), c.req.header('Accept-Language'));
      c.header('Content-Security-Policy', contentPolicy(nonce));
      c.header('Cache-Control', 'no-store');
      const html = `<html lang="${locale}" data-theme="${theme}">`;
      return c.html(markup.replaceAll(noncePlaceholder, nonce).replace('<html lang="en" data-theme="light">', html));
    });
  }
  return app;
}
