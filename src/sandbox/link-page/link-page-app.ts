import { Hono, type Context } from 'hono';
import { parseCallout } from '../../core/callout.js';
import { titledError } from '../../core/titled-error.js';
import { negotiateLocale, type Locale } from '../../core/locale.js';
import { mintCredentials, revokeCredentials } from '../codat/credentials.js';
import type { SandboxBranding } from '../sandbox.js';
import type { Connection } from '../state.js';
import type { World } from '../world.js';
import { assetPaths, copyScript, iconImage, styleSheet } from './assets.js';
import { parseColour } from './brand-colour.js';
import { expiredPage, permissionsPage, setupPage, softwarePage, type LinkPageBrand, type LinkPageView, type SetupState } from './page.js';

const startPath = '/companies/:companyId/connections/:connectionId/start';

/**
 * Codat's hosted page for QuickBooks Online, which the link of a connection opens. It works without script; the
 * credentials stand in the answer to the one request that made them and nowhere else.
 * @throws BankFeedsError `calloutTooLong`, `invalidRequest`
 */
export function createLinkPageApp(world: World, branding: SandboxBranding, baseUrl: string): Hono {
  const app = new Hono();
  const colour = parseColour(branding.primaryColor);
  const logo = branding.logoUrl === undefined ? null : logoOf(branding.logoUrl, baseUrl);
  const brand: LinkPageBrand = {
    institutionName: branding.institutionName,
    logoUrl: logo?.url ?? null,
    logoText: branding.logoText ?? branding.institutionName.slice(0, 1),
    callout: branding.callout ? parseCallout(branding.callout) : null,
  };
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    `img-src 'self'${logo ? ` ${logo.source}` : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
  });

  app.get(assetPaths.style, (c) => c.body(styleSheet(colour), 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get(assetPaths.icon, (c) => c.body(iconImage(colour), 200, { 'Content-Type': 'image/svg+xml' }));
  app.get(assetPaths.script, (c) => c.body(copyScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));

  /** The connection behind a link that still works. */
  function opened(c: Context): { readonly connection: Connection; readonly view: LinkPageView } | null {
    world.catchUp();
    const found = world.connection(c.req.param('connectionId') ?? '');
    if (!found || found.company.id !== c.req.param('companyId')) return null;
    const otp = c.req.query('otp') ?? '';
    const now = world.clock.now();
    if (!found.connection.oneTimePasswords.some((known) => known.otp === otp && known.expiresAt > now)) return null;
    const path = `/companies/${found.company.id}/connections/${found.connection.id}/start`;
    return { connection: found.connection, view: { brand, locale: localeOf(c), path, otp } };
  }

  function expired(c: Context) {
    return c.html(expiredPage({ brand, locale: localeOf(c) }), 401);
  }

  app.get(startPath, (c) => {
    const page = opened(c);
    if (!page) return expired(c);
    switch (c.req.query('step')) {
      case 'permissions':
        return c.html(permissionsPage(page.view));
      case 'setup':
        return c.html(setupPage(page.view, setupStateOf(page.connection)));
      default:
        return c.html(softwarePage(page.view));
    }
  });

  app.post(`${startPath}/credentials`, (c) => {
    const page = opened(c);
    if (!page) return expired(c);
    const pair = mintCredentials(page.connection, world);
    world.changed();
    return c.html(setupPage(page.view, setupStateOf(page.connection, { pair })));
  });

  app.post(`${startPath}/revocation`, (c) => {
    const page = opened(c);
    if (!page) return expired(c);
    revokeCredentials(page.connection, world.clock.now());
    world.changed();
    return c.html(setupPage(page.view, setupStateOf(page.connection, { justRevoked: true })));
  });

  return app;
}

/** What belongs to the hosted page, of all paths of the sandbox. */
export function isLinkPagePath(path: string): boolean {
  return /^\/companies\/[^/]+\/connections\/[^/]+\/start(\/|$)/.test(path) || Object.values(assetPaths).some((known) => known === path);
}

function setupStateOf({ credentials }: Connection, happened: Partial<SetupState> = {}): SetupState {
  return { pair: null, justRevoked: false, hasCredentials: credentials.length > 0, ...happened };
}

function localeOf(c: Context): Locale {
  return negotiateLocale(c.req.query('lang') ?? c.req.header('Accept-Language'));
}

function logoOf(logoUrl: string, baseUrl: string): { readonly url: string; readonly source: string } {
  const url = URL.canParse(logoUrl, baseUrl) ? new URL(logoUrl, baseUrl) : null;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return { url: url.href, source: url.origin };
  if (url?.protocol === 'data:') return { url: url.href, source: 'data:' };
  throw titledError({
    code: 'invalidRequest',
    stage: 'configuration',
    message: 'The bank’s logo must be an http, https or data URL.',
  });
}
