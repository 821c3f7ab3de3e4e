import type { BankFeedsServer } from 'bankfeeds/server';
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { bodyOf, ownPageOnly, safeHeaders } from '../shared/guards.js';
import { createPagesApp } from '../shared/pages-app.js';
import { advanceRequestSchema, signInRequestSchema, type BankSession, type DemoState, type OwnAccount } from './bank-api.js';
import type { CoreBanking } from './core-banking.js';
import { customerOf, customers, type DemoCustomer } from './customers.js';
import type { DemoControls } from './demo-controls.js';
import { sessionCookie, sessionSeconds, type Sessions } from './session.js';

export interface BankAppOptions {
  readonly server: BankFeedsServer;
  readonly sessions: Sessions;
  readonly coreBanking: CoreBanking;
  readonly controls: DemoControls;
  readonly pagesFolder: string;
  readonly quickBooksUrl: string;
  readonly linkOrigins: readonly string[];
}

/** Where Codat sends its messages. */
export const messagesPath = '/codat-messages';

/** The bank: its pages, its session, and the adapter protocol of the widgets under `/api/bankfeeds`. */
export function createBankApp({ server, sessions, coreBanking, controls, pagesFolder, quickBooksUrl, linkOrigins }: BankAppOptions): Hono {
  const app = new Hono();
  app.use(safeHeaders);

  app.post(messagesPath, (c) => server.webhook(c.req.raw));
  app.all('/api/bankfeeds/*', (c) => server.fetch(c.req.raw));

  app.use('/api/*', ownPageOnly);
  app.use('/demo/*', ownPageOnly);

  const signedIn = (c: Context): DemoCustomer | null => sessions.customerOf(getCookie(c, sessionCookie));

  function sessionOf(customer: DemoCustomer | null): BankSession {
    return { customer: customer && shown(customer), customers: customers.map(shown), quickBooksUrl, linkOrigins: [...linkOrigins] };
  }

  app.get('/api/session', (c) => c.json(sessionOf(signedIn(c))));

  app.post('/api/session', async (c) => {
    const body = await bodyOf(c.req.raw, signInRequestSchema);
    const customer = body && customerOf(body.customerRef);
    if (!customer) return c.json({ code: 'invalidRequest' }, 400);
    setCookie(c, sessionCookie, sessions.begin(customer), { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: sessionSeconds });
    return c.json(sessionOf(customer));
  });

  app.delete('/api/session', (c) => {
    deleteCookie(c, sessionCookie, { path: '/' });
    return c.json(sessionOf(null));
  });

  app.get('/api/accounts', (c) => {
    const customer = signedIn(c);
    if (!customer) return c.json({ code: 'unauthenticated' }, 401);
    const accounts = (coreBanking.accountsOf(customer.ref) ?? []).map(({ id, name, type, lastFour, currency, balance, ineligible }): OwnAccount => ({
      id,
      name,
      type,
      lastFour,
      currency,
      balance,
      closed: ineligible === 'closed',
    }));
    return c.json({ accounts });
  });

  const demoState = (): DemoState => ({ codat: controls.codat, now: controls.now(), quickBooksUrl });

  app.get('/demo/state', (c) => c.json(demoState()));
  app.post('/demo/push', async (c) => c.json(await controls.push()));

  if (controls.codat === 'sandbox') {
    app.post('/demo/advance', async (c) => {
      const body = await bodyOf(c.req.raw, advanceRequestSchema);
      if (!body) return c.json({ code: 'invalidRequest' }, 400);
      controls.advance(body.hours * 60 * 60 * 1000);
      return c.json(demoState());
    });
    app.post('/demo/collect', async (c) => c.json(await controls.collect()));
    app.post('/demo/reset', async (c) => {
      deleteCookie(c, sessionCookie, { path: '/' });
      await controls.reset();
      return c.json(sessionOf(null));
    });
  }

  app.route('/', createPagesApp({ folder: pagesFolder, document: 'bank/pages/index.html', paths: ['/', '/quickbooks'], lookCookie: 'aurivelle_look' }));
  app.notFound((c) => (/^\/(api|demo)\//.test(c.req.path) ? c.json({ code: 'notFound' }, 404) : c.redirect('/')));
  return app;
}

function shown({ ref, name, place }: DemoCustomer): BankSession['customers'][number] {
  return { ref, name, place };
}
